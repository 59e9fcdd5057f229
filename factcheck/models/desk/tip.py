"""What readers ask us to check."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from .article import Article


class TipQuerySet(models.QuerySet["Tip"]):
    """Tips of readers."""

    def waiting(self) -> Self:
        """Nobody has done anything about them; of those that say the same, the first."""
        return self.filter(closed_at=None, same_as=None)


class Tip(models.Model):
    """One tip. Those that say the same point to the first, whose `asked` counts them all.

    It lies outside the log, and no name or address of the reader is kept; its words go after a set time.
    `terms` are those of its words, by which it is compared with the next.
    """

    class Closing(models.TextChoices):
        """What was done about it."""

        TAKEN = "taken", "Taken onto the desk"
        CHECKED = "checked", "Checked already"
        DECLINED = "declined", "Not for us"

    words = models.TextField("what was said")
    terms = models.TextField(editable=False, blank=True)
    url = models.URLField("where", max_length=1000, blank=True)
    speaker = models.CharField("who said it", max_length=200, blank=True)
    received_at = models.DateTimeField()
    same_as = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="repeats"
    )
    asked = models.PositiveIntegerField("readers who asked", default=1)
    closing = models.CharField("done", max_length=10, choices=Closing, blank=True)
    article = models.ForeignKey(Article, null=True, blank=True, on_delete=models.PROTECT, related_name="tips")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = TipQuerySet.as_manager()

    class Meta:
        ordering = ["-asked", "id"]
        indexes = [
            models.Index(fields=["closed_at", "same_as", "-asked", "id"], name="tip_waiting"),
            models.Index(fields=["closed_at", "same_as", "received_at", "id"], name="tip_waiting_longest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(closing__in=["", "taken", "checked", "declined"]), name="tip_closing_known"
            ),
            models.CheckConstraint(
                condition=Q(closing="", closed_at__isnull=True, closed_by__isnull=True)
                | ~Q(closing="") & Q(closed_at__isnull=False, closed_by__isnull=False),
                name="tip_closed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(article__isnull=True) | Q(closing="taken"), name="tip_article_was_taken"
            ),
        ]

    def __str__(self) -> str:
        return self.words[:80]
