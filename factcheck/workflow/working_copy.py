"""Back to what readers see: the desk's papers of a claim put back as they were signed."""

import json
from typing import Any

from django.db.models import F

from factcheck.models import Claim, Evidence, FactCheck, Source, Submission, Topic, Verdict

from . import images
from .edition import evidence_id
from .steps import Taking

REASONS = ("independence", "primary", "sides")
VERDICT = ("summary", "explanation", "uncertainty")


def restore(step: Taking, submission: Submission, fact_check: FactCheck) -> None:
    """Undo what was done to a claim since this submission. Replies and internal notes stay: they happened."""
    signed: dict[str, Any] = json.loads(submission.content or "{}")
    step.set(submission=submission, rating=submission.rating, correction_kind="", correction_note="")
    if not signed:
        return
    claimant = _claimant(step.claim, signed, fact_check)
    step.set(
        statement=signed["statement"],
        claimant=claimant,
        claimant_unknown=step.claim.claimant_unknown if claimant is None else False,
        reporter=_source(signed["reported_by"], step.claim.reporter),
        claimed_on=Claim._meta.get_field("claimed_on").to_python(signed["claimed_on"]),
        **{f"{name}_reason": signed["reasons"][name] for name in REASONS},
    )
    step.claim.topics.set(Topic.objects.filter(slug__in=[topic["slug"] for topic in signed["topics"]]))
    words = {name: signed["verdict"][name] for name in VERDICT}
    step.claim.verdicts.filter(role=Verdict.Role.LEAD).update(
        rating=submission.rating, **words, version=F("version") + 1
    )
    _restore_evidence(step, {item["id"]: item for item in signed["evidence"]})
    images.restore(step, signed)


def _claimant(claim: Claim, signed: dict[str, Any], fact_check: FactCheck) -> Source | None:
    """The signed claimant: its page knows the source, whatever it is called by now."""
    page = fact_check.claimant
    if page and signed["claimant"]:
        return Source.objects.filter(pk=page.source_id).first()
    return _source(signed["claimant"], claim.claimant)


def _source(signed: dict[str, Any] | None, now: Source | None) -> Source | None:
    """The source of this name; when it has been renamed, the one at hand."""
    if signed is None:
        return None
    return Source.objects.filter(name=signed["name"], kind=signed["kind"]).first() or now


def _restore_evidence(step: Taking, signed: dict[str, dict[str, Any]]) -> None:
    """Take off what was attached since, then put back what was removed or changed."""
    rows = list(step.claim.evidence.all())
    back = {row: signed[evidence_id(row)] for row in rows if evidence_id(row) in signed}
    words = {(row.document_id, item["passage"]) for row, item in back.items()}
    for row in rows:
        doubles = (row.document_id, row.passage) in words
        if row not in back and row.removed_at is None and (row.public or doubles):
            step.log(f"evidence {row.pk}", str(row), None)
            Evidence.objects.filter(pk=row.pk).update(removed_at=step.at)
    # All off before any is put back: two rows that swapped their words would stand in each other's way.
    Evidence.objects.filter(pk__in=[row.pk for row in back]).update(removed_at=step.at)
    for row, item in back.items():
        step.log(f"evidence {row.pk}", None if row.removed_at else str(row), str(row))
        Evidence.objects.filter(pk=row.pk).update(removed_at=None, public=True, **_use(item))


def _use(item: dict[str, Any]) -> dict[str, Any]:
    """The fields of a piece of evidence that stand in the signed content."""
    kept = ("stance", "passage", "locator", "group", "no_capture_reason")
    return {name: item[name] for name in kept} | {"public_note": item["note"], "position": item["number"]}
