"""Where partners want to be told of what changes, and everything that is or was to be sent there."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from .key import PartnerKey

UNFINISHED = ("waiting", "sending")


class EventType(models.TextChoices):
    """What partners are told of. A mended comma and a new envelope are no event."""

    PUBLISHED = "fact_check.published", "Published"
    CORRECTED = "fact_check.corrected", "Corrected"
    VERDICT_CHANGED = "fact_check.verdict_changed", "Verdict changed"
    WITHDRAWN = "fact_check.withdrawn", "Withdrawn"
    SUSPENDED = "fact_check.suspended", "Suspended"
    REINSTATED = "fact_check.reinstated", "Reinstated"


TEST = "webhook.test"
"""Sent when a partner asks for it, and to nobody else."""


class WebhookEndpoint(models.Model):
    """An address of a partner that is told of events. All live keys of the partner may look after it.

    `secret` and, while it is being replaced, `old_secret` are kept because every message is signed with them:
    sealed under SECRET_KEY, so that a copy of the database alone signs nothing. `failing_since` is when the
    first of nothing but failures was; nothing is sent before `rests_until`.
    """

    public_id = models.CharField(max_length=30, unique=True)
    partner = models.CharField(max_length=120, db_index=True)
    made_with = models.ForeignKey(PartnerKey, on_delete=models.PROTECT, related_name="+")
    url = models.CharField(max_length=1000)
    description = models.CharField(max_length=200, blank=True)
    types = models.JSONField(default=list, blank=True, help_text="Empty: all of them.")
    secret = models.TextField()
    old_secret = models.TextField(blank=True)
    old_until = models.DateTimeField("old secret signs until", null=True, blank=True)
    disabled_at = models.DateTimeField("off since", null=True, blank=True)
    disabled_reason = models.CharField("why it is off", max_length=300, blank=True)
    failing_since = models.DateTimeField(null=True, blank=True)
    rests_until = models.DateTimeField("left alone until", null=True, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = "webhook"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(url__startswith="https://") | Q(url__startswith="http://"),
                name="webhook_leads_into_the_web",
            ),
            models.CheckConstraint(condition=~Q(secret=""), name="webhook_has_a_secret"),
            models.CheckConstraint(
                condition=Q(old_secret="", old_until__isnull=True)
                | ~Q(old_secret="") & Q(old_until__isnull=False),
                name="webhook_old_secret_ends",
            ),
            models.CheckConstraint(
                condition=Q(disabled_reason="", disabled_at__isnull=True)
                | ~Q(disabled_reason="") & Q(disabled_at__isnull=False),
                name="webhook_disabled_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner}, {self.public_id}"

    @property
    def enabled(self) -> bool:
        """Whether anything is sent there."""
        return self.disabled_at is None

    def wants(self, kind: str) -> bool:
        """Whether it is told of events of this type."""
        return not self.types or kind in self.types


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Messages to partners."""

    def unfinished(self) -> Self:
        """What waits or is being sent."""
        return self.filter(state__in=UNFINISHED)

    def due(self, now: datetime) -> Self:
        """What may be sent now, urgent things first.

        Nothing overtakes an earlier message about the same fact-check; what somebody asked to be sent again
        holds nobody up. A test goes also to an endpoint that is off.
        """
        ready = Q(state="waiting", next_at__lte=now) | Q(state="sending", leased_until__lte=now)
        awake = Q(fact_check=None) | Q(endpoint__disabled_at=None)
        rested = Q(endpoint__rests_until=None) | Q(endpoint__rests_until__lte=now)
        same = Delivery.objects.filter(endpoint=OuterRef("endpoint"), fact_check=OuterRef("fact_check"))
        earlier = same.unfinished().filter(pk__lt=OuterRef("pk"), redelivered_at=None)
        rows = self.unfinished().filter(ready, awake, rested).exclude(Exists(earlier))
        return rows.order_by("-urgent", "next_at", "id")


class Delivery(models.Model):
    """One message to one endpoint: written in the transaction that it tells of, sent by a worker.

    `webhook_id` is the same whenever it is sent. `seq` numbers the change; a test has neither a change nor a
    fact-check. A worker has it until `leased_until`; `leased_by` and `attempts` name one taking and no other.
    """

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting"
        SENDING = "sending"
        DELIVERED = "delivered"
        FAILED = "failed"
        SUPERSEDED = "superseded"

    endpoint = models.ForeignKey(WebhookEndpoint, on_delete=models.CASCADE, related_name="deliveries")
    webhook_id = models.CharField(max_length=30, unique=True)
    type = models.CharField(max_length=40)
    fact_check = models.CharField(max_length=30, null=True)
    seq = models.PositiveBigIntegerField(null=True)
    body = models.TextField()
    urgent = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    next_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    leased_by = models.CharField(max_length=120, blank=True)
    last_status = models.PositiveIntegerField(null=True)
    last_error = models.CharField(max_length=500, blank=True)
    last_answer = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField()
    redelivered_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "deliveries"
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["endpoint", "-id"], name="delivery_log"),
            models.Index(fields=["made_at"], name="delivery_by_age"),
            models.Index(fields=["next_at"], condition=Q(state__in=UNFINISHED), name="delivery_due"),
            models.Index(
                fields=["endpoint", "fact_check", "id"],
                condition=Q(state__in=UNFINISHED),
                name="delivery_in_order",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["endpoint", "seq"], name="delivery_once_per_change"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "sending", "delivered", "failed", "superseded"]),
                name="delivery_state_known",
            ),
            models.CheckConstraint(
                condition=Q(state="sending", leased_until__isnull=False)
                | ~Q(state="sending") & Q(leased_until__isnull=True),
                name="delivery_leased_while_sending",
            ),
            models.CheckConstraint(
                condition=~Q(state="delivered") | Q(delivered_at__isnull=False),
                name="delivery_arrived_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(seq__isnull=True, fact_check__isnull=True)
                | Q(seq__isnull=False, fact_check__isnull=False),
                name="delivery_of_a_change_or_a_test",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.webhook_id}"
