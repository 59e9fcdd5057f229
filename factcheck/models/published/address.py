"""Addresses on the web where a published claim stands."""

from django.db import models

from .factcheck import FactCheck


class ClaimAddress(models.Model):
    """One address where the claim of a live fact-check stands; `key` is the SHA-256 of its normal form."""

    fact_check = models.ForeignKey(FactCheck, on_delete=models.CASCADE, related_name="addresses")
    key = models.CharField(max_length=64)

    class Meta:
        verbose_name_plural = "claim addresses"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["key", "fact_check"], name="claim_address_once"),
        ]

    def __str__(self) -> str:
        return f"{self.key[:12]} {self.fact_check_id}"
