"""Work that is done in the background: what waits, who is doing it, and which workers are alive."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from .evidence import Document

UNFINISHED = ("waiting", "running")


class JobQuerySet(models.QuerySet["Job"]):
    """Jobs of the background."""

    def unfinished(self) -> Self:
        """What waits or is being done."""
        return self.filter(state__in=UNFINISHED)

    def due(self, now: datetime) -> Self:
        """What may be begun: its time has come, or whoever had begun it has not been heard of since."""
        waiting = Q(state="waiting", next_at__lte=now)
        abandoned = Q(state="running", leased_until__lte=now)
        return self.filter(waiting | abandoned).order_by("next_at", "id")


class Job(models.Model):
    """One thing to do in the background. `workflow.jobs` alone changes it.

    A worker that takes it has it until `leased_until`; a worker that dies lets it run out. `attempts` counts
    how often it was taken, so that `leased_by` and `attempts` name one taking and no other.
    """

    class Kind(models.TextChoices):
        """What is to be done."""

        CAPTURE = "capture"

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    kind = models.CharField(max_length=12, choices=Kind)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="jobs")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    next_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True, blank=True)
    leased_by = models.CharField(max_length=120, blank=True)
    error = models.TextField(blank=True, help_text="Why the last attempt came to nothing.")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["state", "next_at"], name="job_due"),
            models.Index(fields=["state", "leased_until"], name="job_abandoned"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["capture"]), name="job_kind_known"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "running", "done", "failed"]), name="job_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state="running", leased_until__isnull=False)
                | ~Q(state="running") & Q(leased_until__isnull=True),
                name="job_leased_while_running",
            ),
            models.CheckConstraint(
                condition=Q(state__in=UNFINISHED, finished_at__isnull=True)
                | ~Q(state__in=UNFINISHED) & Q(finished_at__isnull=False),
                name="job_finished_or_not",
            ),
            models.UniqueConstraint(
                fields=["kind", "document"], condition=Q(state__in=UNFINISHED), name="job_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.document}"


class Worker(models.Model):
    """A process that does what is due, and when it was last heard of."""

    name = models.CharField(max_length=120, unique=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-seen_at", "-id"]

    def __str__(self) -> str:
        return self.name
