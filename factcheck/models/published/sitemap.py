"""When each part of the sitemap last changed, so that its index never reads all fact-checks."""

from datetime import datetime

from django.db import models

SIZE = 10_000
"""So many keys of fact-checks belong to one part."""


class SitemapPart(models.Model):
    """A part of the sitemap: the fact-checks with keys from `number * SIZE` on; their last change."""

    number = models.PositiveIntegerField(unique=True)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"Part {self.number}"

    @classmethod
    def mark(cls, key: int, at: datetime) -> None:
        """Say that the fact-check with this key changed. Under the ledger's lock, like the change itself."""
        number = key // SIZE
        if not cls.objects.filter(number=number).update(changed_at=at):
            cls.objects.create(number=number, changed_at=at)
