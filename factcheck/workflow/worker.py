"""A worker: it says that it is alive, takes a job that is due, does it, and says how it went."""

import logging
import os
import platform
import secrets
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from factcheck.models import Delivery, Job, Notice, Scheduled, Worker
from factcheck.net.safe_fetch import Refused, Unreachable

from . import complaints, deliveries, jobs, subscriptions, telling, tips
from .captures import capture
from .fetching import read_page
from .letters import ask_for_letters, write_letter
from .notices import overdue, remind
from .reads import fold
from .rechecks import recheck
from .record import keep_up
from .schedule import desk

log = logging.getLogger(__name__)
SILENCE = timedelta(minutes=1)
FORGOTTEN = timedelta(days=1)
BROKEN = "Something broke while this was done; the log of the worker says what. It is tried again."
NOBODY = "Work is waiting and no worker has been alive for a minute. Start one: manage.py work."

Runners = Mapping[str, Callable[[Job], Any]]
RUNNERS: Runners = {
    Job.Kind.CAPTURE: capture,
    Job.Kind.FETCH: read_page,
    Job.Kind.NOTIFY: write_letter,
    Job.Kind.CONFIRM: telling.ask_back,
    Job.Kind.TELL: telling.tell,
    Job.Kind.RECHECK: recheck,
}


def new_name() -> str:
    """What a process is called: its machine, its number, and a word that no process before it had."""
    return f"{platform.node()[:80]}-{os.getpid()}-{secrets.token_hex(4)}"


def seen(name: str, now: datetime) -> None:
    """Say that this worker is alive."""
    Worker.objects.update_or_create(
        name=name, defaults={"seen_at": now}, create_defaults={"started_at": now, "seen_at": now}
    )


def left(name: str, now: datetime) -> None:
    """Say that this worker has stopped, and forget those that died long ago."""
    Worker.objects.filter(name=name).delete()
    Worker.objects.filter(seen_at__lt=now - FORGOTTEN).delete()


def missing_worker() -> str:
    """What to do when work waits and nobody does it; empty when all is well."""
    now = timezone.now()
    alive = Worker.objects.filter(seen_at__gt=now - SILENCE)
    if alive.exists():
        return ""
    waiting = (
        Scheduled.objects.all(),
        Job.objects.due(now),
        Notice.objects.to_mail(now),
        Delivery.objects.due(now),
    )
    return NOBODY if any(rows.exists() for rows in waiting) else ""


def look_around(now: datetime) -> None:
    """Notice what nobody did: a day for a reply that has passed, a letter that is due, reads to add up.

    And keep the public record of the house up with its work.
    """
    for reply in overdue(timezone.localdate(now)):
        remind(reply, by=desk(), now=now)
    ask_for_letters(now)
    fold(now)
    keep_up(now)
    complaints.forget(now)
    tips.forget(now)
    subscriptions.forget(now)
    deliveries.forget(now)


def run_next(name: str, *, runners: Runners = RUNNERS) -> Job | None:
    """Do the job that has been due the longest, and return it with its outcome; None when nothing is due."""
    for job in jobs.claim_due(name, timezone.now()):
        try:
            _run(job, runners[job.kind])
        except jobs.TakenOver:
            log.warning("taken over", extra={"job": job.pk})
        return job
    return None


def _run(job: Job, run: Callable[[Job], Any]) -> None:
    try:
        run(job)
    except jobs.TakenOver:
        raise
    except Refused as refusal:
        jobs.fail(job, str(refusal), for_good=True)
    except Unreachable as failure:
        jobs.fail(job, str(failure))
    except Exception:
        # A full disk, a lost database, a fault of ours: the job waits for better times, the worker goes on.
        log.exception("job broke", extra={"job": job.pk})
        jobs.fail(job, BROKEN)
