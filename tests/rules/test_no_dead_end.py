"""Wherever a claim stands, the house can bring it to an end: every way is walked through the verbs."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from factcheck import rules
from factcheck.models import Claim, FactCheck, Status
from factcheck.workflow import claims
from factcheck.workflow.verbs import VERBS
from tests import factories

pytestmark = pytest.mark.django_db

ENDS = {Status.PUBLISHED, Status.DECLINED, Status.MERGED, Status.WITHDRAWN}
NOT_PUBLISHED = {"decline", "merge", "withdraw", "discard"}


class Undone(Exception):
    """Raised to take a step back."""


def given(verb, into):
    """What the verb is given: for a rating, one that agrees and one that does not."""
    mixed, false = factories.rating(), factories.rating("false")
    more = {
        "decline": [{"reason": "opinion"}],
        "merge": [{"into": into}],
        "second": [{"rating": mixed}, {"rating": false}],
        "decide": [{"rating": mixed, "note": "Why."}, {"rating": false, "note": "Why."}],
        "schedule": [{"publish_at": timezone.now() + timedelta(days=1)}],
    }
    return more.get(verb, [{"note": "Why."}])


def where(claim):
    """What decides about the ways onward: status, what readers see; in review who signed and who differs."""
    docket = rules.open_docket(claim)
    shown = docket.fact_check and docket.fact_check.status
    if claim.status not in (Status.IN_REVIEW, Status.DISPUTED):
        return claim.status, shown
    agree = {v.rating_id == docket.lead.rating_id for v in rules.standing(docket.verdicts)}
    rated = any(v.submission_id == claim.submission_id for v in docket.verdicts)
    return claim.status, shown, claim.submission.submitted_by_id, frozenset(agree), rated


def walk(pk, people, into, ways):
    """Every place that can be reached from here, and where each leads: {place: {(verb, place)}}."""
    here = where(fresh(pk))
    if here in ways:
        return here
    ways[here] = set()
    for user in people:
        for verb in rules.open_steps(user, fresh(pk)):
            for facts in given(verb, into):
                if there := beyond(pk, verb, user, facts, people=people, into=into, ways=ways):
                    ways[here].add((verb, there))
    return here


def beyond(pk, verb, user, facts, **walking):
    """Take a step, walk on from there, and take it back. None when the step is refused."""
    there = None
    try:
        with transaction.atomic():
            take(pk, verb, user, facts)
            there = walk(pk, **walking)
            raise Undone
    except (Undone, ValidationError):
        return there


def take(pk, verb, user, facts):
    """Take the step; whoever submits a next edition has said what it is."""
    claim = fresh(pk)
    if verb == "submit" and FactCheck.objects.filter(claim_id=pk).exists():
        claims.edit(claim, by=user, correction_kind="update", correction_note="New figures.")
    VERBS[verb](fresh(pk), by=user, **facts)


def fresh(pk):
    return Claim.objects.with_desk().get(pk=pk)


def reaching(ways, ends, without=frozenset()):
    """The places from which one of the ends can be reached."""
    found = {here for here in ways if here[0] in ends}
    while True:
        more = {h for h, onward in ways.items() if any(t in found and v not in without for v, t in onward)}
        if more <= found:
            return found
        found |= more


@pytest.mark.parametrize("house", [factories.Team, factories.HouseOfTwo])
def test_no_claim_is_ever_stuck(house):
    team = house()
    into, claim, ways = factories.suggested(team), factories.checked_claim(team), {}
    factories.policies()
    people = list(dict.fromkeys([team.lead, team.reviewer, team.editor, team.publisher]))
    people += [] if house is factories.HouseOfTwo else [factories.person("publisher")]
    walk(claim.pk, people, into, ways)
    assert {here[0] for here in ways} == set(Status), "every status was reached"
    assert reaching(ways, ENDS) == ways.keys(), "everything can be brought to an end"
    assert reaching(ways, {Status.PUBLISHED}, NOT_PUBLISHED) == ways.keys(), "and to readers"


def test_a_way_that_is_missing_would_be_noticed():
    ways = {("open",): {("submit", ("in_review",))}, ("in_review",): set(), ("published",): set()}
    assert reaching(ways, {"published"}) == {("published",)}
    ways["in_review",] = {("approve", ("published",))}
    assert reaching(ways, {"published"}) == ways.keys()
    assert reaching(ways, {"published"}, without={"approve"}) == {("published",)}
