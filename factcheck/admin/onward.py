"""Where the work goes on: the next claim that waits for the same person for the same reason."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from factcheck import rules
from factcheck.models import Assignment, Claim, House, Status, Verdict

from .lists import to_review

READ_AT_MOST = 50
"""So many waiting claims are asked for an open step; the rest stands on the desk."""
FRONT = "admin:index"
REVIEW = "admin:factcheck_claim_review"
STAYS = ("second", "reveal", "decide", "comment", "settle")
"""After these a reviewer looks at what they have uncovered."""


def onward(user: Any, claim: Claim, verb: str) -> str:
    """The address of what comes next after this person took this step with this claim."""
    if verb == "submit":
        return _first(_mine(user).exclude(pk=claim.pk), "admin:factcheck_claim_change")
    if verb in STAYS:
        return reverse(REVIEW, args=[claim.pk])
    if verb in ("approve", "send_back", "mend"):
        return _first(_to_review(user, claim), REVIEW)
    return reverse("admin:factcheck_claim_change", args=[claim.pk])


def _mine(user: Any) -> QuerySet[Claim]:
    """Open claims that this person leads, the first due first."""
    led = Q(assignments__user=user, assignments__role=Assignment.Role.LEAD)
    rows = Claim.objects.in_status(Status.OPEN).filter(led)
    return rows.order_by("assignments__due_on", "id")


def _to_review(user: Any, but: Claim) -> Sequence[Claim]:
    """Claims that wait for this person's verdict or signature; those they are on come first, then any."""
    rows = Claim.objects.in_status(Status.IN_REVIEW).exclude(pk=but.pk).with_desk()
    keys = list(to_review(user).exclude(claim=but.pk)[:READ_AT_MOST])
    found = rows.in_bulk(keys)
    mine = [found[key] for key in keys if key in found]
    waiting = [claim for claim in mine if _is_left(user, claim)]
    if waiting or any(a.user_id == user.pk for a in but.assignments.all()):
        return waiting
    return [claim for claim in _anybody_s(rows)[:READ_AT_MOST] if _is_left(user, claim)]


def _anybody_s(rows: QuerySet[Claim]) -> QuerySet[Claim]:
    """Claims of which the second verdict is in, so that only a signature is missing."""
    if House.the().ask_second:
        given = Verdict.objects.filter(submission=OuterRef("submission_id"))
        rows = rows.filter(Exists(given))
    return rows.order_by("changed_at", "id")


def _is_left(user: Any, claim: Claim) -> bool:
    return bool({"second", "approve"} & set(rules.open_steps(user, claim)))


def _first(claims: Any, page: str) -> str:
    """The page of the first of them; the desk when nothing is left."""
    first = next(iter(claims[:1]), None)
    return reverse(page, args=[first.pk]) if first else reverse(FRONT)
