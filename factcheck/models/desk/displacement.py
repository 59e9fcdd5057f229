"""Words of a claim that a new revision of its article changed or no longer has: work for a person."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from .appearance import Appearance
from .article import Article, ArticleText
from .claim import Claim


class DisplacementQuerySet(models.QuerySet["Displacement"]):
    """Displaced words of any claim."""

    def open(self) -> Self:
        """What nobody has settled yet."""
        return self.filter(settled_at=None)

    def waiting(self) -> Self:
        """What is open and somebody's work: of a declined claim it is again once that is restored."""
        return self.open().exclude(claim__status="declined")

    def of(self, article: Article) -> Self:
        """What a revision of this article displaced."""
        return self.filter(snapshot__article=article)

    def with_words(self) -> Self:
        """With the old words, the new ones and the claim, the longest waiting first."""
        rows = self.select_related("claim", "appearance__snapshot", "now", "snapshot__article", "settled_by")
        return rows.order_by("found_at", "id")


class Displacement(models.Model):
    """One place of a claim that was displaced. `appearance` holds the words that a person last agreed to.

    `now` is the latest place that was found since, none when there never was one; `match` says how the words
    were found in `snapshot`, the newest text in which they were looked for.
    """

    class Match(models.TextChoices):
        """How the words were found in the newest text."""

        CHANGED = "changed"
        ORPHANED = "orphaned", "Gone"

    class Settlement(models.TextChoices):
        """How it was settled."""

        CONFIRMED = "confirmed", "The new words make the same claim"
        MARKED = "marked", "Other words make it"
        GONE = "gone", "It no longer stands there"
        FOUND = "found", "A later revision has the old words again"

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="displacements")
    appearance = models.ForeignKey(Appearance, on_delete=models.PROTECT, related_name="displacements")
    now = models.ForeignKey(
        Appearance, null=True, blank=True, on_delete=models.PROTECT, related_name="displacements_to"
    )
    snapshot = models.ForeignKey(ArticleText, on_delete=models.PROTECT, related_name="displacements")
    match = models.CharField(max_length=12, choices=Match)
    found_at = models.DateTimeField()
    settlement = models.CharField(max_length=12, choices=Settlement, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = DisplacementQuerySet.as_manager()

    class Meta:
        ordering = ["-found_at", "-id"]
        indexes = [models.Index(fields=["claim"], condition=Q(settled_at=None), name="displacement_open")]
        constraints = [
            models.CheckConstraint(
                condition=Q(match__in=["changed", "orphaned"]), name="displacement_match_known"
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_by=None, settlement="")
                | Q(
                    settled_at__isnull=False,
                    settled_by__isnull=False,
                    settlement__in=["confirmed", "marked", "gone", "found"],
                ),
                name="displacement_settled_or_not",
            ),
            models.UniqueConstraint(
                fields=["appearance"], condition=Q(settled_at=None), name="displacement_open_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_match_display()}: {self.claim}"
