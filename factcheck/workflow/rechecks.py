"""Cited pages looked at again, a month after publication or when somebody asks: there still, and the same?"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from factcheck import rules
from factcheck.models import Capture, Document, House, Job, User
from factcheck.net.addresses import NOTHING_EXTRA, Allow
from factcheck.net.limits import LIMITS, Limits
from factcheck.net.refusals import Refused
from factcheck.net.safe_fetch import Fetched

from . import captures, jobs, notices, readings, vault
from .desk_account import desk
from .ledger import record
from .steps import Taking

AFTER = timedelta(days=30)
NOTHING = "There is nothing to compare: it has no address or no capture, or this is a demonstration."


def expect(step: Taking) -> None:
    """What this claim cites is looked at again in a month. Part of the verb that publishes it."""
    if House.the().demonstration:
        return
    cited = Document.objects.filter(uses__claim=step.claim, uses__removed_at=None, uses__public=True)
    for document in cited.exclude(url="").distinct().order_by("pk"):
        jobs.enqueue(Job.Kind.RECHECK, document, by=step.by, at=step.at + AFTER)


@transaction.atomic
def look_again(document: Document, *, by: User) -> Job:
    """Have it looked at now."""
    rules.require_keeper(by, document)
    if not document.url or House.the().demonstration or not document.captures.exists():
        raise rules.Conflict(NOTHING)
    job = jobs.enqueue(Job.Kind.RECHECK, document, by=by)
    if job.state == Job.State.WAITING and job.next_at > timezone.now():
        return jobs.retry(job, by=by)
    record("look_again", document, by=by)
    return job


def recheck(job: Job, *, allow: Allow = NOTHING_EXTRA, limits: Limits = LIMITS) -> Capture | None:
    """Fetch a cited page once more; a page whose words have changed is kept as a further capture.

    Raises what fetching raises: a page that is gone fails the job for good, and the evidence says why.
    """
    document: Document = job.document  # type: ignore[assignment] # this kind of job is about one
    last = document.captures.filter(redacted_by=None).first()
    try:
        page = captures.fetched(document, allow=allow, limits=limits)
    except Refused:
        notices.page_gone(document, by=desk())
        raise
    changed = last is None or not _says_the_same(last, page.body, page.content_type, page.charset)
    sha256 = vault.keep(page.body) if changed else ""
    with transaction.atomic():
        row = _keep_changed(document, page, sha256, last, by=job.created_by) if changed else None
        jobs.finish(job)
    return row


def _keep_changed(
    document: Document, page: Fetched, sha256: str, last: Capture | None, *, by: User
) -> Capture:
    """A further capture, and word to those whose claims cite the page."""
    row = captures.kept(document, page, sha256, by=by)
    notices.page_gone(document, by=desk(), changed=True)
    record("recheck", document, by=by, changes={"capture": [last and last.sha256, sha256]})
    return row


def _says_the_same(last: Capture, body: bytes, declared: str, charset: str) -> bool:
    """The same bytes, or the same readable words among other advertisements."""
    before = vault.path_of(last.sha256)
    if not before.is_file():
        return False
    old = before.read_bytes()
    if old == body:
        return True
    one = readings.look_into(old, declared=last.content_type)
    other = readings.look_into(body, declared=declared, charset=charset)
    return one is not None and other is not None and bool(one.text) and one.text == other.text
