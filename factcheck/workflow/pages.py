"""The public face around a signed edition: its envelope, its article pages, its claimant."""

import json
from typing import Any

from django.utils import timezone

from factcheck.models import (
    Appearance,
    Change,
    Claim,
    Edition,
    FactCheck,
    House,
    PublishedArticle,
    PublishedClaimant,
    SitemapPart,
    Source,
    User,
)

from . import edition as content
from . import outbox, outcomes, whereabouts
from .article_pages import article_pages, set_articles
from .languages import in_other_languages
from .ledger import canonical, locked_ledger, record
from .names import free_slug, public_number

SCHEMA = 1


def change(fact_check: FactCheck, kind: str) -> Change:
    """Give partners the next number, without a gap, and mark the fact-check with it.

    The time is taken under the ledger's lock: numbers and times then rise together, in the order of commits.
    """
    ledger = locked_ledger()
    at = timezone.now()
    ledger.change_seq += 1
    ledger.save(update_fields=["change_seq"])
    fact_check.seq, fact_check.updated_at = ledger.change_seq, at
    SitemapPart.mark(fact_check.pk, at)
    made = Change.objects.create(
        seq=ledger.change_seq, fact_check=fact_check, kind=kind, edition_number=fact_check.number, at=at
    )
    outbox.put(made, fact_check)
    return made


def history(fact_check: FactCheck) -> dict[str, Any]:
    """Corrections and editions, newest first. A minor edition is listed under editions only."""
    corrections = fact_check.corrections.select_related("edition").order_by("-at", "-id")
    kinds = {c.edition_id: c.kind for c in corrections}
    return {
        "corrections": [
            {
                "id": c.public_id,
                "kind": c.kind,
                "note": c.note or "",
                "at": content.moment(c.at),
                "edition": c.edition.number,
                "verdict_changed": c.verdict_changed,
                "previous_label": c.previous_label or None,
            }
            for c in corrections
        ],
        "editions": [
            {
                "number": e.number,
                "id": e.public_id,
                "at": content.moment(e.published_at),
                "minor": e.minor,
                "kind": kinds.get(e.pk),
                "digest": e.digest,
            }
            for e in fact_check.editions.order_by("-number")
        ],
    }


def claimant_page(source: Source | None) -> PublishedClaimant | None:
    """The public row of a claimant, made or brought up to date."""
    if source is None or source.anonymous:
        return None
    facts = {"name": source.name, "kind": source.kind, "url": source.url, "description": source.description}
    known = PublishedClaimant.objects.filter(source_id=source.pk).first()
    if known is None:
        public_id = f"cl_{public_number(source.pk)}"
        slug = free_slug(PublishedClaimant, source.name, otherwise=public_id)
        return PublishedClaimant.objects.create(source_id=source.pk, public_id=public_id, slug=slug, **facts)
    PublishedClaimant.objects.filter(pk=known.pk).update(**facts)
    return known


def document_of(
    edition: Edition, fact_check: FactCheck, claim: Claim, pages: list[PublishedArticle]
) -> dict[str, Any]:
    """The public document of a live fact-check: signed content in its envelope."""
    signed = json.loads(edition.content or "{}")
    envelope = {
        "id": fact_check.public_id,
        "slug": fact_check.slug,
        "edition": edition.number,
        "edition_id": edition.public_id,
        "digest": edition.digest,
        "published_at": content.moment(fact_check.published_at),
        "updated_at": content.moment(fact_check.updated_at),
        "edition_at": content.moment(edition.published_at),
        "previous_verdict": _previous_verdict(fact_check),
        **edition.data["envelope"],
        **history(fact_check),
        "articles": [{"id": page.public_id, "slug": page.slug, "title": page.title} for page in pages],
        "further_appearances": further(claim, signed),
        "outcomes": outcomes.told(claim),
        "claimant_page": _claimant_link(fact_check.claimant),
        **in_other_languages(fact_check, signed),
        "ledger_hash": edition.ledger_hash,
        "demonstration": House.the().demonstration,
    }
    return {"schema": SCHEMA, "content": signed, "envelope": envelope}


def _previous_verdict(fact_check: FactCheck) -> dict[str, Any] | None:
    """The verdict before it last changed, whatever editions came since; None while it never did."""
    changed = fact_check.corrections.filter(verdict_changed=True).order_by("-edition__number").first()
    if changed is None:
        return None
    before = fact_check.editions.get(number=changed.edition.number - 1)
    verdict = json.loads(before.content or "{}").get("verdict")
    return {key: verdict[key] for key in ("rating", "label", "category", "value")} if verdict else None


def further(claim: Claim, signed: dict[str, Any]) -> list[dict[str, Any]]:
    """Where else the claim was said: appearances of what was merged into it since the content was signed."""
    known = [_place(place) for place in signed.get("appearances", [])]
    now = [content.appearance(row) for row in Appearance.objects.of(claim).exclude(claim=claim)]
    return [place for place in now if _place(place) not in known]


def _place(appearance: dict[str, Any]) -> tuple[Any, ...]:
    """What makes it the same appearance in the next revision of its article: the words, not their offsets."""
    return (
        (appearance["article"] or {}).get("id"),
        appearance["quote"],
        appearance["fragment"],
        appearance["url"],
    )


def _claimant_link(page: PublishedClaimant | None) -> dict[str, str] | None:
    return {"id": page.public_id, "slug": page.slug} if page else None


def refresh_envelope(claim: Claim, *, by: User) -> None:
    """Tell readers of a further appearance: a new envelope, a Change, no new edition."""
    fact_check = FactCheck.objects.select_related("edition", "claimant").of(claim)
    if fact_check is None or fact_check.edition is None or not fact_check.is_live:
        return
    found, now = article_pages(claim), timezone.now()
    others = FactCheck.objects.siblings(fact_check).live().select_related("edition", "claimant")
    for row in [fact_check, *others]:
        now = change(row, Change.Kind.ENVELOPE).at
        if row.edition:
            row.document = canonical(document_of(row.edition, row, claim, found))
        row.save(update_fields=["document", "seq", "updated_at"])
        whereabouts.show(row, row.data)
    set_articles(fact_check, found, now)
    record("envelope", claim, by=by, at=now)
