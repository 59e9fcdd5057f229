"""Where the work goes on: the next claim that waits for the same person for the same reason."""

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from factcheck import rules
from factcheck.models import Assignment, Claim, Status

READ_AT_MOST = 50
"""So many waiting claims are asked for an open step; the rest stands on the desk."""
FRONT = "admin:index"


def onward(user: Any, claim: Claim, verb: str) -> str:
    """The address of what comes next after this person took this step with this claim."""
    if verb == "submit":
        return _first(_mine(user).exclude(pk=claim.pk), "admin:factcheck_claim_change")
    if verb == "second" and "approve" in rules.open_steps(user, claim):
        return reverse("admin:factcheck_claim_review", args=[claim.pk])
    if verb in ("second", "approve", "send_back"):
        return _first(_to_review(user, claim), "admin:factcheck_claim_review")
    return reverse("admin:factcheck_claim_change", args=[claim.pk])


def _mine(user: Any) -> QuerySet[Claim]:
    """Open claims that this person leads, the first due first."""
    led = Q(assignments__user=user, assignments__role=Assignment.Role.LEAD)
    rows = Claim.objects.in_status(Status.OPEN).filter(led)
    return rows.order_by("assignments__due_on", "id")


def _to_review(user: Any, but: Claim) -> list[Claim]:
    """Claims of which this person is a reviewer and with which something is left to do for them."""
    asked = Q(assignments__user=user, assignments__role=Assignment.Role.REVIEWER)
    rows = Claim.objects.in_status(Status.IN_REVIEW).filter(asked).exclude(pk=but.pk).with_desk()
    waiting = rows.order_by("assignments__due_on", "id")[:READ_AT_MOST]
    return [claim for claim in waiting if {"second", "approve"} & set(rules.open_steps(user, claim))]


def _first(claims: Any, page: str) -> str:
    """The page of the first of them; the desk when nothing is left."""
    first = next(iter(claims[:1]), None)
    return reverse(page, args=[first.pk]) if first else reverse(FRONT)
