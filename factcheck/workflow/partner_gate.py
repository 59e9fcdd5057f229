"""What partners do with their webhooks through the API: the gate that it goes through, and nothing beside it.

In go the caller and plain facts, out come names and secrets. What is another's is not there.
"""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from factcheck.models import Delivery, PartnerKey, Scope, WebhookEndpoint

from . import webhooks
from .inbox import Caller

__all__ = [
    "NotThere",
    "change_webhook",
    "drop_webhook",
    "enable_webhook",
    "make_webhook",
    "redeliver",
    "rotate_secret",
    "test_webhook",
]


class NotThere(Exception):
    """This partner has none of that name."""


@transaction.atomic
def make_webhook(caller: Caller, **facts: Any) -> tuple[str, str]:
    """A new endpoint: its name, and its secret. Raises ValidationError."""
    key = _live(caller)
    made = webhooks.make(key, by=key.acts_as, **facts)
    return made.endpoint.public_id, made.secret


@transaction.atomic
def change_webhook(caller: Caller, public_id: str, **facts: Any) -> None:
    """Change what is named of it. Raises ValidationError and NotThere."""
    webhooks.change(_own(caller, public_id), by=_live(caller).acts_as, **facts)


@transaction.atomic
def drop_webhook(caller: Caller, public_id: str) -> None:
    """Forget it and all that was sent there. Raises NotThere."""
    webhooks.drop(_own(caller, public_id), by=_live(caller).acts_as)


@transaction.atomic
def enable_webhook(caller: Caller, public_id: str) -> None:
    """Call it again, and send what waits. Raises NotThere."""
    webhooks.enable(_own(caller, public_id), by=_live(caller).acts_as)


@transaction.atomic
def rotate_secret(caller: Caller, public_id: str, *, overlap_hours: int) -> str:
    """Its new secret; the old one signs beside it for so many hours. Raises NotThere."""
    by = _live(caller).acts_as
    return webhooks.rotate(_own(caller, public_id), by=by, overlap=timedelta(hours=overlap_hours)).secret


@transaction.atomic
def test_webhook(caller: Caller, public_id: str) -> str:
    """Have a test sent: the name of its message. Raises NotThere."""
    _live(caller)
    return webhooks.test(_own(caller, public_id)).webhook_id


@transaction.atomic
def redeliver(caller: Caller, public_id: str, webhook_id: str) -> None:
    """Have a message sent again. Raises NotThere."""
    _live(caller)
    row = Delivery.objects.filter(endpoint=_own(caller, public_id), webhook_id=webhook_id).first()
    if row is None:
        raise NotThere
    webhooks.redeliver(row)


def _live(caller: Caller) -> PartnerKey:
    """The key, still live: it may have been revoked since the request came in."""
    key = PartnerKey.objects.live(timezone.now()).select_related("acts_as").filter(pk=caller.key).first()
    if key is None or Scope.WEBHOOKS not in key.scopes:
        raise PermissionDenied("This key does not look after webhooks.")
    return key


def _own(caller: Caller, public_id: str) -> WebhookEndpoint:
    row = WebhookEndpoint.objects.filter(partner__iexact=caller.partner, public_id=public_id).first()
    if row is None:
        raise NotThere
    return row
