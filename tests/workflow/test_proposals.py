"""Who is proposed for a claim: the least busy who knows it, and nobody who may not or must not."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck import rules
from factcheck.models import Claim, Topic
from factcheck.workflow import claims, house, split_steps, splitting
from factcheck.workflow.proposals import propose
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return factories.person("editor")


def accepted(editor, number=1, **words):
    """Open claims that nobody has."""
    for _ in range(number):
        suggested = splitting.mark(factories.article(editor), by=editor, quote="Microsoft pivoted to Azure")
        claim = claims.accept(suggested, by=editor)
        claims.edit(claim, by=editor, **words)
    return list(Claim.objects.with_desk().in_status("open").order_by("-id")[:number])


def test_the_work_is_spread_between_the_checkers(editor):
    checkers = [factories.person("checker") for _ in range(2)]
    reviewer = factories.person("reviewer")
    proposed = propose(accepted(editor, 5))
    shares = [sum(each.lead == checker for each in proposed) for checker in checkers]
    assert sorted(shares) == [2, 3]
    assert {each.reviewer for each in proposed} == {reviewer}


def test_the_less_busy_comes_first(editor):
    busy, free = factories.person("checker"), factories.person("checker")
    claims.assign(accepted(editor)[0], by=editor, user=busy, role="lead")
    assert propose(accepted(editor))[0].lead == free


def test_knowing_the_topic_counts(editor):
    other, knows = factories.person("checker"), factories.person("checker")
    topic = house.keep(Topic(slug="tech", name="Technology"), by=editor)
    known = accepted(editor, topics=[topic])[0]
    claims.assign(known, by=editor, user=knows, role="lead")
    claims.assign(accepted(editor)[0], by=editor, user=other, role="lead")
    assert propose(accepted(editor, topics=[topic]))[0].lead == knows


@pytest.mark.parametrize("tie", ["financial", "family", "party"])
def test_nobody_with_a_close_tie_is_proposed(editor, tie):
    tied, free = factories.person("checker"), factories.person("checker")
    source = factories.source("Microsoft")
    house.declare(tied, by=tied, source=source, tie=tie, disclosure="Works there.")
    house.declare(free, by=free, source=source, tie="other", disclosure="Went to school there.")
    proposed = propose(accepted(editor, claimant=source))[0]
    assert tied not in proposed.leads
    assert proposed.lead == free


def test_nobody_is_proposed_twice_or_without_the_right(editor):
    factories.person("publisher")
    one = propose(accepted(editor))[0]
    assert (one.lead, one.reviewer) == (editor, None)


def test_who_has_a_role_already_is_not_proposed_for_another(editor):
    checker, reviewer = factories.person("checker"), factories.person("reviewer")
    claim = accepted(editor)[0]
    claims.assign(claim, by=editor, user=reviewer, role="reviewer")
    proposed = propose([Claim.objects.with_desk().get(pk=claim.pk)])[0]
    assert (proposed.lead, proposed.reviewers) == (checker, [])


def test_the_due_day_skips_the_weekend(editor):
    assert propose(accepted(editor), today=date(2026, 11, 27))[0].due_on == date(2026, 12, 2)


def test_many_claims_take_as_many_queries_as_one(editor):
    factories.person("checker")

    def queries(found):
        with CaptureQueriesContext(connection) as seen:
            propose(found)
        return len(seen)

    assert queries(accepted(editor)) == queries(accepted(editor, 5)) <= 7


def test_a_lead_whom_somebody_gave_meanwhile_stays():
    team = factories.Team()
    claim = factories.open_claim(team)
    with pytest.raises(rules.Conflict, match="leads this claim already"):
        split_steps.assign(
            claim, by=team.editor, lead=factories.person("checker"), reviewer=None, due_on=None
        )
    assert claim.assignments.get(role="lead").user == team.lead
