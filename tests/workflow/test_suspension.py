"""The emergency brake: one person hides everything at once, another settles it."""

import pytest
from django.core.exceptions import PermissionDenied

from factcheck import rules
from factcheck.models import Change, Claim, Edition, FactCheck, Scheduled, Status, Topic
from factcheck.workflow import checking, claims, publishing, review, schedule
from tests import factories

from .reading import gates, shown

pytestmark = pytest.mark.django_db

ANOTHER = "a publisher other than who suspended it"


@pytest.fixture
def team():
    return factories.Team()


def in_flight(team):
    """A second edition that is approved and scheduled while the first is live."""
    claim = factories.reopened_claim(team)
    claims.edit(claim, by=team.lead, correction_kind="correction", correction_note="The year.")
    checking.write_verdict(claim, by=team.lead, rating=factories.rating("false"), summary="In 2008.")
    claim.refresh_from_db()
    checking.submit(claim, by=team.lead)
    review.second(claim, by=team.reviewer, rating=factories.rating("false"))
    review.approve(claim, by=team.reviewer)
    tomorrow = factories.timezone.now() + factories.timedelta(days=1)
    return schedule.schedule(claim, by=team.publisher, publish_at=tomorrow)


def suspend(claim, team):
    return publishing.suspend(claim, by=team.publisher, note="Forged?")


def reinstate(claim):
    return publishing.reinstate(claim, by=factories.person("publisher"), note="Genuine.")


def test_suspending_takes_every_word_of_the_verdict_off_the_row_that_readers_see(team):
    check = factories.fact_check(factories.suspended_claim(team))
    words = ("document", "summary", "quote", "rating", "label", "category", "notice")
    assert [getattr(check, name) for name in words] == ["{}", "", "", "", "", "", ""]
    assert (check.status, check.value) == (FactCheck.Status.SUSPENDED, None)
    assert not FactCheck.objects.live().exists()
    assert Change.objects.latest("seq").kind == Change.Kind.SUSPENDED


def test_the_reason_of_a_suspension_stays_inside(team):
    check = factories.fact_check(factories.suspended_claim(team))
    assert "forged" not in str(vars(check))


@pytest.mark.parametrize("settle", [publishing.withdraw, publishing.reinstate])
def test_who_suspends_does_not_settle(team, settle):
    claim = factories.suspended_claim(team)
    with pytest.raises(PermissionDenied, match=ANOTHER):
        settle(claim, by=team.publisher, note="Mine.")


def test_reinstating_shows_the_same_edition(team):
    claim = factories.published_claim(team)
    before, edition = shown(claim), factories.fact_check(claim).edition
    reinstate(suspend(claim, team))
    after, check = shown(claim), factories.fact_check(claim)
    assert (check.edition, check.number, Edition.objects.count()) == (edition, 1, 1)
    before["envelope"].pop("updated_at"), after["envelope"].pop("updated_at")
    assert after == before
    assert Change.objects.latest("seq").kind == Change.Kind.REINSTATED


def test_reinstating_shows_nothing_of_the_edition_in_flight(team):
    claim = in_flight(team)
    before = gates(claim)
    reinstate(suspend(claim, team))
    check = factories.fact_check(claim)
    assert (check.label, check.summary) == ("Mixed", "The turn began earlier.")
    assert gates(claim) == before
    assert shown(claim)["envelope"]["signers"]["blind"] is True
    assert claim.rating.category == "mixed"


def test_reinstating_keeps_the_claimant_and_topics_that_were_signed(team):
    claim = factories.reopened_claim(team)
    topic = Topic.objects.create(slug="clouds", name="Clouds")
    claims.edit(claim, by=team.lead, claimant=factories.source("IBM"), topics=[topic])
    reinstate(suspend(claim, team))
    check = factories.fact_check(claim)
    assert (check.claimant.name, check.topics.count()) == ("Microsoft", 0)


def test_suspending_takes_what_is_scheduled_off_the_clock(team):
    claim = suspend(in_flight(team), team)
    assert (claim.status, Scheduled.objects.count()) == (Status.SUSPENDED, 0)
    assert schedule.release_due(factories.timezone.now() + factories.timedelta(days=2)) == ([], [])


def test_work_in_flight_is_not_lost_by_a_suspension(team):
    claim = reinstate(suspend(in_flight(team), team))
    publishing.reopen(claim, by=team.lead, note="Go on.")
    assert claim.verdicts.get(role="lead").summary == "In 2008."
    checking.submit(claim, by=team.lead)
    review.second(claim, by=team.reviewer, rating=factories.rating("false"))
    review.approve(claim, by=team.reviewer)
    publishing.publish(claim, by=team.publisher)
    assert (factories.fact_check(claim).number, factories.fact_check(claim).label) == (2, "False")


@pytest.mark.parametrize("stage", ["open", "in_review", "disputed", "approved"])
def test_a_live_edition_can_be_suspended_whatever_the_desk_is_doing(team, stage):
    claim = factories.reopened_claim(team)
    claims.edit(claim, by=team.lead, correction_kind="update", correction_note="News.")
    if stage != "open":
        checking.submit(claim, by=team.lead)
    if stage in ("disputed", "approved"):
        given = factories.rating("false" if stage == "disputed" else "mixed")
        review.second(claim, by=team.reviewer, rating=given)
    if stage == "approved":
        review.approve(claim, by=team.reviewer)
    assert claim.status == stage
    assert reinstate(suspend(claim, team)).status == Status.PUBLISHED


def test_a_withdrawn_claim_comes_back_only_with_a_new_edition_that_says_why(team):
    claim = publishing.reopen(factories.withdrawn_claim(team), by=team.lead, note="Genuine after all.")
    claims.edit(claim, by=team.lead, correction_kind="update", correction_note="The letter is genuine.")
    checking.submit(claim, by=team.lead)
    review.second(claim, by=team.reviewer, rating=factories.rating())
    review.approve(claim, by=team.reviewer)
    publishing.publish(claim, by=team.publisher)
    check = factories.fact_check(claim)
    assert (check.is_live, check.number, check.notice, check.withdrawn_at) == (True, 2, "", None)


def test_discarding_after_a_withdrawal_leaves_it_withdrawn(team):
    claim = publishing.reopen(factories.withdrawn_claim(team), by=team.lead, note="Perhaps.")
    publishing.discard(claim, by=team.lead)
    assert claim.status == Status.WITHDRAWN
    assert factories.fact_check(claim).notice == "We relied on a forged letter."


def test_the_brake_works_whatever_a_colleague_has_just_changed(team):
    claim = factories.reopened_claim(team)
    seen = Claim.objects.get(pk=claim.pk)
    claims.edit(claim, by=team.lead, correction_kind="update", correction_note="News.")
    assert suspend(seen, team).status == Status.SUSPENDED


def test_a_version_that_is_named_is_compared_even_then(team):
    claim = factories.published_claim(team)
    with pytest.raises(rules.Conflict, match="while you had it open"):
        publishing.suspend(claim, by=team.publisher, note="Forged?", version=-1)
