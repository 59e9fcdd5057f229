"""The house's record as it was last computed: one row, read by one page."""

import json
from typing import Any

from django.db import models
from django.db.models import Q


class PublishedRecord(models.Model):
    """What the house's own tables say of its work. Computed by `workflow.record`, never typed.

    `seq` is the last public change that it knows, `ledger_hash` the head of the log at that time.
    """

    document = models.TextField()
    seq = models.PositiveBigIntegerField()
    ledger_hash = models.CharField(max_length=64)
    as_of = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="record_is_one_row")]

    def __str__(self) -> str:
        return f"The record as of {self.as_of:%Y-%m-%d %H:%M %Z}"

    @property
    def data(self) -> dict[str, Any]:
        """The figures, read from their JSON."""
        document: dict[str, Any] = json.loads(self.document)
        return document
