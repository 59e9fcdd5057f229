"""What administrators do with webhooks of partners: turn them off and on, have messages sent again."""

from django.core.exceptions import PermissionDenied

from factcheck import rules
from factcheck.models import Delivery, User, WebhookEndpoint

from . import webhooks

WHOSE = "Turning webhooks on and off is for administrators and their partners. Ask one of them."
STOPPED = "Turned off by the newsroom."


def enable(row: WebhookEndpoint, *, by: User) -> WebhookEndpoint:
    """Call it again, and send everything that waits for it."""
    _require_administrator(by)
    return webhooks.enable(row, by=by)


def disable(row: WebhookEndpoint, *, by: User) -> WebhookEndpoint:
    """Do not call it until somebody turns it on."""
    _require_administrator(by)
    return webhooks.disable(row, by=by, reason=STOPPED)


def redeliver(row: Delivery, *, by: User) -> Delivery:
    """Have it sent again."""
    _require_administrator(by)
    return webhooks.redeliver(row)


def _require_administrator(by: User) -> None:
    if not rules.has(by, "administer"):
        raise PermissionDenied(WHOSE)
