"""A submission as readers would see it if it were published now. Writes nothing."""

import json
from typing import Any

from django.utils import timezone

from factcheck.models import (
    Claim,
    Edition,
    FactCheck,
    House,
    PublishedArticle,
    PublishedClaimant,
    Review,
    Status,
    Submission,
)

from . import edition as content
from .account import bylines, gate_lines
from .names import free_slug
from .pages import further, history

SCHEMA = 1
Document = dict[str, Any]


def preview_document(submission: Submission) -> Document:
    """The public document of a submission: what would be signed, in the envelope that it would get."""
    claim: Claim = submission.claim
    signed = json.loads(submission.content or "{}")
    fact_check = FactCheck.objects.select_related("edition").of(claim)
    now = content.moment(timezone.now())
    before = fact_check.edition if fact_check else None
    told = history(fact_check) if fact_check else {"corrections": [], "editions": []}
    number = (fact_check.number if fact_check else 0) + 1
    correction = _correction(signed, before, number, now)
    envelope = {
        "id": fact_check.public_id if fact_check else "",
        "slug": slug_of(claim, fact_check),
        "edition": number,
        "edition_id": "",
        "digest": submission.digest,
        "published_at": content.moment(fact_check.published_at) if fact_check else now,
        "updated_at": now,
        "edition_at": now,
        "previous_verdict": _verdict_before(before) if correction and correction["verdict_changed"] else None,
        "signers": _signers(submission),
        "gates": _gates(claim, submission),
        "corrections": [*([correction] if correction else []), *told["corrections"]],
        "editions": told["editions"],
        "articles": _articles(signed),
        "further_appearances": further(claim, signed),
        "claimant_page": _claimant_page(claim, signed),
        "ledger_hash": "",
        "demonstration": House.the().demonstration,
    }
    return {"schema": SCHEMA, "content": signed, "envelope": envelope}


def slug_of(claim: Claim, fact_check: FactCheck | None) -> str:
    """The last part of the address that the page has, or would get now."""
    return fact_check.slug if fact_check else free_slug(FactCheck, claim.statement, otherwise="fact-check")


def _correction(signed: Document, before: Edition | None, number: int, now: str) -> Document | None:
    """The box that readers would meet on this edition."""
    note = signed.get("correction")
    if not note or note["minor"] or before is None:
        return None
    old = _verdict_before(before) or signed["verdict"]
    changed = old["rating"] != signed["verdict"]["rating"]
    return {
        "id": "",
        "kind": note["kind"],
        "note": note["note"],
        "at": now,
        "edition": number,
        "verdict_changed": changed,
        "previous_label": old["label"] if changed else None,
    }


def _verdict_before(before: Edition | None) -> Document | None:
    verdict: Document | None = json.loads((before.content if before else None) or "{}").get("verdict")
    return verdict


def _signers(submission: Submission) -> Document:
    """Public names of those who have signed so far."""
    approvals = submission.reviews.filter(decision=Review.Decision.APPROVE).select_related("user")
    return bylines(submission, *(approval.user for approval in approvals))


def _gates(claim: Claim, submission: Submission) -> list[dict[str, str]]:
    """What the desk has done so far; nothing of what is missing, or of a claim that is being worked on."""
    if claim.status == Status.OPEN:
        return []
    return [line for line in gate_lines(claim, submission) if line["state"] != "missing"]


def _articles(signed: Document) -> list[dict[str, str]]:
    """Articles of the claim that have a public page already."""
    named = {(place["article"] or {}).get("id") for place in signed.get("appearances", [])}
    rows = PublishedArticle.objects.filter(public_id__in=named - {None}).order_by("id")
    return [{"id": page.public_id, "slug": page.slug, "title": page.title} for page in rows]


def _claimant_page(claim: Claim, signed: Document) -> dict[str, str] | None:
    """The claimant's public page, if there is one."""
    if not signed.get("claimant") or claim.claimant_id is None:
        return None
    page = PublishedClaimant.objects.filter(source_id=claim.claimant_id).first()
    return {"id": page.public_id, "slug": page.slug} if page else None
