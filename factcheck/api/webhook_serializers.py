"""The shape of webhooks: what partners send of theirs, and what they are told."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers as s

from factcheck.models.partners import TEST, EventType

from .strict import Count, Strict, Text

TYPES = [*EventType.values]
STATES = ["waiting", "sending", "delivered", "failed", "superseded"]
MOST_HOURS, USUAL_HOURS = 168, 24
ALL = "What it is told of; an empty list is everything, also what may come."


@extend_schema_field({"type": "string", "format": "uri", "pattern": "^https://", "maxLength": 1000})
class Address(Text):
    """Where messages go; the desk says whether they may."""


class Flag(s.BooleanField):
    """True or false, and nothing that Python would take for one."""

    def to_internal_value(self, data: Any) -> bool:
        """Refuse words and numbers."""
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return bool(data)


class Types(s.ListField):
    """Types of events."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(child=s.ChoiceField(TYPES), max_length=len(TYPES), help_text=ALL, **kwargs)


class NewWebhookSerializer(Strict):
    """A new endpoint."""

    url = Address(max_length=1000, help_text="A public https address of yours.")
    description = Text(required=False, allow_blank=True, max_length=200, help_text="For yourselves.")
    types = Types(required=False)


class WebhookChangeSerializer(Strict):
    """What is to be changed of an endpoint."""

    url = Address(required=False, max_length=1000)
    description = Text(required=False, allow_blank=True, max_length=200)
    types = Types(required=False)
    enabled = Flag(required=False, help_text="False turns it off; what happens then is kept for 30 days.")


class RotationSerializer(Strict):
    """How the secret is replaced."""

    overlap_hours = Count(
        required=False,
        default=USUAL_HOURS,
        min_value=0,
        max_value=MOST_HOURS,
        help_text="So long messages carry the signatures of both; 0 ends the old one at once.",
    )


class WebhookSerializer(s.Serializer):
    """An endpoint of yours."""

    id = s.CharField()
    object = s.ChoiceField(["webhook_endpoint"])
    url = s.CharField()
    description = s.CharField(allow_blank=True)
    types = s.ListField(child=s.CharField(), help_text=ALL)
    enabled = s.BooleanField()
    disabled_at = s.DateTimeField(allow_null=True)
    disabled_reason = s.CharField(allow_null=True, help_text="Why nothing is sent there.")
    failing_since = s.DateTimeField(
        allow_null=True, help_text="Nothing but failures since then; after five days it is turned off."
    )
    secret = s.CharField(
        allow_null=True, help_text="Told once, when it is made or replaced. Begins with whsec_."
    )
    old_secret_until = s.DateTimeField(allow_null=True, help_text="Until then the old secret signs, too.")
    created_at = s.DateTimeField()


class DeliverySerializer(s.Serializer):
    """A message, and what became of it."""

    id = s.CharField(help_text="The webhook-id header: the same whenever it is sent.")
    object = s.ChoiceField(["delivery"])
    type = s.CharField(help_text=f"One of the types, or {TEST}; more may come.")
    fact_check = s.CharField(allow_null=True, help_text="null for a test.")
    seq = s.IntegerField(allow_null=True, help_text="Number of the change, as in /changes.")
    state = s.ChoiceField(
        STATES, help_text="superseded: a withdrawal or suspension of the fact-check was told instead."
    )
    attempts = s.IntegerField(min_value=0)
    next_attempt_at = s.DateTimeField(allow_null=True)
    last_status = s.IntegerField(allow_null=True, help_text="What you answered last.")
    last_error = s.CharField(allow_null=True)
    last_answer = s.CharField(allow_null=True, help_text="The first 500 characters of your last answer.")
    created_at = s.DateTimeField()
    redelivered_at = s.DateTimeField(allow_null=True, help_text="When it was last asked for again.")
    delivered_at = s.DateTimeField(allow_null=True)
