"""The public face around a signed edition: its envelope, its article pages, its claimant."""

import json
from typing import Any

from django.utils import timezone

from factcheck.models import (
    Appearance,
    Article,
    ArticleText,
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
from factcheck.text.anchor import Selector, anchor
from factcheck.text.excerpts import excerpts

from . import edition as content
from . import outcomes
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
    return Change.objects.create(
        seq=ledger.change_seq, fact_check=fact_check, kind=kind, edition_number=fact_check.number, at=at
    )


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


def article_pages(claim: Claim) -> list[PublishedArticle]:
    """The public rows of the articles in which the claim appears, made or brought up to date."""
    found = {a.snapshot.article_id: a.snapshot.article for a in Appearance.objects.of(claim) if a.snapshot}
    return [_article_row(article) for article in found.values()]


def _article_row(article: Article) -> PublishedArticle:
    now = timezone.now()
    row = PublishedArticle.objects.filter(article_id=article.pk).first()
    if row:
        return row
    public_id = f"ar_{public_number(article.pk)}"
    return PublishedArticle.objects.create(
        public_id=public_id,
        slug=free_slug(PublishedArticle, article.title, otherwise=public_id),
        article_id=article.pk,
        title=article.title,
        language=article.language,
        document="{}",
        published_at=now,
        updated_at=now,
    )


def mark_article(page: PublishedArticle, at: Any) -> None:
    """Write an article page anew: its text, or the passages around claims, with every public claim marked."""
    article = Article.objects.select_related("outlet").get(pk=page.article_id)
    snapshot = article.texts.filter(text__isnull=False).last()
    spans, marks = _spans(page, snapshot) if snapshot else ([], [])
    blocks = (
        excerpts(snapshot.text or "", spans, full=article.rights == Article.Rights.FULL) if snapshot else []
    )
    document = {
        "schema": SCHEMA,
        "title": article.title,
        "byline": article.byline or None,
        "outlet": content.source(article.outlet),
        "url": article.url or None,
        "published_on": content.day(article.published_on),
        "language": article.language,
        "kind": article.kind,
        "rights": article.rights,
        "blocks": [
            {
                "kind": str(block.kind),
                "gap_before": block.gap_before,
                "segments": [
                    {"text": s.text, "marks": list(dict.fromkeys(marks[i] for i in s.marks))}
                    for s in block.segments
                ],
            }
            for block in blocks
        ],
    }
    PublishedArticle.objects.filter(pk=page.pk).update(
        document=canonical(document), title=article.title, updated_at=at
    )


def _spans(page: PublishedArticle, snapshot: ArticleText) -> tuple[list[tuple[int, int]], list[str]]:
    """Where each published claim stands in the snapshot, and the public id of its fact-check."""
    spans: list[tuple[int, int]] = []
    marks: list[str] = []
    for fact_check in page.fact_checks.select_related("edition").order_by("id"):
        for place in _shown_places(fact_check):
            if place["kind"] != "text" or place["article"]["id"] != page.public_id:
                continue
            selector = Selector(
                place["quote"], place["prefix"], place["suffix"], place["start"], place["end"]
            )
            found = anchor(snapshot.text or "", selector)
            if found.start is not None and found.end is not None:
                spans.append((found.start, found.end))
                marks.append(fact_check.public_id)
    return spans, marks


def _shown_places(fact_check: FactCheck) -> list[dict[str, Any]]:
    """Where a fact-check says that its claim stands: as signed, then what was found since."""
    signed = json.loads(fact_check.edition.content or "{}") if fact_check.edition else {}
    around = fact_check.data.get("envelope", {})
    return [*signed.get("appearances", []), *around.get("further_appearances", [])]


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
    pages, before = article_pages(claim), list(fact_check.articles.all())
    fact_check.articles.set(pages)
    now = change(fact_check, Change.Kind.ENVELOPE).at
    fact_check.document = canonical(document_of(fact_check.edition, fact_check, claim, pages))
    fact_check.save(update_fields=["document", "seq", "updated_at"])
    for page in {*pages, *before}:
        mark_article(page, now)
    record("envelope", claim, by=by, at=now)
