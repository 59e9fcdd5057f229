"""Who outside reads one approved submission through the API before readers do."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from .review import Submission


class EmbargoQuerySet(models.QuerySet["Embargo"]):
    """Shares under embargo."""

    def of_partner(self, partner: str) -> Self:
        """Those of one partner, whichever of its keys asks."""
        return self.filter(partner__iexact=partner)


class Embargo(models.Model):
    """One partner's right to read one submission until it is published, reopened or taken back.

    The partner is named and no key of theirs, so that a share outlives the change from one key to the next.
    `note` is for the partner to read. What is shared are the submission's words: none are kept here.
    """

    public_id = models.CharField(max_length=30, unique=True)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="embargoes")
    partner = models.CharField(max_length=120)
    note = models.CharField(max_length=500, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    first_read_at = models.DateTimeField(null=True, blank=True)
    last_read_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField("taken back", null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = EmbargoQuerySet.as_manager()

    class Meta:
        verbose_name = "share under embargo"
        verbose_name_plural = "shares under embargo"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "partner"], condition=Q(revoked_at=None), name="embargo_shared_once"
            ),
            models.CheckConstraint(condition=~Q(partner=""), name="embargo_names_a_partner"),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="embargo_revoked_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(first_read_at__isnull=True, last_read_at__isnull=True)
                | Q(last_read_at__gte=models.F("first_read_at")),
                name="embargo_read_first_then_last",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission} for {self.partner}"

    @property
    def claim_id(self) -> int:
        """The claim whose submission it shows. Reads the submission unless it is at hand."""
        return self.submission.claim_id
