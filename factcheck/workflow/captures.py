"""Captures of evidence: what a cited page said when the desk saw it, kept byte for byte under its SHA-256."""

from http import HTTPStatus

from django.db import transaction

from factcheck import rules
from factcheck.models import Capture, Document, Evidence, Job, User
from factcheck.net.addresses import NOTHING_EXTRA, Allow
from factcheck.net.kinds import kind_of_bytes
from factcheck.net.limits import LIMITS, Limits
from factcheck.net.refusals import refused, unreachable
from factcheck.net.safe_fetch import Fetched, fetch

from . import jobs, readings, vault
from .ledger import record

GONE = "The site answers “{status}” instead of the page. Check the address or {upload}."
BUSY = "The site answers “{status}” instead of the page. Try again later or {upload}."
EMPTY = "The site answers with an empty page. Open it in a browser and {upload}."
PASSING = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS}


def wish_for(evidence: Evidence, *, by: User) -> None:
    """Ask for a capture of what evidence cites, unless there is one or a reason for none. Part of a verb."""
    if not evidence.no_capture_reason and not evidence.document.captures.exists():
        request_capture(evidence.document, by=by)


def request_capture(document: Document, *, by: User) -> Job | None:
    """Have the document captured in the background: nothing is fetched here."""
    if not document.url:
        return None
    return jobs.enqueue(Job.Kind.CAPTURE, document, by=by)


@transaction.atomic
def capture_again(document: Document, *, by: User) -> Job:
    """Have it captured now: the last attempt again, or for the first time."""
    rules.require_keeper(by, document)
    last = document.jobs.filter(kind=Job.Kind.CAPTURE).order_by("-id").first()
    if last and last.state != Job.State.DONE:
        return jobs.retry(last, by=by)
    job = request_capture(document, by=by)
    if job is None:
        raise rules.Conflict("There is nothing to fetch: this document has no address. Add one first.")
    record("request_capture", document, by=by)
    return job


def capture(job: Job, *, allow: Allow = NOTHING_EXTRA, limits: Limits = LIMITS) -> Capture:
    """Fetch the page, keep its bytes, and say in the log that they are kept.

    Raises Refused, Unreachable, or TakenOver when another worker has the job by now. Fetching and writing the
    file come before the transaction: whoever is killed there leaves at most a file that nothing speaks of.
    """
    document: Document = job.document  # type: ignore[assignment] # this kind of job is about one
    page = fetched(document, allow=allow, limits=limits)
    sha256 = vault.keep(page.body)
    said = readings.look_into(page.body, declared=page.content_type, charset=page.charset)
    with transaction.atomic():
        row = kept(document, page, sha256, by=job.created_by)
        readings.learn(document, said)
        found = {"capture": [None, sha256], "address": [document.url, page.final_url]}
        record("capture", document, by=job.created_by, changes=found)
        jobs.finish(job)
    return row


def fetched(document: Document, *, allow: Allow = NOTHING_EXTRA, limits: Limits = LIMITS) -> Fetched:
    """The page that a document cites, as it is now. Raises Refused and Unreachable."""
    return require_page(fetch(document.url, allow=allow, limits=limits))


def kept(document: Document, page: Fetched, sha256: str, *, by: User) -> Capture:
    """The row that says what lies in the vault under this digest."""
    return Capture.objects.create(
        document=document,
        sha256=sha256,
        size=len(page.body),
        content_type=kind_of_bytes(page.body, page.content_type),
        description="",
        captured_at=page.fetched_at,
        captured_by=by,
    )


def require_page(page: Fetched) -> Fetched:
    """The page, if it is one: an apology of the site is no evidence."""
    if page.status in PASSING or page.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise unreachable(BUSY, status=page.status)
    if not HTTPStatus.OK <= page.status < HTTPStatus.MULTIPLE_CHOICES:
        raise refused(GONE, status=page.status)
    if not page.body:
        raise refused(EMPTY)
    return page
