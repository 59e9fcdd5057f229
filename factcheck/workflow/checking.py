"""What a checker does with an open claim: evidence, right of reply, verdict, submission."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from factcheck import rules
from factcheck.models import (
    Claim,
    Document,
    Evidence,
    ReplyRequest,
    Sighting,
    Submission,
    User,
    Verdict,
)
from factcheck.rules.who import leads

from . import citations, edition
from .captures import wish_for
from .ledger import sha256
from .ratings import refuse_retired
from .steps import ANY_VERSION, Taking, take
from .words import clean

EVIDENCE = (
    "stance",
    "passage",
    "locator",
    "group",
    "public",
    "public_note",
    "internal_note",
    "no_capture_reason",
    "position",
)
"""The fields of a piece of evidence that its desk form may change."""
HOUSE_RULE = "House rule: not asked."


def attach(claim: Claim, *, by: User, document: Document, stance: str, **use: Any) -> Evidence:
    """Use a document as evidence for, against or around a claim."""
    _only(use, EVIDENCE)
    with take(claim, "attach", by=by, version=ANY_VERSION) as step:
        last = step.claim.evidence.aggregate(last=Max("position"))["last"] or 0
        use.setdefault("position", last + 1)
        evidence = Evidence(claim=step.claim, document=document, stance=stance, **use)
        clean(evidence)
        evidence.save(force_insert=True)
        wish_for(evidence, by=by)
        step.log("evidence", None, str(evidence))
    return evidence


def change_evidence(evidence: Evidence, *, by: User, version: int | None = None, **use: Any) -> Evidence:
    """Change how a document is used. `version` is that of the claim the person saw."""
    _only(use, EVIDENCE)
    with take(evidence.claim, "change_evidence", by=by, version=version) as step:
        evidence.refresh_from_db(fields=[*EVIDENCE, "removed_at"])
        _refuse_removed(evidence)
        before = citations.numbers(step.claim)
        for name, new in use.items():
            step.log(f"{evidence.document}: {name}", getattr(evidence, name), new)
            setattr(evidence, name, new)
        clean(evidence)
        evidence.save(update_fields=list(use))
        citations.follow(step, before)
        wish_for(evidence, by=by)
    return evidence


def remove_evidence(evidence: Evidence, *, by: User, note: str = "", version: int | None = None) -> Claim:
    """Take a piece of evidence off a claim. The row stays, so that the story can be read."""
    with take(evidence.claim, "remove_evidence", by=by, note=note, version=version) as step:
        evidence.refresh_from_db(fields=["removed_at"])
        _refuse_removed(evidence)
        before = citations.numbers(step.claim)
        Evidence.objects.filter(pk=evidence.pk).update(removed_at=step.at)
        citations.follow(step, before)
        step.log("evidence", str(evidence), None)
    return evidence.claim


def _refuse_removed(evidence: Evidence) -> None:
    if evidence.removed_at:
        raise ValidationError("This evidence was taken off the claim. Attach it anew.")


def record_reply(claim: Claim, *, by: User, outcome: str, **words: Any) -> ReplyRequest:
    """Record what the claimant was asked and what came back, or why nobody asked."""
    with take(claim, "record_reply", by=by, version=ANY_VERSION) as step:
        reply = ReplyRequest(claim=step.claim, outcome=outcome, recorded_at=step.at, recorded_by=by, **words)
        clean(reply)
        reply.save(force_insert=True)
        step.log("reply", None, str(reply))
    return reply


def write_verdict(claim: Claim, *, by: User, version: int | None = None, **words: Any) -> Verdict:
    """Work on the lead verdict: `rating`, `summary`, `explanation`, `uncertainty`."""
    _only(words, ("rating", "summary", "explanation", "uncertainty"))
    with take(claim, "write_verdict", by=by, version=version) as step:
        return _write(step, words)


def _write(step: Taking, words: dict[str, Any]) -> Verdict:
    """The lead verdict changed by this step; the log hides it from those who may still rate."""
    step.conceals_verdict = True
    if rating := words.get("rating"):
        refuse_retired(step.claim, rating)
    lead = step.claim.verdicts.filter(role=Verdict.Role.LEAD).first()
    if lead is None:
        lead = Verdict(claim=step.claim, user=step.by, role=Verdict.Role.LEAD)
    elif leads(step.by, step.claim):
        lead.user = step.by  # a new lead who writes it answers for it; a reviewer's comma changes no author
    for name, new in words.items():
        step.log(name, getattr(lead, name), new)
        setattr(lead, name, new)
    lead.given_at, lead.version = step.at, lead.version + 1
    clean(lead)
    new_row = lead.pk is None
    lead.save(
        force_insert=new_row, update_fields=None if new_row else [*words, "user", "given_at", "version"]
    )
    Sighting.objects.get_or_create(claim=step.claim, user=step.by, defaults={"seen_at": step.at})
    return lead


def submit(claim: Claim, *, by: User, note: str = "", version: int | None = None) -> Claim:
    """Freeze the public content and hand it to review. Whoever submits signs as its author."""
    with take(claim, "submit", by=by, note=note, version=version) as step:
        step.set(submission=freeze(step), rating=None)
    return claim


def hand_in(claim: Claim, *, by: User, note: str = "", version: int | None = None, **words: Any) -> Claim:
    """Write the last words of the verdict and submit the claim: both, or neither."""
    with transaction.atomic():
        lead = claim.verdicts.filter(role=Verdict.Role.LEAD).first()
        changed = {name: new for name, new in words.items() if lead is None or getattr(lead, name) != new}
        if changed:
            write_verdict(claim, by=by, version=version, **changed)
            version = claim.version
        return submit(claim, by=by, note=note, version=version)


def recall(claim: Claim, *, by: User, note: str = "", version: int | None = None) -> Claim:
    """Take one's claim back from review."""
    with take(claim, "recall", by=by, note=note, version=version):
        pass
    return claim


def freeze(step: Taking) -> Submission:
    """The submission that two people will sign: canonical JSON of the public content, and its digest."""
    docket = rules.open_docket(step.claim)
    if gaps := rules.missing(step.claim, "submit", docket):
        raise ValidationError(gaps)
    if docket.lead is None or docket.lead.rating is None:
        raise ValidationError({"rating": "Choose a rating."})
    content = edition.canonical_content(docket)
    digest, groups, off = sha256(content), docket.groups(), docket.house.gates_off
    step.log("digest", None, digest)
    return Submission.objects.create(
        claim=step.claim,
        number=step.claim.submissions.count() + 1,
        content=content,
        digest=digest,
        rating=docket.lead.rating,
        independent_groups=len(groups),
        groups_reason=HOUSE_RULE if "independence" in off else step.claim.independence_reason,
        reply_outcome=docket.reply.outcome if docket.reply else "house_rule" if "reply" in off else "",
        submitted_by=step.by,
        submitted_at=step.at,
    )


def _only(given: dict[str, Any], allowed: tuple[str, ...]) -> None:
    if unknown := sorted(given.keys() - set(allowed)):
        raise ValidationError(f"These fields cannot be changed here: {', '.join(unknown)}.")
