"""What is on the desk already: an article by its text, or by any address under which it is known."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError

from factcheck.models import Address, Article, ArticleText

LONGEST = 1000
"""So many letters an address may have to be remembered."""


class Duplicate(ValidationError):
    """The text, or its address, is on the desk already."""

    def __init__(self, article: Article, what: str = "text") -> None:
        here = f"“{article.title}” (article {article.pk})"
        super().__init__(f"This {what} is already on the desk: {here}. Open that instead.")
        self.article = article


def known_text(digest: str) -> Article | None:
    """The article that has this text as its first one."""
    row = ArticleText.objects.filter(sha256=digest, number=1).select_related("article__same_as").first()
    return _itself(row.article) if row else None


def known_address(*urls: str) -> Article | None:
    """The article that is known under one of these addresses."""
    wanted = [url for url in urls if url]
    if not wanted:
        return None
    rows = Article.objects.select_related("same_as").order_by("id")
    article = rows.filter(url__in=wanted).first() or rows.filter(addresses__url__in=wanted).first()
    return _itself(article) if article else None


def remember(article: Article, urls: Iterable[str]) -> None:
    """Let the article be found under these addresses. The first article that has an address keeps it."""
    rows = [Address(article=article, url=url) for url in dict.fromkeys(urls) if 0 < len(url) <= LONGEST]
    Address.objects.bulk_create(rows, ignore_conflicts=True)


def _itself(article: Article) -> Article:
    while article.same_as:
        article = article.same_as
    return article
