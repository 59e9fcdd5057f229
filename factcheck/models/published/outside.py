"""Fact-checks of other houses: public words of others, found beside ours and never taken for ours."""

import json
from typing import Any

from django.db import models
from django.db.models import Q

LONGEST_ADDRESS = 2000


class OutsideCheck(models.Model):
    """
    One ClaimReview (schema.org) of another house, as it was imported: `raw` word for word.

    A page may hold several: `key` is of its address and the statement, `page` of the address alone.
    `said`, `said_by` and `terms` are its search terms, as those of our own fact-checks are kept.
    """

    key = models.CharField(max_length=64, unique=True)
    page = models.CharField(max_length=64, db_index=True)
    url = models.CharField(max_length=LONGEST_ADDRESS)
    publisher = models.CharField(max_length=200)
    publisher_url = models.CharField(max_length=LONGEST_ADDRESS, blank=True)
    statement = models.TextField()
    rating = models.CharField(max_length=200, blank=True)
    value = models.FloatField(null=True)
    best = models.FloatField(null=True)
    worst = models.FloatField(null=True)
    claimant = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=12)
    reviewed_on = models.DateField(null=True)
    imported_at = models.DateTimeField()
    raw = models.TextField()
    tongue = models.CharField(max_length=12)
    said = models.TextField()
    said_by = models.TextField(blank=True)
    terms = models.TextField()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(url__startswith="https://") | Q(url__startswith="http://"),
                name="outside_check_leads_to_the_web",
            ),
            models.CheckConstraint(condition=~Q(publisher=""), name="outside_check_names_its_publisher"),
            models.CheckConstraint(condition=~Q(statement=""), name="outside_check_has_a_statement"),
        ]

    def __str__(self) -> str:
        return f"{self.publisher}: {self.statement[:120]}"

    @property
    def data(self) -> dict[str, Any]:
        """The ClaimReview as its publisher wrote it."""
        node: dict[str, Any] = json.loads(self.raw)
        return node


class OutsideTermCount(models.Model):
    """In how many outside fact-checks of a language a term stands; the empty term counts them all."""

    language = models.CharField(max_length=12)
    term = models.CharField(max_length=60, blank=True)
    checks = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["language", "term", "id"]
        constraints = [models.UniqueConstraint(fields=["language", "term"], name="outside_term_counted_once")]

    def __str__(self) -> str:
        return f"{self.term or 'all'} ({self.language}): {self.checks}"
