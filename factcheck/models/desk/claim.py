"""What somebody said, where it stands, and how far the desk is with it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from factcheck.models.house.house import Topic
from factcheck.models.house.ratings import Rating

from .article import Article
from .source import Source


class Status(models.TextChoices):
    """Where a claim is on its way to readers. Changed by `workflow.steps.take` alone."""

    SUGGESTED = "suggested"
    OPEN = "open"
    DECLINED = "declined"
    MERGED = "merged"
    IN_REVIEW = "in_review", "In review"
    DISPUTED = "disputed"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"


SIGNED = (Status.IN_REVIEW, Status.DISPUTED, Status.APPROVED, Status.SCHEDULED, Status.PUBLISHED)


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Claims on the desk."""

    def in_status(self, *statuses: str) -> Self:
        """Claims that stand at one of these points of their way."""
        return self.filter(status__in=statuses)

    def with_desk(self) -> Self:
        """With what the rules ask of one claim, in a fixed number of queries."""
        return self.select_related(
            "claimant", "reporter", "article", "rating", "submission"
        ).prefetch_related("assignments__user", "topics")


class Claim(models.Model):
    """One self-contained statement that an editor can check (schema.org Claim, claimReviewed)."""

    class Decline(models.TextChoices):
        """Why a suggestion goes no further."""

        OPINION = "opinion"
        NOT_CHECKABLE = "not_checkable", "Not checkable"
        TRIVIAL = "trivial"
        DUPLICATE = "duplicate"
        NO_CAPACITY = "no_capacity", "No capacity"

    class Correction(models.TextChoices):
        """What the next edition is, seen from the last one."""

        CORRECTION = "correction"
        CLARIFICATION = "clarification"
        UPDATE = "update"
        RETRACTION = "retraction"
        MINOR = "minor", "Minor (typo, dead link)"

    article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.PROTECT, related_name="claims"
    )
    statement = models.CharField(max_length=500, help_text="Self-contained; best under 75 characters.")
    language = models.CharField(max_length=12, default="en")
    status = models.CharField(max_length=12, choices=Status, default=Status.SUGGESTED, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    claimant = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="claims_made"
    )
    claimant_unknown = models.BooleanField(default=False)
    reporter = models.ForeignKey(
        Source,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="claims_carried",
        verbose_name="reported by",
    )
    claimed_on = models.DateField(null=True, blank=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="+")
    score = models.FloatField("check-worthiness", null=True, editable=False)
    score_reasons = models.JSONField(default=list, editable=False)
    claimant_guess = models.CharField(max_length=200, blank=True, editable=False)
    reporter_guess = models.CharField(max_length=200, blank=True, editable=False)
    decline_reason = models.CharField(max_length=20, choices=Decline, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged", editable=False
    )
    rating = models.ForeignKey(
        Rating, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    submission = models.ForeignKey(
        "Submission", null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    independence_reason = models.CharField("why fewer than two sources", max_length=300, blank=True)
    primary_reason = models.CharField("why no primary source", max_length=300, blank=True)
    sides_reason = models.CharField("why only one side", max_length=300, blank=True)
    correction_kind = models.CharField(max_length=15, choices=Correction, blank=True)
    correction_note = models.TextField(
        blank=True, help_text="What changed since the last edition, for readers."
    )
    created_at = models.DateTimeField(editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    changed_at = models.DateTimeField(editable=False)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["-changed_at", "-id"]
        indexes = [
            models.Index(fields=["-changed_at", "-id"], name="claim_latest"),
            models.Index(fields=["status", "-changed_at", "-id"], name="claim_by_status"),
        ]
        permissions = [
            ("split", "Takes articles in and finds claims"),
            ("check", "Checks claims"),
            ("review", "Reviews claims"),
            ("edit", "Assigns, declines and decides"),
            ("publish", "Publishes, suspends and withdraws"),
            ("administer", "Runs the house and its people"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=Status.values), name="claim_status_known"),
            models.CheckConstraint(
                condition=Q(status="declined") & ~Q(decline_reason="")
                | ~Q(status="declined") & Q(decline_reason=""),
                name="claim_declined_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(status="merged", merged_into__isnull=False)
                | ~Q(status="merged") & Q(merged_into__isnull=True),
                name="claim_merged_into_another",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="claim_not_merged_into_itself",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=SIGNED) | Q(submission__isnull=False),
                name="claim_in_review_has_submission",
            ),
            models.CheckConstraint(
                condition=Q(claimant_unknown=False) | Q(claimant__isnull=True),
                name="claim_claimant_known_or_not",
            ),
        ]

    def __str__(self) -> str:
        return self.statement[:120]

    @property
    def concerned(self) -> list[int]:
        """The keys of the sources that have a stake in it: who said it and who carried it."""
        return [pk for pk in (self.claimant_id, self.reporter_id) if pk]
