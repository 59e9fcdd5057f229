"""The house's rating scale, and the fixed categories that partners map on."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from factcheck.models import shapes


class Category(models.TextChoices):
    """What a rating means to a machine. Renaming a rating never touches its category."""

    TRUE = "true"
    MOSTLY_TRUE = "mostly_true"
    MIXED = "mixed"
    MOSTLY_FALSE = "mostly_false"
    FALSE = "false"
    MISSING_CONTEXT = "missing_context"
    MISCAPTIONED = "miscaptioned"
    ALTERED = "altered"
    OUTDATED = "outdated"
    SATIRE = "satire"
    UNPROVEN = "unproven"


VALUES = {
    Category.TRUE: 5,
    Category.MOSTLY_TRUE: 4,
    Category.MIXED: 3,
    Category.MOSTLY_FALSE: 2,
    Category.FALSE: 1,
}


def _numbered_as_its_category() -> Q:
    """The ordinal categories carry their number 1..5; the others carry none."""
    condition = Q(category__in=[c for c in Category if c not in VALUES], value__isnull=True)
    for category, value in VALUES.items():
        condition |= Q(category=category, value=value, value__isnull=False)
    return condition


class RatingScale(models.Model):
    """A named set of ratings. Exactly one is in use."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    in_use = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["slug", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["in_use"], condition=Q(in_use=True), name="rating_scale_one_in_use"
            )
        ]

    def __str__(self) -> str:
        return self.name


LONGEST = 60
"""So many characters has the label of a rating, in whatever language."""


class RatingQuerySet(models.QuerySet["Rating"]):
    """Ratings of any scale."""

    def on_offer(self) -> Self:
        """What a checker may choose today: the scale in use, without retired ratings."""
        return self.filter(scale__in_use=True, retired_at__isnull=True)


class Rating(models.Model):
    """One word of the scale. Retiring it never rewrites what is published."""

    scale = models.ForeignKey(RatingScale, on_delete=models.PROTECT, related_name="ratings")
    slug = models.SlugField(max_length=40)
    label = models.CharField(max_length=LONGEST)
    labels = models.JSONField(default=dict, blank=True, help_text="Label by language code.")
    value = models.PositiveSmallIntegerField(null=True, blank=True)
    category = models.CharField(max_length=20, choices=Category)
    definition = models.CharField(max_length=300)
    color_light = models.CharField(max_length=9, help_text="On a light page, at least 4.5:1.")
    color_dark = models.CharField(max_length=9, help_text="On a dark page, at least 4.5:1.")
    icon = models.SlugField(max_length=40)
    position = models.PositiveSmallIntegerField()
    retired_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = RatingQuerySet.as_manager()

    class Meta:
        ordering = ["scale", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["scale", "slug"], name="rating_slug_once"),
            models.CheckConstraint(condition=_numbered_as_its_category(), name="rating_number_fits_category"),
        ]

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        """Every language has one label, which fits where the rating's own does."""
        self.labels = shapes.by_language(self.labels, "labels")
        if any(len(label) > LONGEST for label in self.labels.values()):
            raise ValidationError({"labels": f"Shorten it to {LONGEST} characters in each language."})
