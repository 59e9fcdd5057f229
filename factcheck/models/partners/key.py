"""A partner's key to the API: who holds it, what it opens, and for how long."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from factcheck.models import shapes


class Scope(models.TextChoices):
    """What a key may open."""

    READ = "read", "Reads with a larger allowance"
    EMBARGOED = "embargoed", "Reads what is under embargo"
    INTAKE = "intake", "Sends articles in"
    WEBHOOKS = "webhooks", "Keeps its own webhooks"


class PartnerKeyQuerySet(models.QuerySet["PartnerKey"]):
    """Keys of partners."""

    def live(self, now: datetime) -> Self:
        """Keys that open something now: neither revoked nor run out."""
        return self.filter(revoked_at=None).filter(Q(expires_at=None) | Q(expires_at__gt=now))


class PartnerKey(models.Model):
    """One key of one partner. Only the SHA-256 of the secret is kept; `prefix` tells keys apart in words."""

    partner = models.CharField(max_length=120, help_text="Who holds it, such as the name of their newsroom.")
    prefix = models.CharField(max_length=20, editable=False)
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    scopes = models.JSONField(help_text="What it opens.")
    acts_as = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="In whose name the desk's log says it acts.",
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    made_at = models.DateTimeField(editable=False)
    expires_at = models.DateTimeField(null=True, blank=True, help_text="Empty: until it is revoked.")
    revoked_at = models.DateTimeField(null=True, blank=True, editable=False)
    last_used_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = PartnerKeyQuerySet.as_manager()

    class Meta:
        verbose_name = "partner's key"
        verbose_name_plural = "partners' keys"
        ordering = ["partner", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at=None) | Q(expires_at__gt=models.F("made_at")),
                name="partner_key_lives_a_while",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner}, {self.prefix}…"

    def clean(self) -> None:
        """It opens something, and nothing that does not exist."""
        chosen = shapes.words(self.scopes, "scopes")
        if not chosen or set(chosen) - set(Scope.values):
            raise ValidationError({"scopes": f"Choose what the key opens: {', '.join(Scope.values)}."})
        self.scopes = sorted(set(chosen))

    def is_live(self, now: datetime) -> bool:
        """Whether it opens something at this time."""
        return self.revoked_at is None and (self.expires_at is None or self.expires_at > now)
