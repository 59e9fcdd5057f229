"""The worker tells partners: each message by one worker at a time, in order, again and again with pauses."""

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from factcheck.formats import webhook
from factcheck.models import TEST, Delivery, WebhookEndpoint
from factcheck.net.addresses import NOTHING_EXTRA, Allow
from factcheck.net.limits import Limits
from factcheck.net.safe_fetch import Posted, Refused, Unreachable, post

from . import webhooks
from .ledger import locked_ledger
from .outbox import KEPT
from .webhook_address import first_sentence
from .webhook_secrets import secrets_of

log = logging.getLogger(__name__)
State = Delivery.State

LIMITS = Limits(seconds=15, wire_bytes=64 * 1024)
LEASE = timedelta(minutes=1)
"""So long a worker has a message before another may take it; several times what sending takes."""
PAUSES = (
    *(timedelta(seconds=5), timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30)),
    *(timedelta(hours=2), timedelta(hours=5)),
    *(timedelta(hours=10),) * 11,
)
"""How long is waited after each attempt that failed: five days in all."""
JITTER = 0.1
LONGEST_WAIT = timedelta(days=1)
"""Longer than this no Retry-After holds us up."""
REST = timedelta(minutes=5)
"""So long at most an endpoint that does not answer at all is left alone."""
PATIENCE = timedelta(days=5)
"""Whoever has failed for so long, and nothing else, is not called any more."""
OFTEN = 5
"""And not before one message was tried so often: two failures with a week of silence between are no sign."""
BATCH = 20
TURN = 20
"""Messages and seconds of one turn: then other work has its turn."""
BUSY = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}
BROKEN = "Something broke on our side while this was sent; our log says what. It is tried again."
LEADS_ON = (
    "The endpoint answers {status} and leads elsewhere. Redirects are not followed: change the address."
)
ANSWERED = "The endpoint answers {status}. Any status from 200 to 299 counts as received."
GONE = "It answered 410 Gone."
GIVEN_UP = "Nothing but failures for five days; the last: {error}"


Said = dict[str, object]


@dataclass(frozen=True)
class After:
    """What a failure means for the endpoint: it asks for a pause, is gone for good, or says nothing."""

    wait: timedelta | None = None
    gone: bool = False
    silence: bool = False


USUAL = After()


def send_due(
    worker: str, stopped: Callable[[], bool] = lambda: False, *, allow: Allow = NOTHING_EXTRA
) -> list[Delivery]:
    """Send some of what is due, until it is another work's turn."""
    sent: list[Delivery] = []
    ends = timezone.now() + timedelta(seconds=TURN)
    while len(sent) < BATCH and timezone.now() < ends and not stopped():
        row = send_next(worker, allow=allow)
        if row is None:
            break
        sent.append(row)
    return sent


def send_next(
    worker: str, *, now: datetime | None = None, allow: Allow = NOTHING_EXTRA, limits: Limits = LIMITS
) -> Delivery | None:
    """Send what is due first, and return it with its outcome; None when nothing is due."""
    row = take(worker, now or timezone.now())
    if row is None:
        return None
    now = now or timezone.now()
    try:
        _answered(row, now, _sent(row, now, allow, limits))
    except (Refused, Unreachable) as error:
        _fail(row, now, first_sentence(error), after=After(silence=True))
    except Exception:  # a secret that does not open, an answer that nobody foresaw, a fault of ours
        log.exception("a webhook was not sent", extra={"delivery": row.pk})
        _fail(row, now, BROKEN)
    return Delivery.objects.filter(pk=row.pk).first() or row


def take(worker: str, now: datetime) -> Delivery | None:
    """Put the worker's name on what is due first, for as long as the lease lasts."""
    with transaction.atomic():
        _supersede_abandoned(now)
        due = Delivery.objects.due(now).select_for_update(skip_locked=True, of=("self",))
        for row in due.select_related("endpoint")[:BATCH]:
            as_seen = Delivery.objects.filter(pk=row.pk, state=row.state, attempts=row.attempts)
            row.attempts, row.leased_by = row.attempts + 1, worker
            taken = {"attempts": row.attempts, "leased_by": worker, "leased_until": now + LEASE}
            if as_seen.update(state=State.SENDING, **taken):
                return row
    return None


def forget(now: datetime) -> int:
    """Drop messages that are older than anybody looks back. Returns how many."""
    return Delivery.objects.filter(made_at__lt=now - KEPT).delete()[0]


def _newer_brake() -> Exists:
    """That a withdrawal or suspension of the same fact-check was put out for the same endpoint since."""
    same = Delivery.objects.filter(endpoint=OuterRef("endpoint"), fact_check=OuterRef("fact_check"))
    return Exists(same.filter(urgent=True, pk__gt=OuterRef("pk")))


