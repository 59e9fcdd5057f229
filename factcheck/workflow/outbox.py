"""What partners are to be told: written where it happens, in the same transaction, and sent by the worker.

It costs one question, and a row for each endpoint that wants to know; nothing of it waits for anybody.
"""

from datetime import datetime, timedelta

from django.conf import settings

from factcheck.formats import webhook
from factcheck.models import TEST, Change, Delivery, EventType, FactCheck, WebhookEndpoint

from .edition import moment
from .names import public_id

State = Delivery.State
KEPT = timedelta(days=30)
"""So long messages are kept: what was sent, and what waits for an endpoint that is off."""
TOLD = {
    Change.Kind.PUBLISHED: EventType.PUBLISHED,
    Change.Kind.CORRECTED: EventType.CORRECTED,
    Change.Kind.VERDICT_CHANGED: EventType.VERDICT_CHANGED,
    Change.Kind.WITHDRAWN: EventType.WITHDRAWN,
    Change.Kind.SUSPENDED: EventType.SUSPENDED,
    Change.Kind.REINSTATED: EventType.REINSTATED,
}
"""What is told, and as what. A minor edition and a new envelope are in /changes alone."""
URGENT = frozenset({EventType.WITHDRAWN, EventType.SUSPENDED})
"""What is sent first, and makes needless whatever waits about the same fact-check."""


def put(change: Change, fact_check: FactCheck) -> None:
    """Leave a message for every endpoint that wants to know. Part of the verb, which holds the ledger."""
    kind = TOLD.get(Change.Kind(change.kind))
    if kind is None:
        return
    endpoints = [
        each for each in WebhookEndpoint.objects.all() if each.wants(kind) and _reads(each, change.at)
    ]
    if not endpoints:
        return
    about = {"fact_check": fact_check.public_id, "seq": change.seq, "urgent": kind in URGENT}
    if kind in URGENT:
        older = Delivery.objects.filter(endpoint__in=endpoints, fact_check=fact_check.public_id)
        older.filter(state=State.WAITING).update(state=State.SUPERSEDED)
    body = webhook.message(kind, moment(change.at), **_thin(change, fact_check))
    Delivery.objects.bulk_create(_row(each, kind, body, change.at, **about) for each in endpoints)


def put_test(endpoint: WebhookEndpoint, at: datetime) -> Delivery:
    """Leave a message that tells of nothing but itself, unless one waits already."""
    waiting = endpoint.deliveries.filter(type=TEST, state=State.WAITING).first()
    if waiting:
        return waiting
    body = webhook.message(TEST, moment(at), id=endpoint.public_id, object="webhook_endpoint")
    row = _row(endpoint, TEST, body, at)
    row.save(force_insert=True)
    return row


def _reads(endpoint: WebhookEndpoint, now: datetime) -> bool:
    """Whether it is on, or has not been off for longer than messages are kept."""
    return endpoint.disabled_at is None or endpoint.disabled_at > now - KEPT


def _thin(change: Change, fact_check: FactCheck) -> dict[str, object]:
    """Which fact-check, and what became of it; what it says is asked of the API."""
    return {
        "id": fact_check.public_id,
        "object": "fact_check",
        "status": fact_check.status,
        "version": fact_check.number,
        "seq": change.seq,
        "url": f"{settings.SITE_URL}{fact_check.get_absolute_url()}",
    }


def _row(endpoint: WebhookEndpoint, kind: str, body: str, at: datetime, **about: object) -> Delivery:
    return Delivery(
        endpoint=endpoint,
        webhook_id=public_id("msg"),
        type=kind,
        body=body,
        next_at=at,
        made_at=at,
        **about,
    )
