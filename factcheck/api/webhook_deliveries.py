"""What was sent to a partner's endpoint, and what waits: a log to page through, to test and to repeat."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from factcheck.models.partners import Delivery
from factcheck.workflow import partner_gate

from . import webhook_descriptions as described
from .endpoints import ListEndpoint
from .moments import write_moment
from .webhook_serializers import STATES
from .webhooks import Webhooks, plainly


class DeliveryFilter(django_filters.FilterSet):
    """Messages in one state."""

    state = extend_schema_field(
        {"type": "string", "enum": STATES, "description": "Only those in this state."}
    )(django_filters.ChoiceFilter(choices=[(state, state) for state in STATES]))

    class Meta:
        model = Delivery
        fields: list[str] = []


class DeliveryList(ListEndpoint, Webhooks):
    """The log of one endpoint."""

    filterset_class = DeliveryFilter
    order = ("-id",)
    queryset = Delivery.objects.none()

    def get_queryset(self) -> QuerySet[Delivery]:
        """Those of one's own endpoint."""
        return Delivery.objects.filter(endpoint=self.one(self.kwargs["public_id"]))

    @extend_schema(**described.LIST_DELIVERIES)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """List them."""
        return super().get(request, *args, **kwargs)

    def shown(self, rows: list[Delivery]) -> list[dict[str, Any]]:
        """As their partner reads them."""
        return [shown(row) for row in rows]


class WebhookTest(Webhooks):
    """A message that tells of nothing."""

    @extend_schema(**described.TEST_WEBHOOK)
    def post(self, request: Request, public_id: str) -> Response:
        """Have one sent."""
        with plainly():
            webhook_id = partner_gate.test_webhook(request.user, public_id)  # type: ignore[arg-type]
        return accepted(webhook_id)


class Redelivery(Webhooks):
    """A message once more."""

    @extend_schema(**described.REDELIVER)
    def post(self, request: Request, public_id: str, delivery_id: str) -> Response:
        """Have it sent again."""
        with plainly():
            partner_gate.redeliver(request.user, public_id, delivery_id)  # type: ignore[arg-type]
        return accepted(delivery_id)


def accepted(webhook_id: str) -> Response:
    """The message, which a worker sends."""
    return Response(shown(Delivery.objects.get(webhook_id=webhook_id)), status=status.HTTP_202_ACCEPTED)


def shown(row: Delivery) -> dict[str, Any]:
    """A message as its partner reads it."""
    return {
        "id": row.webhook_id,
        "object": "delivery",
        "type": row.type,
        "fact_check": row.fact_check,
        "seq": row.seq,
        "state": row.state,
        "attempts": row.attempts,
        "next_attempt_at": write_moment(row.next_at) if row.state == Delivery.State.WAITING else None,
        "last_status": row.last_status,
        "last_error": row.last_error or None,
        "last_answer": row.last_answer or None,
        "created_at": write_moment(row.made_at),
        "redelivered_at": row.redelivered_at and write_moment(row.redelivered_at),
        "delivered_at": row.delivered_at and write_moment(row.delivered_at),
    }
