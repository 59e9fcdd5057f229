"""Right of reply: what the claimant was asked, and what came back."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from .claim import Claim


class ReplyRequestQuerySet(models.QuerySet["ReplyRequest"]):
    """Rights of reply."""

    def waiting(self) -> Self:
        """Asked, and neither answered nor given up."""
        return self.filter(outcome="waiting")


class ReplyRequest(models.Model):
    """One asking of the claimant. The latest one counts; silence never blocks."""

    class Outcome(models.TextChoices):
        """What readers are told."""

        SELF_EVIDENT = "self_evident", "Source is self-evident"
        WAITING = "waiting", "Asked, waiting"
        ANSWERED = "answered"
        DECLINED = "declined", "Declined to comment"
        NO_ANSWER = "no_answer", "No answer by the deadline"
        UNREACHABLE = "unreachable", "Could not be reached"
        UNSAFE = "unsafe", "Not safe to ask"
        CLAIMANT_UNKNOWN = "claimant_unknown", "Claimant unknown"
        NOT_ASKED = "not_asked", "Not asked"

    ASKED = (Outcome.WAITING, Outcome.ANSWERED, Outcome.DECLINED, Outcome.NO_ANSWER)

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="replies")
    outcome = models.CharField(max_length=20, choices=Outcome)
    asked_of = models.CharField(max_length=200, blank=True, help_text="Never shown to readers.")
    asked_on = models.DateField(null=True, blank=True)
    deadline_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    note = models.CharField(max_length=300, blank=True, help_text="A sentence for readers.")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = ReplyRequestQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["deadline_on"], condition=Q(outcome="waiting"), name="reply_waited_for")
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome__in=["waiting", "answered", "declined", "no_answer"])
                | Q(asked_on__isnull=False),
                name="reply_asked_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="answered") | ~Q(answer=""), name="reply_answered_has_words"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="not_asked") | ~Q(note=""), name="reply_not_asked_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.get_outcome_display()
