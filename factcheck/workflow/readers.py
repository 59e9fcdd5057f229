"""The readers' gate: what anybody may send the desk, and what they are told of it. No rows go out."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from factcheck.models import Complaint, FactCheck, House

from . import subscriptions, tips
from .ledger import locked_ledger
from .words import clean, says_something

__all__ = [
    "State",
    "complain",
    "complaint",
    "confirm",
    "language_of",
    "leave",
    "subscribe",
    "subscribed",
    "tip",
]

SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No sign that is like another."""
LONGEST = 5000
SALT = "factcheck.complaints"


@dataclass(frozen=True)
class State:
    """How far a complaint is. `finding` is empty while it is not decided; `page` is the fact-check's slug."""

    number: str
    received_on: date
    due_on: date
    looked_on: date | None
    decided_on: date | None
    finding: str
    answer: str
    page: str
    edition: int | None


@transaction.atomic
def complain(*, words: str, sources: str = "", slug: str = "", once: str = "") -> str:
    """
    Take a complaint in. Returns its number, which nobody guesses. Refuses in words, at the field.

    What was sent before with the same `once` is the complaint that it was then.
    """
    house, now = House.the(), timezone.now()
    number = _number(once)
    locked_ledger()  # or both of two that are sent at once would be the first
    if Complaint.objects.filter(number=number, words=words.strip()).exists():
        return number
    about = FactCheck.objects.filter(slug=slug).exclude(number=0).first() if slug else None
    if slug and about is None:
        raise ValidationError(
            {"page": _("There is no such fact-check. Leave it out, or copy its address again.")}
        )
    row = Complaint(
        number=number,
        fact_check_id=about.pk if about else None,
        statement=about.statement if about else "",
        words=words.strip(),
        sources=sources.strip(),
        received_at=now,
        due_on=timezone.localdate(now) + timedelta(days=house.complaint_days),
    )
    if not says_something(row.words):
        raise ValidationError({"words": _("Say what is wrong.")})
    if len(row.words) > LONGEST or len(row.sources) > LONGEST:
        raise ValidationError({"words": _("Say it in at most {most} characters.").format(most=LONGEST)})
    clean(row)
    row.save(force_insert=True)
    return row.number


def tip(*, words: str, url: str = "", speaker: str = "", once: str = "") -> int:
    """Take in what a reader asks us to check. Returns how many have asked about the same by now."""
    return tips.receive(words=words, url=url, speaker=speaker, once=once)


def subscribe(*, slug: str, email: str) -> None:
    """Ask back at this address whether it wants to be told when the fact-check changes."""
    subscriptions.ask(slug=slug, email=email)


def subscribed(token: str) -> str:
    """The slug of the fact-check that this token is about; empty when it is no good any more."""
    row = subscriptions.asked(token)
    return row.fact_check.slug if row else ""


def confirm(token: str) -> bool:
    """From now on tell this reader. Whether the token is still good."""
    return subscriptions.confirm(token)


def language_of(key: str) -> str:
    """The language in which this reader is written to; empty when nobody is."""
    return subscriptions.language_of(key)


def leave(key: str) -> None:
    """Forget this reader's address at once."""
    subscriptions.leave(key)


def complaint(number: str) -> State | None:
    """How far the complaint with this number is; nothing when there is none."""
    row = Complaint.objects.filter(number=number.upper()).first()
    if row is None:
        return None
    decided = row.decided_at is not None
    about = FactCheck.objects.filter(pk=row.fact_check_id or 0)
    page = about.values_list("slug", flat=True).first()
    return State(
        number=row.number,
        received_on=timezone.localdate(row.received_at),
        due_on=row.due_on,
        looked_on=timezone.localdate(row.looked_at) if row.looked_at else None,
        decided_on=timezone.localdate(row.decided_at) if row.decided_at else None,
        finding=row.finding if decided else "",
        answer=row.answer if decided else "",
        page=page or "",
        edition=row.edition if decided else None,
    )


def _number(once: str = "") -> str:
    """
    A number that one can read out: C-7K3M-92QF. There are 650 thousand millions.

    Of the same `once` it is the same, and without our key nobody tells which.
    """
    drawn = salted_hmac(SALT, once, algorithm="sha256").digest() if once else secrets.token_bytes(32)
    left, signs = int.from_bytes(drawn), ""
    for _place in range(8):
        left, sign = divmod(left, len(SIGNS))
        signs += SIGNS[sign]
    return f"C-{signs[:4]}-{signs[4:]}"
