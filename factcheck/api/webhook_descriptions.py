"""What the documentation says of webhooks, with an example of every answer."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse
from rest_framework import serializers as s

from . import examples, problems
from .record_serializers import ProblemSerializer
from .webhook_serializers import (
    DeliverySerializer,
    NewWebhookSerializer,
    RotationSerializer,
    WebhookChangeSerializer,
    WebhookSerializer,
)

TAGS = {"tags": ["Webhooks"]}
WEBHOOK_ID = OpenApiParameter(
    "public_id", str, OpenApiParameter.PATH, description="Id of the endpoint.", pattern="^we_[0-9a-z]{16}$"
)
DELIVERY_ID = OpenApiParameter(
    "delivery_id",
    str,
    OpenApiParameter.PATH,
    description="Id of the message: its webhook-id.",
    pattern="^msg_[0-9a-z]{16}$",
)
WEBHOOK: dict[str, Any] = {
    "id": "we_4k2m9x7c1b8d5f3a",
    "object": "webhook_endpoint",
    "url": "https://partner.example/fact-checks",
    "description": "Takes withdrawn cards down",
    "types": ["fact_check.verdict_changed", "fact_check.withdrawn", "fact_check.suspended"],
    "enabled": True,
    "disabled_at": None,
    "disabled_reason": None,
    "failing_since": None,
    "secret": None,
    "old_secret_until": None,
    "created_at": examples.FIRST,
}
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"  # noqa: S105 - an example
TOLD = WEBHOOK | {"secret": SECRET}
DELIVERY: dict[str, Any] = {
    "id": "msg_0h3k6n9q2t5w8z1c",
    "object": "delivery",
    "type": "fact_check.verdict_changed",
    "fact_check": examples.FACT_CHECK["id"],
    "seq": 4711,
    "state": "waiting",
    "attempts": 1,
    "next_attempt_at": "2026-03-05T14:30:05Z",
    "last_status": 500,
    "last_error": "The endpoint answers 500. Any status from 200 to 299 counts as received.",
    "last_answer": None,
    "created_at": examples.SECOND,
    "redelivered_at": None,
    "delivered_at": None,
}
TEST = DELIVERY | {
    "type": "webhook.test",
    "fact_check": None,
    "seq": None,
    "attempts": 0,
    "next_attempt_at": examples.SECOND,
    "last_status": None,
    "last_error": None,
}


def _answer(status: int, serializer: Any, name: str, value: Any, described: str) -> dict[str, Any]:
    """An answer with its example."""
    example = OpenApiExample(name, value=value, response_only=True, status_codes=[str(status)])
    return {"responses": {status: OpenApiResponse(serializer, described)}, "examples": [example]}


def _sends(serializer: type[s.Serializer], name: str, value: Any, answer: dict[str, Any]) -> dict[str, Any]:
    """A body with its example, and what may be wrong with it."""
    wrong = (problems.TOO_LARGE, problems.MEDIA_TYPE, problems.FIELD)
    refused = {each.status: OpenApiResponse(ProblemSerializer, each.title) for each in wrong}
    return {
        "request": serializer,
        "responses": answer["responses"] | refused,
        "examples": [OpenApiExample(name, value=value, request_only=True), *answer["examples"]],
    }


LIST_WEBHOOKS: dict[str, Any] = {
    "operation_id": "list_webhook_endpoints",
    "summary": "List your webhook endpoints",
    "description": "Those of your organisation, whichever of its keys made them. Scope: `webhooks`.",
    "responses": WebhookSerializer(many=True),
    "examples": [OpenApiExample("One", value=WEBHOOK, response_only=True, status_codes=["200"])],
    **TAGS,
}
MAKE_WEBHOOK: dict[str, Any] = {
    "operation_id": "make_webhook_endpoint",
    "summary": "Make a webhook endpoint",
    "description": (
        "From now on a small JSON message is POSTed to `url` for every change of its `types`, within seconds."
        " The answer has the `secret`: keep it, it is told once. Messages are signed as Standard Webhooks"
        " says, so its libraries verify them.\n\n"
        "Answer 2xx within 15 seconds and do the work afterwards. Anything else is tried again after 5"
        " seconds, then with longer pauses, for five days; `Retry-After` with 429 and 503 is honoured. Answer"
        " 410 to end it. Messages about one fact-check come in order, but a withdrawal or suspension goes"
        " first and takes the place of what still waits. You may get one twice: know it by its `webhook-id`."
    ),
    **_sends(
        NewWebhookSerializer,
        "An endpoint for three types",
        {key: WEBHOOK[key] for key in ("url", "description", "types")},
        _answer(201, WebhookSerializer, "Made", TOLD, "It is told of what happens from now on."),
    ),
    **TAGS,
}
READ_WEBHOOK: dict[str, Any] = {
    "operation_id": "read_webhook_endpoint",
    "summary": "Read one webhook endpoint",
    "description": "Whether it is on, and since when it fails. Its secret is not told again.",
    "parameters": [WEBHOOK_ID],
    "responses": WebhookSerializer,
    "examples": [OpenApiExample("One", value=WEBHOOK, response_only=True, status_codes=["200"])],
    **TAGS,
}
CHANGE_WEBHOOK: dict[str, Any] = {
    "operation_id": "change_webhook_endpoint",
    "summary": "Change a webhook endpoint",
    "description": "What is left out stays. `enabled` true sends what was kept while it was off.",
    "parameters": [WEBHOOK_ID],
    **_sends(
        WebhookChangeSerializer,
        "Another address",
        {"url": WEBHOOK["url"]},
        _answer(200, WebhookSerializer, "Changed", WEBHOOK, "As it is now."),
    ),
    **TAGS,
}
DROP_WEBHOOK: dict[str, Any] = {
    "operation_id": "delete_webhook_endpoint",
    "summary": "Delete a webhook endpoint",
    "description": "With its log and everything that waits for it.",
    "parameters": [WEBHOOK_ID],
    "responses": {204: OpenApiResponse(description="It is gone.")},
    **TAGS,
}
ENABLE_WEBHOOK: dict[str, Any] = {
    "operation_id": "enable_webhook_endpoint",
    "summary": "Turn a webhook endpoint on",
    "description": (
        "After it was turned off, by you or because it failed for five days. What was kept, for up to 30"
        " days, is sent now. Away for longer? Follow `/changes` from the last `seq` that you have."
    ),
    "parameters": [WEBHOOK_ID],
    "request": None,
    **_answer(200, WebhookSerializer, "On", WEBHOOK, "It is on."),
    **TAGS,
}
ROTATE_SECRET: dict[str, Any] = {
    "operation_id": "rotate_webhook_secret",
    "summary": "Replace the secret",
    "description": "For `overlap_hours` messages have two signatures, so you change over without losing one.",
    "parameters": [WEBHOOK_ID],
    **_sends(
        RotationSerializer,
        "Both for two days",
        {"overlap_hours": 48},
        _answer(
            200,
            WebhookSerializer,
            "A new secret",
            TOLD | {"old_secret_until": examples.SECOND},
            "With the new secret, told once.",
        ),
    ),
    **TAGS,
}
TEST_WEBHOOK: dict[str, Any] = {
    "operation_id": "test_webhook_endpoint",
    "summary": "Have a test sent",
    "description": (
        "One message of the type `webhook.test`, sent once, whether the endpoint is on or off. Look among its"
        " deliveries for what became of it. While a test waits, asking again gives the same one."
    ),
    "parameters": [WEBHOOK_ID],
    "request": None,
    **_answer(202, DeliverySerializer, "A test", TEST, "It is sent within seconds."),
    **TAGS,
}
LIST_DELIVERIES: dict[str, Any] = {
    "operation_id": "list_webhook_deliveries",
    "summary": "List what was sent to an endpoint",
    "description": "Everything of the last 30 days, newest first: what arrived, what waits, and why.",
    "parameters": [WEBHOOK_ID],
    "responses": DeliverySerializer(many=True),
    "examples": [
        OpenApiExample("To be tried again", value=DELIVERY, response_only=True, status_codes=["200"])
    ],
    **TAGS,
}
REDELIVER: dict[str, Any] = {
    "operation_id": "redeliver_webhook",
    "summary": "Have a message sent again",
    "description": "Under the same id, now, whatever became of it; with all attempts before it.",
    "parameters": [WEBHOOK_ID, DELIVERY_ID],
    "request": None,
    **_answer(
        202,
        DeliverySerializer,
        "Sent again",
        DELIVERY | {"attempts": 0, "redelivered_at": examples.SECOND, "next_attempt_at": examples.SECOND},
        "It is sent within seconds.",
    ),
    **TAGS,
}
