"""Who works on a claim, and how each of them rates it."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q

from factcheck.models.house.house import House
from factcheck.models.house.people import User
from factcheck.models.house.ratings import Rating

from .claim import Claim, Status

AT_WORK = (Status.SUGGESTED, Status.OPEN, Status.IN_REVIEW, Status.DISPUTED)
"""Where a claim still asks something of its people: nobody has signed it off."""
TURNS = {
    "lead": (Status.SUGGESTED, Status.OPEN, Status.DISPUTED),
    "reviewer": (Status.IN_REVIEW, Status.DISPUTED),
    "editor": AT_WORK,
}
"""At which points of a claim's way the next move is up to this role."""


@dataclass(frozen=True)
class Load:
    """What one person has in hand: claims led, claims to review, those of them in review now, and overdue."""

    leading: int = 0
    reviewing: int = 0
    waiting: int = 0
    overdue: int = 0


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Assignments of any claim."""

    def at(self, *statuses: str) -> Self:
        """Of claims that stand at one of these points of their way."""
        return self.filter(claim_status__in=statuses)

    def at_work(self) -> Self:
        """Of claims that nobody has signed off yet."""
        return self.at(*AT_WORK)

    def load(self, today: date) -> dict[int, Load]:
        """Each person's load by their key, in one query over what is at work; nobody idle is in it."""
        led, reviewed = Q(role=Assignment.Role.LEAD), Q(role=Assignment.Role.REVIEWER)
        counted = (
            self.at_work()
            .order_by()
            .values("user")
            .annotate(
                leading=Count("pk", filter=led),
                reviewing=Count("pk", filter=reviewed),
                waiting=Count("pk", filter=_turn("reviewer")),
                overdue=Count("pk", filter=_any_turn() & Q(due_on__lt=today)),
            )
        )
        return {row.pop("user"): Load(**row) for row in counted}


def _turn(role: str) -> Q:
    return Q(role=role, claim_status__in=TURNS[role])


def _any_turn() -> Q:
    return _turn("lead") | _turn("reviewer") | _turn("editor")


class Assignment(models.Model):
    """A person's role on a claim, with a due date.

    `claim_status` is copied from the claim whenever it moves, so that what somebody has in hand is found by
    an index, however many claims they have finished.
    """

    class Role(models.TextChoices):
        """One lead; one reviewer or more."""

        LEAD = "lead", "Lead checker"
        REVIEWER = "reviewer"
        EDITOR = "editor"

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="assignments")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=10, choices=Role)
    claim_status = models.CharField(max_length=12, choices=Status, default=Status.SUGGESTED, editable=False)
    due_on = models.DateField(null=True, blank=True)
    assigned_at = models.DateTimeField()

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["claim_status", "user", "role", "due_on", "claim"], name="assignment_in_hand"
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["claim"], condition=Q(role="lead"), name="assignment_one_lead"),
            models.UniqueConstraint(fields=["claim", "user"], name="assignment_one_role_each"),
            models.CheckConstraint(
                condition=Q(role__in=["lead", "reviewer", "editor"]), name="assignment_role_known"
            ),
            models.CheckConstraint(
                condition=Q(claim_status__in=Status.values), name="assignment_claim_status_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}"


class Sighting(models.Model):
    """Somebody has seen a verdict on the claim: from then on their rating is not blind."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="sightings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["claim", "user"], name="sighting_once")]

    def __str__(self) -> str:
        return f"{self.user} saw the verdict"


class VerdictQuerySet(models.QuerySet["Verdict"]):
    """Verdicts of any role."""

    def visible_to(self, user: User) -> Self:
        """Every reading on the desk goes through here: nobody who may still rate sees a rating first.

        A verdict shows to its author, to whoever has a `Sighting`, to all once the review is over, and, when
        a second verdict stands, to all but assigned reviewers who have not rated yet.
        """
        if not House.the().hides_verdicts:
            return self
        claim = OuterRef("claim")
        seen = Exists(Sighting.objects.filter(claim=claim, user=user))
        seconded = Exists(Verdict.objects.filter(claim=claim, role__in=["second", "deciding"]))
        reviewing = Exists(Assignment.objects.filter(claim=claim, user=user, role="reviewer"))
        over = Q(claim__status__in=[Status.APPROVED, Status.SCHEDULED, Status.PUBLISHED, Status.SUSPENDED])
        over |= Q(claim__status=Status.WITHDRAWN)
        return self.filter(Q(user=user) | over | Q(seen) | (Q(seconded) & ~Q(reviewing)))


class Verdict(models.Model):
    """One person's rating of a claim.

    The lead's is worked on while the claim is open; second and deciding verdicts are given once and stay.
    """

    class Role(models.TextChoices):
        """Whose rating it is."""

        LEAD = "lead"
        SECOND = "second"
        DECIDING = "deciding"

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="verdicts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=10, choices=Role)
    rating = models.ForeignKey(Rating, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    summary = models.CharField(max_length=400, blank=True, help_text="One sentence that stands alone.")
    explanation = models.TextField(blank=True, help_text="Why, in Markdown. Cite evidence as [1].")
    uncertainty = models.TextField(blank=True, help_text="What we could not find out.")
    comment = models.TextField(blank=True)
    submission = models.ForeignKey(
        "Submission", null=True, blank=True, on_delete=models.PROTECT, related_name="verdicts"
    )
    blind = models.BooleanField(null=True, editable=False)
    given_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = VerdictQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["role", "given_at"], name="verdict_by_role")]
        constraints = [
            models.UniqueConstraint(fields=["claim"], condition=Q(role="lead"), name="verdict_one_lead"),
            models.UniqueConstraint(
                fields=["submission", "user"], condition=~Q(role="lead"), name="verdict_one_each"
            ),
            models.CheckConstraint(
                condition=Q(role__in=["lead", "second", "deciding"]), name="verdict_role_known"
            ),
            models.CheckConstraint(
                condition=Q(role="lead") | Q(submission__isnull=False, rating__isnull=False),
                name="verdict_second_rates_a_submission",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} verdict"
