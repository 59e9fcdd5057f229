"""Where a claim was made: in a text, in a recording, on another page."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, When

from factcheck.text import in_whole_words

from .article import ArticleText
from .claim import Claim


class AppearanceQuerySet(models.QuerySet["Appearance"]):
    """Appearances of any claim."""

    def of(self, claim: Claim) -> Self:
        """Where the claim stands, then where those merged into it stand; latest links only."""
        keys = [claim.pk, *claim.merged.order_by("pk").values_list("pk", flat=True)]
        return (
            self.filter(~Exists(self.model.objects.filter(previous=OuterRef("pk"))), claim__in=keys)
            .select_related("snapshot__article__outlet", "capture__article__outlet", "claim__article__outlet")
            .order_by(Case(When(claim=claim, then=0), default=1), "id")
        )


class Appearance(models.Model):
    """Where a claim stands (W3C TextQuoteSelector and TextPositionSelector, Media Fragments). Immutable.

    `start` and `end` are code points in the snapshot. A new revision of the article inserts a successor.
    """

    class Kind(models.TextChoices):
        """What the selectors point into."""

        TEXT = "text"
        MEDIA = "media"
        OUTSIDE = "outside"

    class Match(models.TextChoices):
        """How the words were found again in a later snapshot."""

        EXACT = "exact"
        TYPOGRAPHIC = "typographic"
        CHANGED = "changed"
        ORPHANED = "orphaned"

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="appearances")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.TEXT)
    snapshot = models.ForeignKey(
        ArticleText, null=True, blank=True, on_delete=models.PROTECT, related_name="appearances"
    )
    exact = models.TextField(null=True, blank=True)
    prefix = models.TextField(null=True, blank=True)
    suffix = models.TextField(null=True, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    capture = models.ForeignKey(
        "Capture", null=True, blank=True, on_delete=models.PROTECT, related_name="appearances"
    )
    fragment = models.CharField(max_length=120, blank=True, help_text="t=10,20 or xywh=160,120,320,240")
    url = models.URLField(max_length=1000, blank=True)
    match = models.CharField(max_length=12, choices=Match, default=Match.EXACT)
    previous = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="successors"
    )
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    redacted_by = models.BigIntegerField(null=True, editable=False)

    objects = AppearanceQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["text", "media", "outside"]), name="appearance_kind_known"
            ),
            models.CheckConstraint(
                condition=~Q(kind="text")
                | Q(
                    snapshot__isnull=False,
                    start__isnull=False,
                    end__isnull=False,
                    end__gt=F("start"),
                ),
                name="appearance_text_has_a_span",
            ),
            models.CheckConstraint(
                condition=~Q(kind="text") | Q(exact__isnull=False) | Q(redacted_by__isnull=False),
                name="appearance_text_is_quoted",
            ),
            models.CheckConstraint(
                condition=~Q(kind="outside") | ~Q(url=""), name="appearance_outside_has_an_address"
            ),
            models.UniqueConstraint(fields=["previous"], name="appearance_one_successor"),
        ]

    def __str__(self) -> str:
        return (self.exact or self.url or self.fragment)[:120]

    @property
    def around(self) -> tuple[str, str]:
        """What stands before and after the quotation, in whole words."""
        return in_whole_words(self.prefix or "", self.suffix or "")
