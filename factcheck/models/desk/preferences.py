"""How each person likes to work: their keys, their time zone, how often they are written to."""

from datetime import time
from typing import Any, Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import Q


class Preferences(models.Model):
    """One person's choices. Without a row the defaults hold; reading never makes one.

    `keys` is {name of a shortcut: the key in its place}; an empty key switches that shortcut off.
    """

    class Digest(models.TextChoices):
        """When the desk writes an e-mail."""

        AT_ONCE = "at_once", "At once"
        DAILY = "daily", "Once a day"
        NEVER = "never"

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="preferences"
    )
    shortcuts = models.BooleanField("single-key shortcuts", default=True)
    keys = models.JSONField(default=dict, blank=True)
    time_zone = models.CharField(max_length=60, blank=True, help_text="Empty: the house's.")
    digest = models.CharField(max_length=10, choices=Digest, default=Digest.DAILY)
    digest_at = models.TimeField("daily at", default=time(8))
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name_plural = "preferences"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(digest__in=["at_once", "daily", "never"]), name="preferences_digest_known"
            )
        ]

    def __str__(self) -> str:
        return f"How {self.user} works"

    @classmethod
    def of(cls, user: Any) -> Self:
        """How this person likes to work; the defaults for whoever has not said. Reading never makes a row."""
        known: Self | None = getattr(user, "preferences", None)
        return known or cls()

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which they read times: theirs, or the house's."""
        return ZoneInfo(self.time_zone or settings.TIME_ZONE)
