"""Words that a revision displaced, settled by a person: the new ones are right, others are, or none."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from factcheck import rules
from factcheck.models import Appearance, Article, ArticleText, Claim, Displacement, User
from factcheck.text.anchor import Selector, selector
from factcheck.text.find import locate

from .intake import appear, require_split
from .ledger import record
from .steps import lock

Settlement = Displacement.Settlement
SETTLED = "Somebody has settled this already. Reload to see how."
NEWER = "A newer revision has changed these words again. Reload, and look at those."
NO_PLACE = "The words were not found in the new text. Mark the right ones, or say that the claim is gone."
NOT_THERE = "These words are not in the text. Copy them from its newest revision."
TWICE = "These words stand in the text {count} times. Copy more of them, so that only one place is meant."


@transaction.atomic
def confirm(row: Displacement, *, by: User, seen: int | None = None) -> Displacement:
    """The new words make the same claim: they are its place from now on."""
    row = _open(row, by, seen)
    if row.now is None or row.match != Displacement.Match.CHANGED:
        raise ValidationError(NO_PLACE)
    return _settle(row, Settlement.CONFIRMED, row.now, by)


@transaction.atomic
def mark_words(row: Displacement, *, by: User, quote: str, seen: int | None = None) -> Displacement:
    """The claim stands in these words of the newest text."""
    row = _open(row, by, seen)
    latest = _latest(row.snapshot.article)
    place = _found(latest.text or "", quote)
    match = Appearance.Match.EXACT if place.exact == row.appearance.exact else Appearance.Match.CHANGED
    return _settle(row, Settlement.MARKED, _next(row, latest, place, match, by), by)


@transaction.atomic
def give_up(row: Displacement, *, by: User, note: str = "", seen: int | None = None) -> Displacement:
    """The claim no longer stands in this article; later revisions do not look for it again.

    Where words were found that do not make it, its place is the old text again, which did.
    """
    row = _open(row, by, seen)
    place = row.now
    if place is not None:
        was = row.appearance
        words = Selector(was.exact or "", was.prefix or "", was.suffix or "", was.start or 0, was.end or 0)
        snapshot: ArticleText = was.snapshot  # type: ignore[assignment] # words in a text have one
        place = _next(row, snapshot, words, Appearance.Match.ORPHANED, by)
    return _settle(row, Settlement.GONE, place, by, note=note)


def _open(row: Displacement, by: User, seen: int | None) -> Displacement:
    """The row as it is now, its claim locked. Refuses who takes no articles in, and who saw another text.

    `seen` is the key of the revision whose words the person saw (default: that of the row in hand).
    """
    require_split(by)
    lock(row.claim)
    now = Displacement.objects.with_words().get(pk=row.pk)
    if now.settled_at is not None:
        raise rules.Conflict(SETTLED)
    if now.snapshot_id != (row.snapshot_id if seen is None else seen):
        raise rules.Conflict(NEWER)
    return now


def _latest(article: Article) -> ArticleText:
    snapshot = article.texts.last()
    if snapshot is None:
        raise ValidationError(NOT_THERE)
    return snapshot


def _found(text: str, quote: str) -> Selector:
    found = locate(text, quote)
    if found.start is None or found.end is None:
        raise ValidationError({"quote": NOT_THERE})
    if found.copies:
        raise ValidationError({"quote": TWICE.format(count=len(found.copies))})
    return selector(text, found.start, found.end)


def _next(
    row: Displacement, snapshot: ArticleText, place: Selector, match: Appearance.Match, by: User
) -> Appearance:
    """The place that follows the last one."""
    last = row.now or row.appearance
    return appear(row.claim, snapshot, place, by, timezone.now(), match=match, previous=last)


def _settle(
    row: Displacement, how: Settlement, place: Appearance | None, by: User, note: str = ""
) -> Displacement:
    now = timezone.now()
    Displacement.objects.filter(pk=row.pk).update(now=place, settlement=how, settled_at=now, settled_by=by)
    Claim.objects.filter(pk=row.claim_id).update(version=F("version") + 1, changed_at=now)
    words = place.exact if place and how != Settlement.GONE else None
    record("second_look", row.claim, by=by, note=note, changes={"quote": [row.appearance.exact, words]})
    row.refresh_from_db()
    return row
