"""The public pages of articles: their text, or the passages around claims, with every public claim marked."""

import json
from typing import Any

from django.utils import timezone

from factcheck.models import Appearance, Article, ArticleText, Claim, FactCheck, PublishedArticle
from factcheck.text.anchor import Selector, anchor
from factcheck.text.excerpts import excerpts

from . import edition as content
from .ledger import canonical
from .names import free_slug, public_number

SCHEMA = 1


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


def set_articles(fact_check: FactCheck, found: list[PublishedArticle], at: Any) -> None:
    """Mark the fact-check on these article pages, and on no others."""
    before = list(fact_check.articles.all())
    fact_check.articles.set(found)
    for page in {*found, *before}:
        mark_article(page, at)


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
