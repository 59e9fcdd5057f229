"""Which pictures readers may have now: those that a live fact-check shows."""

from django.db import models

from .factcheck import FactCheck


class PublishedImage(models.Model):
    """A picture of a live fact-check. The row goes with the page; without one the picture is not there."""

    fact_check = models.ForeignKey(FactCheck, on_delete=models.CASCADE, related_name="images")
    sha256 = models.CharField(max_length=64, db_index=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["fact_check", "sha256"], name="published_image_once_on_a_page")
        ]

    def __str__(self) -> str:
        return self.sha256
