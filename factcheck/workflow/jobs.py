"""Background work: asked for by a verb, taken by one worker at a time, tried again when it fails."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from factcheck import rules
from factcheck.models import Article, Change, Document, Job, Subscription, User
from factcheck.models.desk.job import SUBJECTS, Subject

from .ledger import locked_ledger, record

LEASE = timedelta(minutes=2)
"""So long a worker has a job before another may take it; several times what the longest one takes."""
PAUSES = tuple(timedelta(minutes=m) for m in (1, 5, 30, 2 * 60, 12 * 60))
"""How long is waited after each attempt that failed; after one more, a person must ask again."""
LOST = "The worker that was doing this has died, each time. Ask your administrator to look into its log."

State = Job.State


class TakenOver(Exception):
    """Whoever has this job in hand was too slow: its lease ran out, and it is another worker's now."""


def enqueue(kind: Job.Kind, subject: Subject, *, by: User, at: datetime | None = None) -> Job:
    """The job that waits or runs for this subject, made if there is none. Part of the caller's verb.

    It is due now, or `at` a later time.
    """
    locked_ledger()
    now = timezone.now()
    job = Job(kind=kind, next_at=at or now, created_at=now, created_by=by, **about(subject))
    # The database decides who is first: two people who cite one page at the same moment ask once.
    Job.objects.bulk_create([job], ignore_conflicts=True)
    return Job.objects.filter(kind=kind, **about(subject)).order_by("-id")[0]


def about(subject: Subject) -> dict[str, Subject]:
    """The field of a job that holds its subject."""
    names: dict[type, str] = {Document: "document", Article: "article", User: "person"}
    names |= {Subscription: "subscription", Change: "change"}
    return {names[type(subject)]: subject}


def claim_due(worker: str, now: datetime, limit: int = 1) -> list[Job]:
    """Take what is due, the longest waiting first, for as long as the lease lasts."""
    with transaction.atomic():
        _give_up(now)
        due = Job.objects.due(now).select_for_update(skip_locked=True, of=("self",))
        rows = due.select_related(*SUBJECTS, "created_by")[:limit]
        return [job for job in rows if _take(job, worker, now)]


def _give_up(now: datetime) -> None:
    """What every worker so far has died of is not handed to the next."""
    deadly = Job.objects.filter(state=State.RUNNING, leased_until__lte=now, attempts__gt=len(PAUSES))
    deadly.update(state=State.FAILED, error=LOST, finished_at=now, leased_until=None, leased_by="")


def _take(job: Job, worker: str, now: datetime) -> bool:
    """Put the worker's name on it, unless somebody was quicker."""
    as_seen = Job.objects.filter(
        pk=job.pk, state=job.state, attempts=job.attempts, leased_until=job.leased_until
    )
    taken = {"state": State.RUNNING, "attempts": job.attempts + 1}
    taken |= {"leased_by": worker, "leased_until": now + LEASE}
    for name, value in taken.items():
        setattr(job, name, value)
    return bool(as_seen.update(**taken))


def finish(job: Job) -> None:
    """It is done. The last thing in the transaction that writes what was done; raises TakenOver."""
    _settle(job, State.DONE, timezone.now())


def fail(job: Job, error: str, *, for_good: bool = False, now: datetime | None = None) -> None:
    """It did not work, for this reason. It is tried again after a while, unless that would change nothing."""
    now = now or timezone.now()
    if for_good or job.attempts > len(PAUSES):
        _settle(job, State.FAILED, now, error=error)
    else:
        _settle(job, State.WAITING, now + PAUSES[job.attempts - 1], error=error)


def put_off(job: Job, at: datetime, *, error: str = "") -> None:
    """Go on with it then, with all attempts before it: there is more to do, or nobody to do it with."""
    _settle(job, State.WAITING, at, error=error, attempts=0)


def _settle(job: Job, state: str, at: datetime, *, error: str = "", **more: int) -> None:
    """Out of this worker's hands, if it is still in them. `at` is when it ended, or when it is due again."""
    mine = Job.objects.filter(pk=job.pk, state=State.RUNNING, leased_by=job.leased_by, attempts=job.attempts)
    when = {"next_at": at} if state == State.WAITING else {"finished_at": at}
    if not mine.update(state=state, error=error, leased_until=None, leased_by="", **when, **more):
        raise TakenOver(f"{job} is another worker's now.")
    job.state, job.error = state, error


@transaction.atomic
def retry(job: Job, *, by: User) -> Job:
    """Do it again now, with all attempts before it."""
    rules.require_keeper(by, job.subject)
    locked_ledger()
    job = Job.objects.select_for_update().get(pk=job.pk)
    same = Job.objects.unfinished().filter(kind=job.kind, **about(job.subject))
    if same.exclude(pk=job.pk).exists():
        raise rules.Conflict("It is being tried already. Reload in a minute.")
    idle = Job.objects.filter(pk=job.pk, state__in=(State.WAITING, State.FAILED))
    if not idle.update(state=State.WAITING, attempts=0, next_at=timezone.now(), finished_at=None):
        raise rules.Conflict("It is being done or is done already. Reload the page.")
    record(f"retry_{job.kind}", job.subject, by=by, note=job.error)
    job.refresh_from_db()
    return job
