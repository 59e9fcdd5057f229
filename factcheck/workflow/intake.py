"""From a text that arrives to claims on the desk."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from factcheck import rules
from factcheck.models import Appearance, Article, ArticleText, Claim, User
from factcheck.text.anchor import Selector, anchor, selector
from factcheck.text.clean import Unusable, accept, title_of

from .ledger import record, sha256
from .steps import lock

WORDS = ("title", "kind", "url", "outlet", "byline", "published_on", "place", "language", "rights")


class Duplicate(ValidationError):
    """The text, or its address, is on the desk already."""

    def __init__(self, article: Article) -> None:
        super().__init__(
            f"This text is already on the desk: “{article.title}” (article {article.pk}). Open that instead."
        )
        self.article = article


@dataclass(frozen=True)
class Reanchored:
    """What a new revision did to one appearance of a claim."""

    claim: Claim
    match: str


def receive(raw: bytes | str, *, by: User, **facts: Any) -> Article:
    """Take an article onto the desk, its text exactly as it arrived (but for line ends).

    `facts` are fields of Article (`WORDS`); the title is read from the text when none is given. Raises
    ValidationError for a text that cannot be used and Duplicate, naming the article, for one that is here.
    """
    require_split(by)
    words = _accepted(raw)
    digest = sha256(words)
    if known := _known(digest, facts.get("url", "")):
        raise Duplicate(known)
    facts["title"] = facts.get("title") or title_of(words)
    article = Article(**facts, received_at=timezone.now(), received_by=by)
    article.full_clean(validate_unique=False, validate_constraints=False)  # the database knows who was first
    try:
        with transaction.atomic():
            article.save(force_insert=True)
            _snapshot(article, 1, words, by)
            told = {"sha256": [None, digest], "title": [None, article.title]}
            record("receive", article, by=by, changes=told)
    except IntegrityError as error:
        first = _known(digest, article.url)
        if first is None:
            raise
        raise Duplicate(first) from error
    return article


@transaction.atomic
def revise(article: Article, raw: bytes | str, *, by: User) -> list[Reanchored]:
    """Keep a new revision of an article and give its claims successor appearances in the same transaction.

    Returns every appearance whose words changed or are gone: work for a person.
    """
    require_split(by)
    words = _accepted(raw)
    claims = Claim.objects.filter(appearances__snapshot__article=article).distinct().order_by("pk")
    locked = [lock(claim) for claim in claims]
    last = article.texts.select_for_update().last()
    if last is None or last.sha256 == sha256(words):
        raise Duplicate(article)
    snapshot = _snapshot(article, last.number + 1, words, by)
    moved = [_succeed(row, snapshot, by) for claim in locked for row in _standing_in(claim, article)]
    for claim in locked:
        Claim.objects.filter(pk=claim.pk).update(version=claim.version + 1, changed_at=snapshot.received_at)
    outcome = {f"claim {m.claim.pk}": [None, m.match] for m in moved}
    record("revise", article, by=by, changes={"sha256": [last.sha256, snapshot.sha256], **outcome})
    return [m for m in moved if m.match in ("changed", "orphaned")]


def require_split(user: User) -> None:
    """Refuse whoever does not take articles in."""
    if not rules.has(user, "split"):
        raise PermissionDenied(
            "Taking articles in is for contributors, checkers, reviewers and editors. Ask one."
        )


def _accepted(raw: bytes | str) -> str:
    try:
        return accept(raw)
    except Unusable as refusal:
        raise ValidationError(str(refusal)) from refusal


def _known(digest: str, url: str) -> Article | None:
    """The article that has this text as its first one, or this address."""
    by_text = ArticleText.objects.filter(sha256=digest).select_related("article").first()
    if by_text:
        return by_text.article
    return Article.objects.filter(url=url).first() if url else None


def _snapshot(article: Article, number: int, words: str, by: User) -> ArticleText:
    return ArticleText.objects.create(
        article=article,
        number=number,
        text=words,
        sha256=sha256(words),
        received_at=timezone.now(),
        received_by=by,
    )


def appear(claim: Claim, snapshot: ArticleText, where: Selector, by: User, **more: Any) -> Appearance:
    """An appearance of a claim in a snapshot."""
    return Appearance.objects.create(
        claim=claim,
        kind=Appearance.Kind.TEXT,
        snapshot=snapshot,
        exact=where.exact,
        prefix=where.prefix,
        suffix=where.suffix,
        start=where.start,
        end=where.end,
        created_at=snapshot.received_at,
        created_by=by,
        **more,
    )


def _standing_in(claim: Claim, article: Article) -> list[Appearance]:
    """The claim's latest appearances in this article's texts."""
    rows = claim.appearances.filter(snapshot__article=article, successors__isnull=True)
    return list(rows.select_related("claim").order_by("id"))


def _succeed(row: Appearance, snapshot: ArticleText, by: User) -> Reanchored:
    """Find an appearance again in the new text; nothing is written when it is gone."""
    sought = Selector(row.exact or "", row.prefix or "", row.suffix or "", row.start or 0, row.end or 0)
    found = anchor(snapshot.text or "", sought)
    if found.start is None or found.end is None:
        return Reanchored(row.claim, Appearance.Match.ORPHANED)
    where = selector(snapshot.text or "", found.start, found.end)
    appear(row.claim, snapshot, where, by, match=str(found.status), previous=row)
    return Reanchored(row.claim, str(found.status))
