"""What a partner sent in, remembered for a while so that sending it again changes nothing."""

from django.db import models
from django.db.models import Q

from .key import PartnerKey


class Push(models.Model):
    """One request with an Idempotency-Key (IETF draft): what it was about, and what it was answered.

    `fingerprint` is the SHA-256 of what was sent. `article_id` is a number and no reference: nothing here
    leads to the desk. Until the answer stands the row is seen by its own transaction alone.
    """

    key = models.ForeignKey(PartnerKey, on_delete=models.CASCADE, related_name="pushes")
    idempotency_key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    article_id = models.BigIntegerField(null=True)
    new = models.BooleanField(default=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "pushes"
        ordering = ["-id"]
        indexes = [models.Index(fields=["key", "at"], name="push_by_age")]
        constraints = [
            models.UniqueConstraint(fields=["key", "idempotency_key"], name="push_once"),
            models.CheckConstraint(condition=~Q(idempotency_key=""), name="push_has_a_name"),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.idempotency_key}"
