"""From a text that arrives to claims on the desk."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from factcheck import rules
from factcheck.models import Appearance, Article, ArticleText, Capture, Claim, Displacement, User
from factcheck.text.addresses import normal, short
from factcheck.text.anchor import Selector, anchor, selector
from factcheck.text.clean import Unusable, accept, title_of

from .displacing import displace
from .known import Duplicate, known_address, known_text, remember
from .ledger import locked_ledger, record, sha256
from .steps import lock

__all__ = [
    "WORDS",
    "Duplicate",
    "Kept",
    "Reanchored",
    "add_text",
    "appear",
    "attach",
    "begin",
    "put_text",
    "receive",
    "require_split",
    "revise",
]
WORDS = ("title", "kind", "url", "outlet", "byline", "published_on", "place", "language", "rights")


@dataclass(frozen=True)
class Kept:
    """A file that lies in the vault: what a capture says of it."""

    sha256: str
    size: int
    content_type: str
    description: str = ""


@dataclass(frozen=True)
class Reanchored:
    """What a new revision did to one appearance of a claim."""

    claim: Claim
    match: str


def receive(raw: bytes | str, *, by: User, file: Kept | None = None, **facts: Any) -> Article:
    """Take an article onto the desk, its text exactly as it arrived (but for line ends).

    `facts` are fields of Article (`WORDS`); the title is read from the text when none is given; `file` held
    it. Raises ValidationError for a text that cannot be used and Duplicate for one that is here.
    """
    require_split(by)
    words = _accepted(raw)
    digest = sha256(words)
    facts["url"] = normal(facts.get("url", ""))
    facts["title"] = facts.get("title") or title_of(words)
    article = Article(**facts, received_at=timezone.now(), received_by=by)
    with transaction.atomic():
        begin(article, digest)
        add_text(article, 1, words, by)
        told = {"sha256": [None, digest], "title": [None, article.title], **attach(article, file, by)}
        record("receive", article, by=by, changes=told)
    return article


def begin(article: Article, digest: str = "") -> None:
    """The row of a new article. Part of a verb; raises Duplicate when its text or address is here already."""
    locked_ledger()
    if digest and (known := known_text(digest)):
        raise Duplicate(known)
    if known := known_address(article.url):
        raise Duplicate(known, "address")
    article.full_clean(validate_unique=False, validate_constraints=False)  # what is here already was asked
    article.save(force_insert=True)
    remember(article, [article.url])


def revise(article: Article, raw: bytes | str, *, by: User, file: Kept | None = None) -> list[Reanchored]:
    """Keep a new revision of an article and give its claims successor appearances in the same transaction.

    An article that has no text yet gets its first one. Returns every appearance whose words changed or are
    gone: work for a person, kept as Displacement.
    """
    require_split(by)
    words = _accepted(raw)
    with transaction.atomic():
        moved, changes = put_text(article, words, by=by)
        if article.title == short(article.url):  # all that was known when only the address was
            title = title_of(words)
            Article.objects.filter(pk=article.pk).update(title=title, version=F("version") + 1)
            changes["title"] = [article.title, title]
        record("revise", article, by=by, changes=changes | attach(article, file, by))
    return [m for m in moved if m.match in Displacement.Match.values]


def put_text(article: Article, words: str, *, by: User) -> tuple[list[Reanchored], dict[str, Any]]:
    """The next text of an article: what became of its claims' places, and what to say in the log.

    Part of a verb. Raises Duplicate when nothing has changed, or another article begins with this text.
    """
    locked = lock_article(article)[1]
    last, digest = article.texts.last(), sha256(words)
    if last is None:
        locked_ledger()
        if known := known_text(digest):
            raise Duplicate(known)
        add_text(article, 1, words, by)
        return [], {"sha256": [None, digest]}
    if last.sha256 == digest:
        raise Duplicate(article)
    snapshot = add_text(article, last.number + 1, words, by)
    moved = [_move(row, snapshot, by) for claim in locked for row in _standing_in(claim, article)]
    for claim in locked:
        Claim.objects.filter(pk=claim.pk).update(version=claim.version + 1, changed_at=snapshot.received_at)
    outcome = {f"claim {m.claim.pk}": [None, m.match] for m in moved}
    return moved, {"sha256": [last.sha256, digest], **outcome}


def lock_article(article: Article) -> tuple[Article, list[Claim]]:
    """The article's row and the claims that stand in it, locked: the claims first, like every verb."""
    claims = Claim.objects.filter(appearances__snapshot__article=article).distinct().order_by("pk")
    locked = [lock(claim) for claim in claims]
    return Article.objects.select_for_update(no_key=True).get(pk=article.pk), locked


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


def add_text(article: Article, number: int, words: str, by: User) -> ArticleText:
    """A snapshot of the words. Part of a verb."""
    return ArticleText.objects.create(
        article=article,
        number=number,
        text=words,
        sha256=sha256(words),
        received_at=timezone.now(),
        received_by=by,
    )


def attach(article: Article, file: Kept | None, by: User) -> dict[str, Any]:
    """Keep the file from which a text was read, and say in the log which one. Part of a verb."""
    if file is None:
        return {}
    row = Capture(article=article, captured_at=timezone.now(), captured_by=by, **asdict(file))
    row.save(force_insert=True)
    return {"capture": [None, row.sha256]}


def appear(
    claim: Claim, snapshot: ArticleText, where: Selector, by: User, at: datetime | None = None, **more: Any
) -> Appearance:
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
        created_at=at or snapshot.received_at,
        created_by=by,
        **more,
    )


def _standing_in(claim: Claim, article: Article) -> list[Appearance]:
    """The claim's latest appearances in this article's texts, without those that a person has given up."""
    given_up = Displacement.objects.filter(settlement=Displacement.Settlement.GONE, claim=claim)
    here = Q(appearance=OuterRef("pk"), now=None) | Q(now=OuterRef("pk"))
    rows = claim.appearances.filter(snapshot__article=article, successors__isnull=True)
    return list(rows.exclude(Exists(given_up.filter(here))).select_related("claim").order_by("id"))


def _move(row: Appearance, snapshot: ArticleText, by: User) -> Reanchored:
    """Find an appearance again in the new text; what changed or is gone becomes work for a person."""
    sought = Selector(row.exact or "", row.prefix or "", row.suffix or "", row.start or 0, row.end or 0)
    found = anchor(snapshot.text or "", sought)
    new = None
    if found.start is not None and found.end is not None:
        where = selector(snapshot.text or "", found.start, found.end)
        new = appear(row.claim, snapshot, where, by, match=str(found.status), previous=row)
    displace(row, new, snapshot, str(found.status), by)
    return Reanchored(row.claim, str(found.status))
