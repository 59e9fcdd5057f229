"""Who wants to be told by letter when a fact-check changes: asked, confirmed, let go of at once.

Nothing of it stands in the log: the address is the reader's, and goes when the reader goes.
"""

import secrets
from datetime import datetime, timedelta

from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from factcheck.models import Change, FactCheck, Job, Subscription

from . import jobs
from .desk_account import desk
from .ledger import locked_ledger

SALT = "factcheck.subscriptions"
HOLDS = timedelta(days=3)
"""So long one may confirm; then the address is deleted."""
PAUSE = timedelta(hours=1)
"""Within it one address gets one letter about one fact-check, however often it is typed."""
MOST = 5
"""So many unconfirmed ones of one address: nobody is buried in letters that somebody else asks for."""
TOLD = (
    Change.Kind.CORRECTED,
    Change.Kind.VERDICT_CHANGED,
    Change.Kind.WITHDRAWN,
    Change.Kind.REINSTATED,
)
"""What is told: neither a mended comma nor that somebody looks at it again."""


@transaction.atomic
def ask(*, slug: str, email: str) -> None:
    """Write to this address and ask whether it wants to be told. Says nothing of who is known already."""
    locked_ledger()  # or two that come at one moment are two
    check = FactCheck.objects.live().filter(slug=slug).first()
    if check is None:
        raise ValidationError(_("This fact-check is not there any more. Look at its page."))
    now, address = timezone.now(), email.strip().lower()
    row = Subscription.objects.filter(fact_check=check, email=address).first()
    if row is None:
        if Subscription.objects.unconfirmed().filter(email=address).count() >= MOST:
            return
        key = secrets.token_urlsafe(24)
        row = Subscription.objects.create(fact_check=check, email=address, key=key, asked_at=now, next_at=now)
    elif row.asked_at > now - PAUSE:
        return
    else:
        Subscription.objects.filter(pk=row.pk).update(asked_at=now)
    jobs.enqueue(Job.Kind.CONFIRM, row, by=desk())


def ticket(row: Subscription) -> str:
    """What confirms it, for three days."""
    return signing.dumps(row.key, salt=SALT)


def asked(token: str) -> Subscription | None:
    """What this token confirms; nothing when it has run out, is forged, or its row is gone."""
    try:
        key = signing.loads(token, salt=SALT, max_age=HOLDS)
    except signing.BadSignature:
        return None
    return Subscription.objects.select_related("fact_check").filter(key=key).first()


@transaction.atomic
def confirm(token: str) -> bool:
    """From now on this address is told. Whether the token is still good."""
    ledger = locked_ledger()  # who publishes at this moment is either told of here, or tells
    row = asked(token)
    if row is None:
        return False
    Subscription.objects.unconfirmed().filter(pk=row.pk).update(
        confirmed_at=timezone.now(), told_seq=ledger.change_seq
    )
    return True


def language_of(key: str) -> str:
    """The language of the letters that have this key."""
    rows = Subscription.objects.filter(key=key)
    return rows.values_list("fact_check__language", flat=True).first() or ""


def leave(key: str) -> None:
    """Forget the address at once."""
    Subscription.objects.filter(key=key).delete()


def forget(now: datetime) -> int:
    """Let go of addresses that nobody confirmed. Returns how many."""
    return Subscription.objects.unconfirmed().filter(asked_at__lt=now - HOLDS).delete()[0]


def tell(change: Change) -> None:
    """Leave word that readers are to be told of this change: one job, however many they are.

    Part of the verb that publishes, which holds the ledger: nobody confirms meanwhile.
    """
    readers = Subscription.objects.confirmed().filter(fact_check=change.fact_check_id)
    if change.kind in TOLD and readers.exists():
        jobs.enqueue(Job.Kind.TELL, change, by=desk())
