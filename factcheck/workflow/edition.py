"""What is signed: a claim's papers turned into the public content, as canonical JSON.

The only place that decides which words of the desk readers may see. Internal notes, names of people asked,
and evidence that is not public are not among them.
"""

from typing import Any

from factcheck import rules
from factcheck.models import (
    Appearance,
    Article,
    ArticleText,
    Capture,
    Claim,
    Evidence,
    Rating,
    ReplyRequest,
    Source,
)
from factcheck.rules import Docket
from factcheck.rules.gates import is_after_claim

from . import images
from .ledger import canonical
from .names import public_number

SCHEMA = 1
UNNAMED = "A source that we do not name"


def canonical_content(docket: Docket) -> str:
    """The public content of a claim: canonical JSON, schema 1. Unknown things are null, never made up."""
    claim, lead = docket.claim, docket.lead
    if lead is None or lead.rating is None:
        raise ValueError("a claim without a rated verdict has no public content")
    first = docket.appearances[0] if docket.appearances else None
    content = {
        "schema": SCHEMA,
        "language": claim.language,
        "statement": claim.statement,
        "quote": first.exact if first else None,
        "claimant": source(claim.claimant),
        "reported_by": source(claim.reporter),
        "claimed_on": day(claim.claimed_on),
        "appearances": [appearance(item) for item in docket.appearances],
        "topics": [{"slug": topic.slug, "name": topic.name} for topic in claim.topics.all()],
        "verdict": {
            **rating(lead.rating, claim.language),
            "summary": lead.summary,
            "explanation": lead.explanation,
            "uncertainty": lead.uncertainty,
        },
        "evidence": [evidence(claim, item, number) for number, item in enumerate(docket.evidence, start=1)],
        "reply": reply(docket.reply),
        "reasons": {
            "independence": claim.independence_reason,
            "primary": claim.primary_reason,
            "sides": claim.sides_reason,
        },
        "gates_off": gates_off(docket),
        "correction": correction(docket),
        **images.signed(claim),
    }
    return canonical(content)


def source(row: Source | None) -> dict[str, Any] | None:
    """A source as readers may know it. An anonymous one keeps its description only."""
    if row is None:
        return None
    if row.anonymous:
        return {"name": row.description or UNNAMED, "kind": row.kind, "url": None, "same_as": []}
    return {"name": row.name, "kind": row.kind, "url": row.url or None, "same_as": row.same_as}


def rating(row: Rating, language: str) -> dict[str, Any]:
    """A rating with its label in the claim's language and its fixed category."""
    return {
        "rating": row.slug,
        "label": row.labels.get(language) or row.label,
        "category": row.category,
        "value": row.value,
        "icon": row.icon,
    }


def article(row: Article | None) -> dict[str, Any] | None:
    """The article as it is named beside a quote."""
    if row is None:
        return None
    return {
        "id": f"ar_{public_number(row.pk)}",
        "title": row.title,
        "kind": row.kind,
        "outlet": source(row.outlet),
        "url": row.url or None,
        "published_on": day(row.published_on),
        **({"place": row.place} if row.place else {}),
    }


def appearance(row: Appearance) -> dict[str, Any]:
    """Where the claim stands (W3C selectors in code points, Media Fragments, or an address)."""
    where: ArticleText | Capture | Claim | None = row.snapshot or row.capture
    if where is None and row.kind == Appearance.Kind.MEDIA:
        where = row.claim  # heard while it was said: no file was kept
    return {
        "kind": row.kind,
        "article": article(where.article if where else None),
        "quote": row.exact,
        "prefix": row.prefix,
        "suffix": row.suffix,
        "start": row.start,
        "end": row.end,
        "fragment": row.fragment or None,
        "url": row.url or None,
    }


def evidence(claim: Claim, row: Evidence, number: int) -> dict[str, Any]:
    """One numbered piece of public evidence."""
    document = row.document
    publisher = document.publisher
    capture = next(iter(document.captures.all()), None)
    return {
        "id": evidence_id(row),
        "number": number,
        "stance": row.stance,
        "title": document.title,
        "publisher": None if publisher is None or publisher.anonymous else source(publisher),
        "url": document.url or None,
        "archived_url": document.archived_url or None,
        "published_on": day(document.published_on),
        "kind": document.kind,
        "passage": row.passage,
        "locator": row.locator,
        "note": row.public_note,
        "group": row.group or (publisher.name if publisher and not publisher.anonymous else ""),
        "capture": {"sha256": capture.sha256, "captured_at": moment(capture.captured_at)}
        if capture
        else None,
        "no_capture_reason": row.no_capture_reason,
        "after_claim": is_after_claim(claim, document.published_on),
    }


def evidence_id(row: Evidence) -> str:
    """What a piece of evidence is called from edition to edition, whatever its number."""
    return f"ev_{public_number(row.pk)}"


def reply(row: ReplyRequest | None) -> dict[str, Any] | None:
    """What readers are told of the right of reply; never whom exactly we wrote to."""
    if row is None:
        return None
    return {
        "outcome": row.outcome,
        "label": row.get_outcome_display(),
        "note": row.note,
        "asked_on": day(row.asked_on),
        "deadline_on": day(row.deadline_on),
        "answer": row.answer,
    }


def gates_off(docket: Docket) -> list[str]:
    """Codes of what this house does not ask."""
    return sorted(result.code for result in rules.inspect(docket) if result.state == "off")


def correction(docket: Docket) -> dict[str, Any] | None:
    """Why this edition replaces another; signed with the rest."""
    claim, before = docket.claim, docket.fact_check
    if before is None or before.number == 0:
        return None
    minor = claim.correction_kind == Claim.Correction.MINOR
    return {"kind": claim.correction_kind, "note": claim.correction_note, "minor": minor}


def day(value: Any) -> str | None:
    """An ISO 8601 date."""
    return value.isoformat() if value else None


def moment(value: Any) -> str:
    """RFC 3339 in UTC with Z, to the second."""
    return f"{value:%Y-%m-%dT%H:%M:%SZ}"
