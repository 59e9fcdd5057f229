"""The log: who did what to what, when; each line chained to the one before by SHA-256."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .article import Article
from .claim import Claim

GENESIS = "0" * 64


class Event(models.Model):
    """One line of the log. Append-only.

    `payload` is canonical JSON {note, changes: {field: [old, new]}}; `payload_digest` is the SHA-256 of
    `salt` + payload and enters `hash`, so that a redacted payload leaves the chain whole.
    """

    number = models.PositiveBigIntegerField(unique=True)
    verb = models.CharField(max_length=30)
    subject = models.CharField(max_length=200, db_index=True, help_text="What it was done to, as kind:id.")
    claim = models.ForeignKey(Claim, null=True, on_delete=models.PROTECT, related_name="events")
    article = models.ForeignKey(Article, null=True, on_delete=models.PROTECT, related_name="events")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    conceals_verdict = models.BooleanField(default=False)
    payload = models.TextField(null=True)
    salt = models.CharField(max_length=32, null=True)
    payload_digest = models.CharField(max_length=64)
    prev_hash = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)
    redacted_by = models.BigIntegerField(null=True, editable=False)

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["claim", "number"], name="event_story"),
            models.Index(fields=["verb", "at"], name="event_by_verb"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(payload__isnull=False, salt__isnull=False) | Q(redacted_by__isnull=False),
                name="event_payload_or_redacted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.verb}"


class Ledger(models.Model):
    """One row that every verb locks last: the head of the log and the last number readers were told."""

    event_number = models.PositiveBigIntegerField(default=0)
    event_hash = models.CharField(max_length=64, default=GENESIS)
    change_seq = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name_plural = "ledger"
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="ledger_is_one_row")]

    def __str__(self) -> str:
        return f"{self.event_number} events"


class Redaction(models.Model):
    """An erasure that the law asks for: one administrator requests it, another carries it out."""

    legal_basis = models.CharField(max_length=300)
    subject = models.CharField(max_length=200, help_text="What is erased, as kind:id.")
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(legal_basis=""), name="redaction_has_a_basis"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("requested_by")),
                name="redaction_by_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.legal_basis}"
