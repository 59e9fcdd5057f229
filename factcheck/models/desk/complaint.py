"""What readers find wrong: a complaint, who looked at it first, and what two people made of it."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    """Complaints of readers."""

    def waiting(self) -> Self:
        """Not decided yet."""
        return self.filter(decided_at=None)

    def unseen(self, today: date) -> Self:
        """Nobody has looked at them in the days that the house gives itself."""
        return self.filter(looked_at=None, due_on__lt=today)


class Complaint(models.Model):
    """One complaint, known by its number. It lies outside the log; its words go after a set time.

    No name and no address of the reader is kept: who has the number may follow it.
    """

    class Finding(models.TextChoices):
        """What came of it."""

        UPHELD = "upheld", "Upheld"
        PARTLY = "partly", "Upheld in part"
        REJECTED = "rejected", "Not upheld"

    number = models.CharField(max_length=16, unique=True)
    fact_check_id = models.BigIntegerField(null=True, blank=True)
    statement = models.CharField("about", max_length=500, blank=True)
    words = models.TextField("what is wrong", blank=True)
    sources = models.TextField(blank=True)
    received_at = models.DateTimeField()
    due_on = models.DateField("first look due on")
    looked_at = models.DateTimeField("looked at", null=True, blank=True)
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    finding = models.CharField(max_length=10, choices=Finding, blank=True)
    answer = models.TextField(blank=True, help_text="Whoever has the number reads it.")
    edition = models.PositiveIntegerField(
        "edition it led to", null=True, blank=True, help_text="The number of the edition that corrects it."
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(fields=["decided_at", "due_on", "id"], name="complaint_waiting"),
            models.Index(fields=["decided_at", "received_at", "id"], name="complaint_waiting_longest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(finding__in=["", "upheld", "partly", "rejected"]), name="complaint_finding_known"
            ),
            models.CheckConstraint(
                condition=Q(finding="", proposed_by__isnull=True)
                | ~Q(finding="") & Q(proposed_by__isnull=False, looked_at__isnull=False) & ~Q(answer=""),
                name="complaint_finding_has_its_words",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by__isnull=True)
                | Q(decided_at__isnull=False, decided_by__isnull=False) & ~Q(finding=""),
                name="complaint_decided_on_a_finding",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")),
                name="complaint_decided_by_another",
            ),
            models.CheckConstraint(
                condition=Q(looked_at__isnull=True, looked_by__isnull=True)
                | Q(looked_at__isnull=False, looked_by__isnull=False),
                name="complaint_looked_at_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"Complaint {self.number}"
