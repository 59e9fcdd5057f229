"""The lists of claims that wait for somebody: which, in what order, and as a filter of the claims."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet
from django.http import HttpRequest

from factcheck.models import Assignment, Claim, Displacement, Scheduled, Status

S = Status
UNSETTLED = (S.SUGGESTED, S.OPEN, S.IN_REVIEW, S.DISPUTED, S.APPROVED, S.SCHEDULED, S.SUSPENDED)
SECOND_LOOK = (S.DISPUTED, S.SUSPENDED)
"""Two people differ, or one has pulled the brake: somebody else has to look."""
FIRST_DUE = F("due_on").asc(nulls_last=True)


@dataclass(frozen=True)
class Waiting:
    """One list: `parts` give the keys of its claims for a person, one part after the other."""

    code: str
    title: str
    parts: Callable[[Any], tuple[QuerySet, ...]]
    empty: str


def mine(user: Any) -> QuerySet:
    """Claims that the person leads and that are not settled: the first due, then the oldest."""
    led = Assignment.objects.filter(user=user.pk, role=Assignment.Role.LEAD).at(*UNSETTLED)
    return led.order_by(FIRST_DUE, "claim").values_list("claim", flat=True)


def to_review(user: Any) -> QuerySet:
    """Claims in review that the person can sign: as reviewer, or as the lead of what another submitted."""
    roles = (Assignment.Role.LEAD, Assignment.Role.REVIEWER)
    asked = Assignment.objects.filter(user=user.pk, role__in=roles).at(S.IN_REVIEW)
    others = asked.exclude(claim__submission__submitted_by=user.pk)
    return others.order_by(FIRST_DUE, "claim").values_list("claim", flat=True)


def second_look(user: Any) -> tuple[QuerySet, ...]:
    """Claims about which people differ or which are suspended, then those that a revision displaced."""
    rows = Claim.objects.in_status(*SECOND_LOOK).annotate(due_on=Min("assignments__due_on"))
    displaced = Displacement.objects.waiting().order_by("found_at", "id").values_list("claim", flat=True)
    return rows.order_by(FIRST_DUE, "changed_at", "pk").values_list("pk", flat=True), displaced


def unled(*statuses: Status) -> QuerySet:
    """Claims at these points that nobody leads: the oldest first."""
    led = Assignment.objects.filter(claim=OuterRef("pk"), role=Assignment.Role.LEAD)
    rows = Claim.objects.in_status(*statuses).filter(~Exists(led))
    return rows.order_by("changed_at", "pk").values_list("pk", flat=True)


def unassigned(user: Any) -> tuple[QuerySet, ...]:
    """Claims that nobody leads: the accepted ones, the oldest first, then the latest suggestions."""
    return unled(S.OPEN), unled(S.SUGGESTED).reverse()


def approved(user: Any) -> QuerySet:
    """Claims that two people have signed, ready to be published: the oldest first."""
    rows = Claim.objects.in_status(S.APPROVED)
    return rows.order_by("changed_at", "pk").values_list("pk", flat=True)


def scheduled(user: Any) -> QuerySet:
    """Claims that wait for their time: the next first."""
    return Scheduled.objects.order_by("publish_at", "id").values_list("claim", flat=True)


def _alone(keys: Callable[[Any], QuerySet]) -> Callable[[Any], tuple[QuerySet, ...]]:
    """A list that has but one part."""
    return lambda user: (keys(user),)


LISTS = (
    Waiting("review", "Waiting for my review", _alone(to_review), "Nothing waits for your review."),
    Waiting("mine", "Mine", _alone(mine), "You lead no claim. Take one from “Unassigned”."),
    Waiting("look", "Needs a second look", second_look, "Nobody differs, nothing is suspended or displaced."),
    Waiting("unassigned", "Unassigned", unassigned, "Every claim has its checker. Take in the next text."),
    Waiting("approved", "Ready to publish", _alone(approved), "Nothing is signed and waiting."),
    Waiting("scheduled", "Scheduled", _alone(scheduled), "Nothing is scheduled."),
)


class WaitingFilter(SimpleListFilter):
    """The lists of the front page as a filter."""

    title = "list"
    parameter_name = "list"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Code and title of each list."""
        return [(each.code, each.title) for each in LISTS]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """The claims of the chosen list."""
        chosen = next((each for each in LISTS if each.code == self.value()), None)
        if chosen is None:
            return queryset
        parts = [Q(pk__in=part.order_by()) for part in chosen.parts(request.user)]
        return queryset.filter(reduce(or_, parts))
