"""What reviewers say of a part of a submission, and how it was settled. Append-only."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from factcheck.models.house.people import User

from .evidence import Evidence
from .review import Submission
from .verdict import Verdict


class CommentQuerySet(models.QuerySet["Comment"]):
    """Comments on any submission."""

    def visible_to(self, user: User) -> Self:
        """One's own, and what tells no verdict that is still hidden from this person."""
        shown = Exists(Verdict.objects.filter(claim=OuterRef("submission__claim")).visible_to(user))
        return self.filter(Q(conceals_verdict=False) | Q(user=user) | Q(shown))

    def asked(self) -> Self:
        """Comments, without the answers that settle them; with who answered."""
        rows = self.filter(settles=None).select_related(
            "user", "answer__user", "evidence__document", "submission"
        )
        return rows.order_by("id")

    def unsettled(self) -> Self:
        """What somebody still has to look at."""
        return self.filter(settles=None, answer=None)


class Comment(models.Model):
    """A remark on one part of a submission. It is settled by its answer: another comment, words or none."""

    class Part(models.TextChoices):
        """What of the submission it is about."""

        STATEMENT = "statement"
        CLAIMANT = "claimant"
        QUOTE = "quote"
        RATING = "rating"
        SUMMARY = "summary"
        EXPLANATION = "explanation"
        UNCERTAINTY = "uncertainty"
        EVIDENCE = "evidence"
        REPLY = "reply", "Right of reply"
        REASONS = "reasons"
        CORRECTION = "correction", "Correction note"

    OF_THE_VERDICT = (Part.RATING, Part.SUMMARY, Part.EXPLANATION, Part.UNCERTAINTY, Part.CORRECTION)

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="comments")
    part = models.CharField(max_length=12, choices=Part)
    evidence = models.ForeignKey(
        Evidence, null=True, blank=True, on_delete=models.PROTECT, related_name="comments"
    )
    words = models.TextField(null=True, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    conceals_verdict = models.BooleanField()
    settles = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="answer"
    )
    redacted_by = models.BigIntegerField(null=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(part="evidence", evidence__isnull=False)
                | Q(
                    part__in=[
                        "statement",
                        "claimant",
                        "quote",
                        "rating",
                        "summary",
                        "explanation",
                        "uncertainty",
                        "reply",
                        "reasons",
                        "correction",
                    ],
                    evidence__isnull=True,
                ),
                name="comment_on_one_part",
            ),
            models.CheckConstraint(
                condition=Q(redacted_by__isnull=False)
                | Q(words__isnull=False) & (Q(settles__isnull=False) | ~Q(words="")),
                name="comment_says_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_part_display()}: {self.words or ''}"[:120]

    @property
    def claim_id(self) -> int:
        """The claim whose submission it is about. Reads the submission unless it is at hand."""
        return self.submission.claim_id
