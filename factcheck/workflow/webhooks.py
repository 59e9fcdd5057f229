"""Webhooks: made and looked after by partners, let go of when nobody answers, healed by whoever looks.

Every verb has the ledger before anything else: whoever publishes meanwhile waits, and no message is lost.
"""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from factcheck.models import Delivery, Notice, PartnerKey, User, WebhookEndpoint
from factcheck.net.addresses import NOTHING_EXTRA, Allow

from . import outbox
from .desk_account import desk
from .ledger import locked_ledger, record
from .names import public_id
from .notices import tell
from .webhook_address import checked_address, checked_types, host_of
from .webhook_secrets import new_secret, seal
from .words import clean

State = Delivery.State
MOST = 10
"""So many endpoints of one partner."""
OVERLAP = timedelta(hours=24)
"""So long both secrets sign, unless the partner says otherwise."""
BY_HAND = "Turned off by its partner."
LOST = "{partner} is not reached at {host}: {reason} What changes is kept for 30 days. Ask them to look."
FULL = f"You have {MOST} endpoints already. Delete one of them first."


class Made(NamedTuple):
    """A new endpoint, or one with a new secret, and that secret, which is told once."""

    endpoint: WebhookEndpoint
    secret: str


@transaction.atomic
def make(
    key: PartnerKey,
    *,
    by: User,
    url: str,
    description: str = "",
    types: list[str] | None = None,
    allow: Allow = NOTHING_EXTRA,
) -> Made:
    """An endpoint of the key's partner, told of everything that is public from now on."""
    locked_ledger()
    if WebhookEndpoint.objects.filter(partner__iexact=key.partner).count() >= MOST:
        raise ValidationError({"url": FULL})
    secret = new_secret()
    row = WebhookEndpoint(
        public_id=public_id("we"),
        partner=key.partner,
        made_with=key,
        url=checked_address(url, allow),
        description=description,
        types=checked_types(types or []),
        secret=seal(secret),
        made_at=timezone.now(),
    )
    clean(row)
    row.save(force_insert=True)
    told = {"partner": row.partner, "key": key.prefix, "host": host_of(row)}
    record("make_webhook", row, by=by, changes={name: [None, value] for name, value in told.items()})
    return Made(row, secret)


@transaction.atomic
def change(
    row: WebhookEndpoint, *, by: User, enabled: bool | None = None, allow: Allow = NOTHING_EXTRA, **facts: Any
) -> WebhookEndpoint:
    """Put another address, description or list of types in the place of the old; turn it off or on."""
    row = _locked(row)
    if "url" in facts:
        facts["url"] = checked_address(facts["url"], allow)
    if "types" in facts:
        facts["types"] = checked_types(facts["types"])
    changed = {name: value for name, value in facts.items() if getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    if changed:
        clean(row)
        row.save(update_fields=[*changed])
        record("change_webhook", row, by=by, changes={name: [None, host_of(row)] for name in changed})
    if enabled is False and row.enabled:
        _turn_off(row, BY_HAND, by=by, at=timezone.now())
    elif enabled:
        _turn_on(row, by=by)
    return row


@transaction.atomic
def enable(row: WebhookEndpoint, *, by: User) -> WebhookEndpoint:
    """Call it again, and send everything that waits for it."""
    row = _locked(row)
    _turn_on(row, by=by)
    return row


@transaction.atomic
def disable(row: WebhookEndpoint, *, by: User, reason: str) -> WebhookEndpoint:
    """Do not call it for now."""
    row = _locked(row)
    if row.enabled:
        _turn_off(row, reason, by=by, at=timezone.now())
    return row


@transaction.atomic
def rotate(row: WebhookEndpoint, *, by: User, overlap: timedelta = OVERLAP) -> Made:
    """A new secret; the old one signs beside it for a while, or not at all."""
    row, now, secret = _locked(row), timezone.now(), new_secret()
    row.old_secret, row.old_until = (row.secret, now + overlap) if overlap else ("", None)
    row.secret = seal(secret)
    row.save(update_fields=["secret", "old_secret", "old_until"])
    record("rotate_webhook_secret", row, by=by, changes={"hours": [None, overlap / timedelta(hours=1)]})
    return Made(row, secret)


@transaction.atomic
def drop(row: WebhookEndpoint, *, by: User) -> None:
    """Forget it, with all that was sent and is to be sent there."""
    row = _locked(row)
    record("drop_webhook", row, by=by, changes={"host": [host_of(row), None]})
    row.delete()


@transaction.atomic
def test(row: WebhookEndpoint) -> Delivery:
    """Have a test sent, once, whether the endpoint is on or off."""
    return outbox.put_test(_locked(row), timezone.now())


@transaction.atomic
def redeliver(row: Delivery) -> Delivery:
    """Have it sent again under its id: now, and with all attempts before it."""
    locked_ledger()
    now = timezone.now()
    idle = Delivery.objects.filter(pk=row.pk).exclude(state=State.SENDING)
    again = {"state": State.WAITING, "attempts": 0, "next_at": now, "delivered_at": None}
    # What still waits for its turn keeps it; anything else is asked for beside the order.
    beside = row.redelivered_at if row.state == State.WAITING else now
    idle.update(**again, redelivered_at=beside)
    row.refresh_from_db()
    return row


def close_for(key: PartnerKey, *, by: User, now: datetime) -> None:
    """Turn off what a partner has, when their last key that may look after it is revoked. Part of a verb."""
    locked_ledger()
    others = PartnerKey.objects.live(now).filter(partner__iexact=key.partner).exclude(pk=key.pk)
    if any("webhooks" in other.scopes for other in others):
        return
    for row in WebhookEndpoint.objects.filter(partner__iexact=key.partner, disabled_at=None).order_by("pk"):
        _turn_off(row, "The key of its partner was revoked.", by=by, at=now)


def let_go(row: WebhookEndpoint, reason: str, *, at: datetime) -> None:
    """Turn off what is not reached, and tell administrators. Part of the worker's transaction."""
    fresh = WebhookEndpoint.objects.select_for_update().get(pk=row.pk)
    if not fresh.enabled:
        return
    _turn_off(fresh, reason, by=desk(), at=at)
    words = LOST.format(partner=fresh.partner, host=host_of(fresh), reason=reason)
    people = User.objects.filter(groups__name="administrator", is_active=True).order_by("pk").distinct()
    tell(people, Notice.Kind.WEBHOOK, words, by=desk(), at=at)


def _locked(row: WebhookEndpoint) -> WebhookEndpoint:
    locked_ledger()
    return WebhookEndpoint.objects.select_for_update().get(pk=row.pk)


def _turn_off(row: WebhookEndpoint, reason: str, *, by: User, at: datetime) -> None:
    row.disabled_at, row.disabled_reason = at, reason[:300]
    row.save(update_fields=["disabled_at", "disabled_reason"])
    record("disable_webhook", row, by=by, note=row.disabled_reason)


def _turn_on(row: WebhookEndpoint, *, by: User) -> None:
    """Begin anew: what waits is due now, with all attempts before it."""
    was_off = not row.enabled
    row.disabled_at, row.disabled_reason, row.failing_since, row.rests_until = None, "", None, None
    row.save(update_fields=["disabled_at", "disabled_reason", "failing_since", "rests_until"])
    row.deliveries.filter(state=State.WAITING).update(attempts=0, next_at=timezone.now())
    if was_off:
        record("enable_webhook", row, by=by)
