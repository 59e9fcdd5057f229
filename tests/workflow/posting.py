"""A partner's receiver on this machine, and a worker that may call it."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from factcheck.models import Delivery, WebhookEndpoint
from factcheck.workflow import deliveries
from tests import factories
from tests.net.sites import LIMITS, Site, page

OK = page(b"Thank you.")


def answer(status: str, *headers: str, body: bytes = b"") -> bytes:
    return page(body, *headers, status=status)


@dataclass(frozen=True)
class Received:
    """One request as the receiver got it."""

    headers: dict[str, str]
    body: bytes

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]

    @property
    def sent_at(self) -> int:
        return int(self.headers["webhook-timestamp"])

    @property
    def event(self) -> dict:
        return json.loads(self.body)


def received(at: Site) -> list[Received]:
    """Everything that was posted, in the order in which it came."""
    found = []
    for request in at.asked:
        head, _, body = request.partition(b"\r\n\r\n")
        lines = head.decode().split("\r\n")[1:]
        found.append(Received({k.lower(): v for k, v in (line.split(": ", 1) for line in lines)}, body))
    return found


def told(at: Site) -> list[str]:
    """The types of what came."""
    return [each.event["type"].removeprefix("fact_check.") for each in received(at)]


def endpoint(at: Site, key=None, **facts) -> "factories.webhooks.Made":
    """An endpoint that leads to this receiver."""
    return factories.webhook(key, url=at.url("/hook"), allow=at.allow(), **facts)


def send(at: Site, now: datetime | None = None, limits=LIMITS) -> Delivery | None:
    """Send what is due first."""
    return deliveries.send_next("worker", now=now, allow=at.allow(), limits=limits)


def send_all(at: Site, now: datetime | None = None) -> list[Delivery]:
    """Send until nothing is due."""
    sent = []
    while row := send(at, now):
        sent.append(row)
    return sent


def when_due() -> datetime:
    """The time at which the message that waits longest is tried again."""
    return Delivery.objects.unfinished().order_by("-next_at").values_list("next_at", flat=True)[0]


def the_endpoint() -> WebhookEndpoint:
    return WebhookEndpoint.objects.get()


def now() -> datetime:
    return timezone.now()
