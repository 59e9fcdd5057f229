"""What people sign: the frozen content, the signatures, the clock and the emergency brake."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from factcheck.models.house.ratings import Rating

from .claim import Claim


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """What people signed."""

    def originals(self) -> Self:
        """In the claim's own language."""
        return self.filter(translation=None)


class Submission(models.Model):
    """The frozen public content of a claim: canonical JSON and its SHA-256. Append-only.

    That of a translation names it; its rating and what follows from it are those of what it translates.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveIntegerField()
    content = models.TextField(null=True)
    digest = models.CharField(max_length=64)
    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, related_name="+")
    independent_groups = models.PositiveSmallIntegerField()
    groups_reason = models.CharField(max_length=300, blank=True)
    reply_outcome = models.CharField(max_length=20)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()
    translation = models.ForeignKey(
        "Translation", null=True, on_delete=models.PROTECT, related_name="submissions", editable=False
    )
    redacted_by = models.BigIntegerField(null=True, editable=False)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["claim", "number"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "number"], name="submission_number_once"),
            models.CheckConstraint(
                condition=Q(independent_groups__gte=2) | ~Q(groups_reason=""),
                name="submission_two_groups_or_a_reason",
            ),
            models.CheckConstraint(condition=~Q(reply_outcome=""), name="submission_has_reply_outcome"),
            models.CheckConstraint(
                condition=Q(content__isnull=False) | Q(redacted_by__isnull=False),
                name="submission_words_or_redacted",
            ),
        ]

    def __str__(self) -> str:
        return f"Submission {self.number} of {self.claim}"


class Review(models.Model):
    """Somebody's answer to a submission. Append-only; an approval is the second signature."""

    class Decision(models.TextChoices):
        """Signed, or back to the desk."""

        APPROVE = "approve"
        SEND_BACK = "send_back", "Send back"

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="reviews")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=10, choices=Decision)
    comment = models.TextField(null=True, blank=True)
    decided_at = models.DateTimeField()
    redacted_by = models.BigIntegerField(null=True, editable=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission"], condition=Q(decision="approve"), name="review_approved_once"
            ),
            models.CheckConstraint(
                condition=Q(decision__in=["approve", "send_back"]), name="review_decision_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_decision_display()}: {self.submission}"


class Scheduled(models.Model):
    """An approved submission that waits for its time. Nothing public knows of it."""

    claim = models.OneToOneField(Claim, on_delete=models.PROTECT, related_name="scheduled")
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="+")
    publish_at = models.DateTimeField(db_index=True)
    scheduled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "scheduled"
        ordering = ["publish_at", "id"]

    def __str__(self) -> str:
        return f"{self.claim} at {self.publish_at:%Y-%m-%d %H:%M %Z}"


class Suspension(models.Model):
    """One person's emergency brake, settled by another person: withdrawn or reinstated."""

    class Settlement(models.TextChoices):
        """How it ended."""

        WITHDRAWN = "withdrawn"
        REINSTATED = "reinstated"

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="suspensions")
    note = models.TextField()
    suspended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    suspended_at = models.DateTimeField()
    settlement = models.CharField(max_length=12, choices=Settlement, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)
    public_note = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim"], condition=Q(settlement=""), name="suspension_one_unsettled"
            ),
            models.CheckConstraint(
                condition=Q(settled_by__isnull=True) | ~Q(settled_by=F("suspended_by")),
                name="suspension_settled_by_another",
            ),
            models.CheckConstraint(
                condition=Q(settlement="", settled_by__isnull=True)
                | Q(settlement__in=["withdrawn", "reinstated"], settled_by__isnull=False)
                & ~Q(public_note=""),
                name="suspension_settled_with_a_note",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim}: {self.get_settlement_display() or 'suspended'}"
