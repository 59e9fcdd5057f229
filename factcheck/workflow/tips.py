"""What readers ask us to check: those that say the same are one; each is taken in or closed for a reason."""

from datetime import datetime, timedelta

from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck import rules
from factcheck.models import Article, House, Tip, User
from factcheck.text.terms import alikeness, terms

from . import intake
from .ledger import locked_ledger
from .words import clean, says_something

ENOUGH = 0.6
COMPARED = 500
"""So many of the waiting tips are compared, the newest."""
KEPT = timedelta(days=365)
SENT_AGAIN = 24 * 3600
"""Seconds in which the same form may come again: a second press of the button, a page reloaded."""


@transaction.atomic
def receive(*, words: str, url: str = "", speaker: str = "", once: str = "") -> int:
    """
    Take a tip in. Returns how many readers have asked about the same, this one included.

    What was sent before with the same `once` is not taken, and nobody is counted, again.
    """
    row = Tip(words=words.strip(), url=url, speaker=speaker.strip(), received_at=timezone.now())
    if not says_something(row.words):
        raise ValidationError({"words": _("Write down what was said.")})
    clean(row)
    row.terms = " ".join(sorted(set(terms(row.words, House.the().language))))
    locked_ledger()  # or two that say the same would both be the first; nobody publishes meanwhile
    first = _said_before(row.terms)
    if once and not cache.add(f"tip:{once}", 1, SENT_AGAIN):
        return first.asked if first else 1
    row.same_as = first
    row.save(force_insert=True)
    if first is None:
        return 1
    Tip.objects.filter(pk=first.pk).update(asked=F("asked") + 1)
    return first.asked + 1


@transaction.atomic
def take_in(tip: Tip, *, by: User) -> Article:
    """Take its words onto the desk as an article, to be split like any other, if nobody dealt with it."""
    row = _open(tip)
    article = intake.receive(row.words, by=by, url=row.url, title=f"Tip: {row.words[:80]}")
    _close(row, Tip.Closing.TAKEN, by, article)
    return article


def close(tip: Tip, *, by: User, closing: str) -> None:
    """Close it: it was checked already, or is not for us."""
    if not rules.has(by, "split"):
        raise PermissionDenied("Tips are for people who split articles. Ask one of them.")
    if closing not in (Tip.Closing.CHECKED, Tip.Closing.DECLINED):
        raise ValidationError({"closing": "Say why it is closed: checked already, or not for us."})
    _close(_open(tip), closing, by, None)


def forget(now: datetime) -> int:
    """Let go of tips that are older than a year. Returns how many."""
    return Tip.objects.filter(received_at__lt=now - KEPT).delete()[0]


def _open(tip: Tip) -> Tip:
    row = Tip.objects.get(pk=tip.same_as_id or tip.pk)
    if row.closed_at is not None:
        raise rules.Conflict("Somebody has dealt with this tip already. Reload to see how.")
    return row


def _close(row: Tip, closing: str, by: User, article: Article | None) -> None:
    """Close it with all that say the same, if nobody else has."""
    facts = {"closing": closing, "closed_at": timezone.now(), "closed_by": by, "article": article}
    with transaction.atomic():
        if not Tip.objects.filter(pk=row.pk, closed_at=None).update(**facts):
            raise rules.Conflict("Somebody has dealt with this tip already. Reload to see how.")
        Tip.objects.filter(same_as=row, closed_at=None).update(**facts)


def _said_before(said: str) -> Tip | None:
    mine = frozenset(said.split())
    likest, best = None, ENOUGH
    for known in Tip.objects.waiting().order_by("-id").only("terms", "asked")[:COMPARED]:
        alike = alikeness(mine, frozenset(known.terms.split()))
        if alike >= best:
            likest, best = known, alike
    return likest