def _supersede_abandoned(now: datetime) -> None:
    """What a worker died of and a withdrawal has overtaken is not sent again."""
    rows = Delivery.objects.filter(state=State.SENDING, leased_until__lte=now, redelivered_at=None)
    needless = list(rows.filter(_newer_brake()).values_list("pk", flat=True))
    if needless:
        Delivery.objects.filter(pk__in=needless, state=State.SENDING, leased_until__lte=now).update(
            state=State.SUPERSEDED, leased_until=None, leased_by=""
        )


def _sent(row: Delivery, now: datetime, allow: Allow, limits: Limits) -> Posted:
    """Send it, signed at this moment."""
    body = row.body.encode()
    signed = webhook.headers(secrets_of(row.endpoint, now), row.webhook_id, int(now.timestamp()), body)
    headers = {"Content-Type": "application/json; charset=utf-8", **signed}
    return post(row.endpoint.url, body, headers=headers, allow=allow, limits=limits)


def _answered(row: Delivery, now: datetime, answer: Posted) -> None:
    status = answer.status
    said: Said = {"last_status": status, "last_answer": _words(answer.beginning)}
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        _arrived(row, now, said)
        return
    leads_on = HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST
    error = (LEADS_ON if leads_on else ANSWERED).format(status=status)
    wait = retry_after(answer.retry_after, now) if status in BUSY else None
    _fail(row, now, error, said, after=After(wait, gone=status == HTTPStatus.GONE))


def _words(beginning: bytes) -> str:
    """What was answered, as text that every table keeps: 500 characters of it."""
    return beginning.decode("utf-8", "replace").replace("\x00", " ")[:500]


@transaction.atomic
def _arrived(row: Delivery, now: datetime, said: Said) -> None:
    failing = WebhookEndpoint.objects.filter(pk=row.endpoint_id).exclude(failing_since=None, rests_until=None)
    failing.update(failing_since=None, rests_until=None)
    _settle(row, state=State.DELIVERED, delivered_at=now, last_error="", **said)


@transaction.atomic
def _fail(
    row: Delivery, now: datetime, error: str, said: Said | None = None, *, after: After = USUAL
) -> None:
    """Note why it did not arrive, and when it is tried again; let go of an endpoint that is gone.

    Rows are locked in the order of everybody: the ledger, the endpoint, its messages.
    """
    lost = row.attempts >= OFTEN and _is_lost(row.endpoint, now)
    if after.gone or lost:
        locked_ledger()
    endpoint = WebhookEndpoint.objects.select_for_update(no_key=True).filter(pk=row.endpoint_id).first()
    if endpoint is None:
        return
    endpoint.failing_since = since = endpoint.failing_since or now
    pause = max(_pause(row.attempts), after.wait or timedelta())
    outcome = {"last_status": None, "last_answer": "", "last_error": error} | (said or {})
    if not _settle(row, state=_state_after(row, since), next_at=now + pause, **outcome):
        return
    rest = after.wait or (min(pause, REST) if after.silence else None)
    endpoint.rests_until = now + rest if rest else None
    endpoint.save(update_fields=["failing_since", "rests_until"])
    if after.gone or (lost and _is_lost(endpoint, now)):
        webhooks.let_go(endpoint, GONE if after.gone else GIVEN_UP.format(error=error), at=now)


def _is_lost(endpoint: WebhookEndpoint, now: datetime) -> bool:
    """Whether it has failed for so long that it is not called any more."""
    return endpoint.failing_since is not None and endpoint.failing_since <= now - PATIENCE


def _settle(row: Delivery, **outcome: object) -> bool:
    """Out of this worker's hands, if it is still in them."""
    mine = Delivery.objects.filter(pk=row.pk, state=State.SENDING, leased_by=row.leased_by)
    return bool(mine.filter(attempts=row.attempts).update(leased_until=None, leased_by="", **outcome))


def _state_after(row: Delivery, since: datetime) -> str:
    """Whether it is tried again. While nothing else arrives either, the fault is not the message's."""
    if row.type == TEST:
        return State.FAILED
    if row.redelivered_at is None and Delivery.objects.filter(_newer_brake(), pk=row.pk).exists():
        return State.SUPERSEDED
    return State.FAILED if row.attempts > len(PAUSES) and since > row.made_at else State.WAITING


def _pause(attempts: int) -> timedelta:
    """How long is waited now, and a little more, so that not all come back at one moment."""
    pause = PAUSES[min(attempts, len(PAUSES)) - 1]
    return pause * (1 + JITTER * secrets.randbelow(1000) / 1000)


def retry_after(said: str, now: datetime) -> timedelta | None:
    """How long we are asked to wait (RFC 9110, 10.2.3): seconds or a date; None when that is neither."""
    said = said.strip()
    if said.isascii() and said.isdigit():
        return min(timedelta(seconds=int(said[:9])), LONGEST_WAIT)
    try:
        at = parsedate_to_datetime(said)
    except (ValueError, OverflowError):  # a year or an offset with a dozen digits
        return None
    return min(max((at if at.tzinfo else at.replace(tzinfo=UTC)) - now, timedelta()), LONGEST_WAIT)
