"""People and organisations that say, carry or prove things, and our ties to them."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Case, Q, When

from factcheck.models import shapes


class SourceQuerySet(models.QuerySet["Source"]):
    """Sources."""

    def named(self, name: str, kind: str = "") -> Self:
        """Those of this name, whatever their kind: of this kind first, then the oldest."""
        ours_first = Case(When(kind=kind, then=0), default=1)
        return self.filter(name__iexact=name).order_by(ours_first, "id")


class Source(models.Model):
    """A person, organisation, publication or platform: claimant, outlet or publisher of evidence."""

    class Kind(models.TextChoices):
        """What kind of source this is (schema.org Person or Organization)."""

        PERSON = "person"
        ORGANIZATION = "organization"
        PUBLICATION = "publication"
        PLATFORM = "platform"

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind)
    url = models.URLField(blank=True)
    same_as = models.JSONField(
        "same as", default=list, blank=True, help_text="Addresses that identify it, one on each line."
    )
    description = models.CharField(max_length=300, blank=True)
    anonymous = models.BooleanField(default=False, help_text="Never counts as an independent source.")
    version = models.PositiveIntegerField(default=1)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["name", "kind"], name="source_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["person", "organization", "publication", "platform"]),
                name="source_kind_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """What identifies it are addresses."""
        self.same_as = shapes.addresses(self.same_as, "same_as")


class ConflictQuerySet(models.QuerySet["Conflict"]):
    """Declared ties."""

    def barring(self, *claims: Any) -> Self:
        """Close ties to a source that one of the claims concerns: whoever has one stays off that claim."""
        concerned = {source for claim in claims for source in claim.concerned}
        return self.filter(source__in=concerned, tie__in=Conflict.BLOCKING).select_related("source")


class Conflict(models.Model):
    """A standing declaration of somebody's tie to a source. Close ties block; others are disclosed."""

    class Tie(models.TextChoices):
        """How close."""

        FINANCIAL = "financial"
        FAMILY = "family"
        PARTY = "party"
        OTHER = "other"

    BLOCKING = (Tie.FINANCIAL, Tie.FAMILY, Tie.PARTY)

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="conflicts")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    tie = models.CharField(max_length=20, choices=Tie)
    disclosure = models.CharField(max_length=300, help_text="One sentence that readers may see.")
    declared_at = models.DateTimeField()

    objects = ConflictQuerySet.as_manager()

    class Meta:
        verbose_name = "conflict of interest"
        verbose_name_plural = "conflicts of interest"
        ordering = ["user", "source", "id"]
        constraints = [models.UniqueConstraint(fields=["user", "source", "tie"], name="conflict_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_tie_display()}, {self.source}"
