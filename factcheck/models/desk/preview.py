"""Links with which somebody outside the desk reads one submission before it is published."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from .review import Submission


class PreviewLink(models.Model):
    """One link to one submission. The token itself is not kept: only its SHA-256 is."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="previews")
    token_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField("last opened", null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="preview_expires"),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="preview_revoked_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"Preview of {self.submission}"

    @property
    def claim_id(self) -> int:
        """The claim whose submission it shows. Reads the submission unless it is at hand."""
        return self.submission.claim_id

    @property
    def is_open(self) -> bool:
        """Whether it has neither expired nor been revoked."""
        return self.revoked_at is None and self.expires_at > timezone.now()
