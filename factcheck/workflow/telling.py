"""The worker writes to readers: some letters at a time, each once, and none is lost when it is killed.

Whoever writes moves the row's `next_at` on, sends, and then notes what was told. Killed in between, the same
letter goes out once more a quarter of an hour later, under the same Message-ID: SMTP allows no better.
"""

import time
from datetime import timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from factcheck.models import Change, FactCheck, House, Job, Subscription

from . import jobs
from .letters import is_for_good
from .reader_letters import News, change_letter, confirmation, last_told_of, news

BATCH = 50
LONGEST = 60
"""Seconds that one batch takes at most, half of a lease."""
PAUSE = timedelta(minutes=15)
"""So long is waited for a mail server, or for a mailbox that takes nothing at the moment."""
TOO_LATE = timedelta(days=7)
"""A mail server that is away for longer makes news old: the next change tells of this one, too."""
REFUSALS = 3
"""So many letters one after the other that the mail server refuses for good: the address is let go of."""
AWAY = "The mail server takes no letters at the moment ({reason}). It is tried again."
NONE = "The mail server does not take letters for this address."
NO_SERVER = "No mail server is set. Set EMAIL_URL."


def ask_back(job: Job) -> None:
    """Ask a reader whether it was they who asked. Of what is hidden meanwhile, nothing is said."""
    row: Subscription = job.subscription  # type: ignore[assignment] # it is about one
    check = row.fact_check
    if check.is_live and House.writes_letters():
        try:
            confirmation(row, check).send()
        except (SMTPException, OSError) as error:
            if not is_for_good(error):
                jobs.fail(job, AWAY.format(reason=_code(error)))
                return
            with transaction.atomic():
                jobs.fail(job, NONE, for_good=True)
                Subscription.objects.unconfirmed().filter(pk=row.pk).delete()
            return
    jobs.finish(job)


def tell(job: Job) -> None:
    """Tell some of those who are still to be told; the rest when this job's turn comes again."""
    change: Change = job.change  # type: ignore[assignment] # it is about one
    check, now = FactCheck.objects.get(pk=change.fact_check_id), timezone.now()
    last = last_told_of(check)
    if last is None or check.status == FactCheck.Status.SUSPENDED:
        jobs.finish(job)  # whatever ends the suspension tells of this, too
        return
    if now - change.at > TOO_LATE:
        _give_up(job, check, last)
        return
    if not House.writes_letters():
        jobs.put_off(job, now + PAUSE, error=NO_SERVER)
        return
    try:
        _tell_some(check, last)
    except (SMTPException, OSError) as error:
        jobs.put_off(job, now + PAUSE, error=AWAY.format(reason=_code(error)))
        return
    left = Subscription.objects.untold(check, last.seq).order_by("next_at").values_list("next_at", flat=True)
    if (soonest := left.first()) is None:
        jobs.finish(job)
    else:
        jobs.put_off(job, max(soonest, timezone.now()))


def _tell_some(check: FactCheck, last: Change) -> None:
    began, now = time.monotonic(), timezone.now()
    rows = list(Subscription.objects.untold(check, last.seq).filter(next_at__lte=now)[:BATCH])
    if not rows:
        return
    told = news(check, last, min(row.told_seq for row in rows))
    with get_connection() as post:
        for row in rows:
            if time.monotonic() - began > LONGEST:
                break
            _tell_one(row, check, last, told, post)


def _tell_one(
    row: Subscription, check: FactCheck, last: Change, told: list[News], post: BaseEmailBackend
) -> None:
    if not row.take(check, timezone.now() + PAUSE):
        return
    letter = change_letter(row, check, last, told)
    letter.connection = post
    try:
        letter.send()
    except SMTPRecipientsRefused as error:
        if is_for_good(error):
            _refused(row, last)
    except SMTPDataError:
        return  # this letter, not this address: once more after the pause
    else:
        _told(row, last, refused=0)


def _told(row: Subscription, last: Change, **more: object) -> None:
    """Note it; after the last letter there is nothing to tell, and the address goes."""
    mine = Subscription.objects.filter(pk=row.pk)
    if last.kind == Change.Kind.WITHDRAWN:
        mine.delete()
    else:
        mine.update(told_seq=last.seq, next_at=timezone.now(), **more)


def _refused(row: Subscription, last: Change) -> None:
    if row.refused + 1 >= REFUSALS:
        Subscription.objects.filter(pk=row.pk).delete()
    else:
        _told(row, last, refused=F("refused") + 1)


def _give_up(job: Job, check: FactCheck, last: Change) -> None:
    with transaction.atomic():
        jobs.fail(job, NO_SERVER if not House.writes_letters() else job.error or NONE, for_good=True)
        if last.kind == Change.Kind.WITHDRAWN:
            Subscription.objects.filter(fact_check=check).delete()


def _code(error: Exception) -> str:
    """What the server or the network said, without the words, in which the address may stand."""
    return str(error.smtp_code) if isinstance(error, SMTPResponseException) else type(error).__name__


__all__ = ["ask_back", "tell"]
