"""A fact-check in another language, while it is written: the words of one edition, put by one person."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from factcheck.models.published.factcheck import FactCheck

from .claim import Claim


class TranslationQuerySet(models.QuerySet["Translation"]):
    """Translations on the desk."""

    def with_newest(self) -> Self:
        """With `newest`: the number of the edition that readers of the original see."""
        of = FactCheck.objects.filter(claim_id=OuterRef("claim_id"), language=OuterRef("claim__language"))
        return self.annotate(newest=Subquery(of.values("number")[:1]))

    def stale(self) -> Self:
        """Those of an edition that readers of the original see no more."""
        return self.with_newest().filter(newest__gt=F("edition"))


class Translation(models.Model):
    """The words of one edition of a claim's fact-check in another language (schema.org translationOfWork).

    `edition` is the number of the edition that is translated. `words` are by the names that
    `formats.translations` gives the strings of the signed content. Rating, evidence and gates are the
    original's. `put_from` is the edition from which the words were put, while that is an earlier one.
    """

    class Stage(models.TextChoices):
        """How far it is."""

        OPEN = "open", "Being translated"
        IN_REVIEW = "in_review", "Waits for a second reader"
        APPROVED = "approved"
        PUBLISHED = "published"

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="translations")
    language = models.CharField(max_length=12)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.OPEN)
    edition = models.PositiveIntegerField()
    put_from = models.PositiveIntegerField(null=True, editable=False)
    words = models.JSONField(default=dict, blank=True)
    correction_kind = models.CharField(max_length=15, choices=Claim.Correction, blank=True)
    correction_note = models.TextField(blank=True)
    submission = models.ForeignKey(
        "Submission", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = TranslationQuerySet.as_manager()

    class Meta:
        ordering = ["-changed_at", "-id"]
        indexes = [models.Index(fields=["stage", "-changed_at", "-id"], name="translation_by_stage")]
        constraints = [
            models.UniqueConstraint(fields=["claim", "language"], name="translation_once_in_a_language"),
            models.CheckConstraint(
                condition=Q(stage__in=["open", "in_review", "approved", "published"]),
                name="translation_stage_known",
            ),
            models.CheckConstraint(
                condition=Q(stage="open") | Q(submission__isnull=False),
                name="translation_in_review_has_submission",
            ),
            models.CheckConstraint(condition=Q(edition__gte=1), name="translation_of_an_edition"),
        ]

    def __str__(self) -> str:
        return f"{self.claim} ({self.language})"
