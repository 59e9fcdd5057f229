"""The lists of claims that wait for somebody: on the front page and as filters of the claims."""

from dataclasses import dataclass
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest

from factcheck.models import Assignment, Claim, Status, User

SHOWN = 8
SETTLED = (Status.DECLINED, Status.MERGED, Status.PUBLISHED, Status.WITHDRAWN)


@dataclass(frozen=True)
class Waiting:
    """One list of the front page: its first claims, and the filter that shows them all."""

    code: str
    title: str
    claims: list[Claim]
    empty: str


def _on(user: User, role: str) -> Exists:
    return Exists(Assignment.objects.filter(claim=OuterRef("pk"), user=user, role=role))


def _is(*statuses: Status) -> Q:
    return Q(status__in=statuses)


def conditions(user: Any) -> dict[str, tuple[str, Q, str]]:
    """Each list by its code: title, which claims, and what to say when there are none."""
    led = Exists(Assignment.objects.filter(claim=OuterRef("pk"), role=Assignment.Role.LEAD))
    return {
        "mine": ("Mine", ~_is(*SETTLED) & Q(_on(user, "lead")), "You lead no claim."),
        "review": (
            "Waiting for my review",
            _is(Status.IN_REVIEW, Status.DISPUTED) & Q(_on(user, "reviewer")),
            "Nothing waits for your review.",
        ),
        "unassigned": (
            "Unassigned suggestions",
            _is(Status.SUGGESTED, Status.OPEN) & ~Q(led),
            "Every suggestion has its checker.",
        ),
        "scheduled": ("Scheduled", _is(Status.SCHEDULED), "Nothing is scheduled."),
    }


def front_page(user: Any) -> list[Waiting]:
    """The lists of the front page, oldest change first, each in a fixed number of queries."""
    rows = Claim.objects.select_related("article", "scheduled").prefetch_related("assignments__user")
    return [
        Waiting(code, title, list(rows.filter(which).order_by("changed_at", "id")[:SHOWN]), empty)
        for code, (title, which, empty) in conditions(user).items()
    ]


class WaitingFilter(SimpleListFilter):
    """The lists of the front page as a filter."""

    title = "list"
    parameter_name = "list"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Code and title of each list."""
        return [(code, title) for code, (title, _, _) in conditions(request.user).items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """The claims of the chosen list."""
        chosen = conditions(request.user).get(self.value() or "")
        return queryset.filter(chosen[1]) if chosen else queryset
