"""Work that is done in the background: what waits, who is doing it, and which workers are alive."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from factcheck.models.house.people import User
from factcheck.models.published.factcheck import Change

from .article import Article
from .evidence import Document
from .subscription import Subscription

UNFINISHED = ("waiting", "running")
SUBJECTS = {
    "document": ("capture", "recheck"),
    "article": ("fetch",),
    "person": ("notify",),
    "subscription": ("confirm",),
    "change": ("tell",),
}
"""What a job is about, and the kinds of jobs that are about it."""


def _about_what_its_kind_is_about() -> Q:
    """A known kind, with the one subject that belongs to it."""
    condition = Q()
    for subject, kinds in SUBJECTS.items():
        others = {f"{other}__isnull": True for other in SUBJECTS if other != subject}
        condition |= Q(kind__in=kinds, **{f"{subject}__isnull": False}, **others)
    return condition


Subject = Document | Article | User | Subscription | Change


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
    """One thing to do in the background, about one subject. `workflow.jobs` alone changes it.

    A worker that takes it has it until `leased_until`; a worker that dies lets it run out. `attempts` counts
    how often it was taken, so that `leased_by` and `attempts` name one taking and no other.
    """

    class Kind(models.TextChoices):
        """What is to be done."""

        CAPTURE = "capture"  # a cited document is fetched and kept
        FETCH = "fetch"  # an article is fetched from its address and read
        NOTIFY = "notify"  # a person is told by e-mail what waits for them
        CONFIRM = "confirm"  # a reader is asked by e-mail whether it was they who asked
        TELL = "tell"  # readers who asked are told by e-mail of a change
        RECHECK = "recheck"  # a cited document is looked at again: is it still there, is it still the same

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    kind = models.CharField(max_length=12, choices=Kind)
    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.CASCADE, related_name="jobs"
    )
    article = models.ForeignKey(Article, null=True, blank=True, on_delete=models.CASCADE, related_name="jobs")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="jobs"
    )
    subscription = models.ForeignKey(
        Subscription, null=True, blank=True, on_delete=models.CASCADE, related_name="jobs"
    )
    change = models.ForeignKey(Change, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
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
            models.CheckConstraint(condition=_about_what_its_kind_is_about(), name="job_about_one_thing"),
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
            *(
                models.UniqueConstraint(
                    fields=["kind", subject],
                    condition=Q(state__in=UNFINISHED),
                    name=f"job_once_per_{subject}",
                )
                for subject in SUBJECTS
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.subject}"

    @property
    def is_unfinished(self) -> bool:
        """Whether it waits or is being done."""
        return self.state in UNFINISHED

    @property
    def subject(self) -> "Subject":
        """What it is about."""
        rows: list[Subject | None] = [getattr(self, name) for name in SUBJECTS]
        return next(row for row in rows if row is not None)


class Worker(models.Model):
    """A process that does what is due, and when it was last heard of."""

    name = models.CharField(max_length=120, unique=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-seen_at", "-id"]

    def __str__(self) -> str:
        return self.name
