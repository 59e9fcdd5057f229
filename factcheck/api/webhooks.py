"""Webhooks of partners: each sees and changes their own, and a secret is told once."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import QuerySet
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from factcheck.models.partners import WebhookEndpoint
from factcheck.workflow import partner_gate

from . import problems
from . import webhook_descriptions as described
from .bodies import fields_of
from .endpoints import ListEndpoint
from .errors import Told
from .keyed import Keyed
from .moments import write_moment
from .webhook_serializers import NewWebhookSerializer, RotationSerializer, WebhookChangeSerializer

LARGEST = 64 * 1024


class Webhooks(Keyed):
    """What every address of webhooks shares: each partner sees their own."""

    scope = "webhooks"

    def own(self) -> QuerySet[WebhookEndpoint]:
        """The endpoints of whoever asks."""
        caller: Any = self.request.user
        return WebhookEndpoint.objects.filter(partner__iexact=caller.partner).order_by("id")

    def one(self, public_id: str) -> WebhookEndpoint:
        """One of them. Raises NotFound for what is another's, too."""
        row = self.own().filter(public_id=public_id).first()
        if row is None:
            raise NotFound
        return row


class WebhookList(ListEndpoint, Webhooks):
    """All of one's own."""

    filter_backends = []
    order = ("id",)

    def get_queryset(self) -> QuerySet[WebhookEndpoint]:
        """One's own."""
        return self.own()

    @extend_schema(**described.LIST_WEBHOOKS)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """List them."""
        return super().get(request, *args, **kwargs)

    @extend_schema(**described.MAKE_WEBHOOK)
    def post(self, request: Request) -> Response:
        """Make one, and tell its secret."""
        facts = fields_of(NewWebhookSerializer, request, most=LARGEST)
        with plainly():
            public_id, secret = partner_gate.make_webhook(request.user, **facts)  # type: ignore[arg-type]
        address = settings.SITE_URL + reverse("api-webhook", args=[public_id])
        body = shown(self.one(public_id), secret)
        return Response(body, status=status.HTTP_201_CREATED, headers={"Location": address})

    def shown(self, rows: list[WebhookEndpoint]) -> list[dict[str, Any]]:
        """As their partner reads them."""
        return [shown(row) for row in rows]


class Webhook(Webhooks):
    """One endpoint."""

    @extend_schema(**described.READ_WEBHOOK)
    def get(self, request: Request, public_id: str) -> Response:
        """Read it."""
        return Response(shown(self.one(public_id)))

    @extend_schema(**described.CHANGE_WEBHOOK)
    def patch(self, request: Request, public_id: str) -> Response:
        """Change what is named."""
        self.one(public_id)
        facts = fields_of(WebhookChangeSerializer, request, most=LARGEST)
        with plainly():
            partner_gate.change_webhook(request.user, public_id, **facts)  # type: ignore[arg-type]
        return Response(shown(self.one(public_id)))

    @extend_schema(**described.DROP_WEBHOOK)
    def delete(self, request: Request, public_id: str) -> Response:
        """Forget it."""
        with plainly():
            partner_gate.drop_webhook(request.user, public_id)  # type: ignore[arg-type]
        return Response(status=status.HTTP_204_NO_CONTENT)


class WebhookEnabling(Webhooks):
    """Turning an endpoint on."""

    @extend_schema(**described.ENABLE_WEBHOOK)
    def post(self, request: Request, public_id: str) -> Response:
        """Turn it on, and send what waits."""
        with plainly():
            partner_gate.enable_webhook(request.user, public_id)  # type: ignore[arg-type]
        return Response(shown(self.one(public_id)))


class WebhookSecret(Webhooks):
    """A new secret."""

    @extend_schema(**described.ROTATE_SECRET)
    def post(self, request: Request, public_id: str) -> Response:
        """Replace it, and tell the new one."""
        self.one(public_id)
        facts = fields_of(RotationSerializer, request, most=LARGEST)
        with plainly():
            secret = partner_gate.rotate_secret(request.user, public_id, **facts)  # type: ignore[arg-type]
        return Response(shown(self.one(public_id), secret))


@contextmanager
def plainly() -> Iterator[None]:
    """Tell a partner what the gate refuses."""
    try:
        yield
    except (partner_gate.NotThere, ObjectDoesNotExist) as refusal:  # or somebody dropped it meanwhile
        raise NotFound from refusal
    except ValidationError as refusal:
        raise Told(
            problems.FIELD, errors=[(name, said[0]) for name, said in refusal.message_dict.items()]
        ) from refusal


def shown(row: WebhookEndpoint, secret: str | None = None) -> dict[str, Any]:
    """An endpoint as its partner reads it."""
    return {
        "id": row.public_id,
        "object": "webhook_endpoint",
        "url": row.url,
        "description": row.description,
        "types": row.types,
        "enabled": row.enabled,
        "disabled_at": row.disabled_at and write_moment(row.disabled_at),
        "disabled_reason": row.disabled_reason or None,
        "failing_since": row.failing_since and write_moment(row.failing_since),
        "secret": secret,
        "old_secret_until": row.old_until and write_moment(row.old_until),
        "created_at": write_moment(row.made_at),
    }
