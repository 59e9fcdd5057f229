"""Who has a claim open at the moment."""

from django.conf import settings
from django.db import models

from .claim import Claim


class Presence(models.Model):
    """One person at one claim, and when their page was last heard of."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="presences")
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["claim", "user"], name="presence_once")]

    def __str__(self) -> str:
        return f"{self.user} has claim {self.claim_id} open"
