"""Pictures that readers are shown with a fact-check: what is under check, or a page of a document."""

from django.db import models
from django.db.models import Q

from .claim import Claim


class ClaimImage(models.Model):
    """One picture on a claim, with the words for those who do not see it. Its file lies in the vault."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="images")
    sha256 = models.CharField(max_length=64)
    content_type = models.CharField(max_length=40)
    width = models.PositiveIntegerField(help_text="Pixels of the largest drawing.")
    height = models.PositiveIntegerField()
    alt = models.CharField(
        "what is to be seen",
        max_length=500,
        help_text="For people who do not see the picture: what it shows, and every word in it that matters.",
    )
    caption = models.CharField(max_length=300, blank=True, help_text="Stands below the picture.")
    credit = models.CharField(
        "credit and licence", max_length=200, blank=True, help_text="Who made it, and why we may show it."
    )
    position = models.PositiveIntegerField(default=1)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "sha256"],
                condition=Q(removed_at=None),
                name="image_once_on_a_claim",
                violation_error_message="This picture is on the claim already.",
            ),
            models.CheckConstraint(condition=~Q(alt=""), name="image_has_words"),
            models.CheckConstraint(condition=Q(width__gte=1, height__gte=1), name="image_has_a_size"),
        ]

    def __str__(self) -> str:
        return self.alt
