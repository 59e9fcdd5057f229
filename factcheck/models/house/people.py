"""The people of the house."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.crypto import salted_hmac

DESK = "desk"


class User(AbstractUser):
    """A member of staff, or `desk`: the account in whose name scheduled work is done.

    Bylines are optional, because staff are harassed: without a public name readers see "the desk".
    """

    public_name = models.CharField(
        max_length=120, blank=True, help_text="As readers see it. Empty: “the desk”."
    )
    public_role = models.CharField(max_length=120, blank=True, help_text="Shown on the team page.")
    public_bio = models.TextField(blank=True, help_text="Shown on the team page.")
    version = models.PositiveIntegerField(default=1, editable=False)
    sessions_ended = models.PositiveIntegerField(default=0, editable=False)

    class Meta(AbstractUser.Meta):
        ordering = ["username", "id"]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def get_session_auth_hash(self) -> str:
        """What every session of this person must carry: it ends with the password, and when it is ended."""
        words = f"{self.password} {self.sessions_ended}"
        return salted_hmac("factcheck.sessions", words, algorithm="sha256").hexdigest()

    @property
    def byline(self) -> str:
        """The name that readers see."""
        return self.public_name or "the desk"
