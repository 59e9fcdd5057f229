"""Words on their way: what somebody is typing on a claim, private to them until they save it."""

from django.conf import settings
from django.db import models

from .claim import Claim


class Draft(models.Model):
    """What one person has typed into one form of a claim and not saved yet. No line of the log tells of it.

    `words` is {field: [what stood there when they began, what they typed]}, each a list of values as the form
    would send them. `claim_version` is the claim as they saw it; `version` counts the saves of this draft, so
    that two tabs of one person do not overwrite each other. `tab` saved it last, at its `turn`.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="drafts")
    form = models.CharField(max_length=40)
    words = models.JSONField()
    claim_version = models.PositiveIntegerField()
    version = models.PositiveBigIntegerField()
    tab = models.CharField(max_length=36, blank=True)
    turn = models.PositiveBigIntegerField(default=0)
    saved_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["user", "claim", "form"], name="draft_once_per_form")]

    def __str__(self) -> str:
        return f"{self.form}, saved for {self.user}"
