"""Who may see a verdict at each stage: nobody who may still rate it sees it first."""

import pytest

from factcheck.models import Claim, Verdict
from factcheck.workflow import checking, claims, review
from tests import factories
from tests.rules.cast import Cast, at

pytestmark = pytest.mark.django_db

DESK = {"contributor", "checker", "other_reviewer", "editor", "publisher", "superuser", "administrator"}
EVERYBODY = DESK | {"lead", "reviewer", "waiting", "suspender"}
SEEN_BY = {
    "open": {"lead"},
    "in review": {"lead"},
    "declined": {"lead"},
    "merged": {"lead"},
    "disputed": EVERYBODY - {"waiting"},
    "in review, mended and submitted by the reviewer": EVERYBODY - {"waiting"},
    "in review, decided by the editor": EVERYBODY - {"waiting"},
    "approved": EVERYBODY,
    "scheduled": EVERYBODY,
    "published": EVERYBODY,
    "suspended": EVERYBODY,
    "withdrawn": EVERYBODY,
    "open, with a live edition": EVERYBODY - {"waiting"},
    "open, after a withdrawal": EVERYBODY - {"waiting"},
}


def seeing(claim, people):
    """The names of those who see the lead's verdict."""
    staff = {name: user for name, user in people.items() if name in EVERYBODY}
    lead = Verdict.objects.filter(claim=claim, role="lead")
    return {name for name, user in staff.items() if lead.visible_to(user).exists()}


@pytest.mark.parametrize("stage", SEEN_BY)
def test_a_verdict_is_seen_by_those_who_no_longer_rate_it(stage):
    cast = Cast()
    claim = at(stage, cast)
    assert seeing(claim, cast.everybody()) == SEEN_BY[stage]


def test_a_house_that_hides_nothing_shows_it_to_all():
    factories.the_house(blind_second=False)
    cast = Cast()
    claim = at("open", cast)
    assert seeing(claim, cast.everybody()) == EVERYBODY


def test_looking_shows_it_and_is_remembered():
    cast = Cast()
    claim = at("in review", cast)
    review.reveal(claim, by=cast.reviewer)
    assert seeing(claim, cast.everybody()) == {"lead", "reviewer"}
    assert claim.sightings.filter(user=cast.reviewer).exists()


def test_who_hands_over_the_lead_and_who_takes_it_have_both_seen_it():
    team = factories.Team()
    claim, heir = factories.checked_claim(team), factories.person("checker")
    claims.assign(claim, by=team.editor, user=heir, role="lead")
    lead = Verdict.objects.filter(claim=claim)
    assert [lead.visible_to(user).exists() for user in (team.lead, heir, team.reviewer)] == [
        True,
        True,
        False,
    ]


def test_lists_show_no_rating_while_a_reviewer_has_yet_to_rate_unseen():
    team = factories.Team()
    claim, waiting = factories.submitted_claim(team), factories.person("reviewer")
    claims.assign(claim, by=team.editor, user=waiting, role="reviewer")
    claim.refresh_from_db()
    review.second(claim, by=team.reviewer, rating=factories.rating("false"))
    assert claim.rating is None
    review.decide(claim, by=team.editor, rating=factories.rating("false"), note="2008.")
    assert claim.rating is None
    review.second(claim, by=waiting, rating=factories.rating("false"))
    assert claim.rating.category == "false"


def test_lists_show_the_rating_once_all_have_rated():
    team = factories.Team()
    claim = factories.submitted_claim(team)
    assert claim.rating is None
    assert review.second(claim, by=team.reviewer, rating=factories.rating()).rating.category == "mixed"


def test_a_reviewer_who_has_left_keeps_no_rating_from_the_lists():
    team = factories.Team()
    claim, gone = factories.submitted_claim(team), factories.person("reviewer")
    claims.assign(claim, by=team.editor, user=gone, role="reviewer")
    gone.is_active = False
    gone.save(update_fields=["is_active"])
    claim.refresh_from_db()
    assert review.second(claim, by=team.reviewer, rating=factories.rating()).rating


def test_submitting_again_hides_the_rating_again():
    team = factories.Team()
    claim = review.send_back(factories.seconded_claim(team), by=team.reviewer, note="More.")
    assert checking.submit(claim, by=team.lead).rating is None


def test_what_is_signed_names_no_note_that_is_internal():
    team = factories.Team()
    claim = factories.checked_claim(team)
    checking.change_evidence(claim.evidence.first(), by=team.lead, internal_note="Our man in the ministry.")
    asked = {"asked_on": factories.date(2024, 5, 1), "asked_of": "jo@example.org"}
    checking.record_reply(claim, by=team.lead, outcome="waiting", **asked)
    checking.submit(Claim.objects.get(pk=claim.pk), by=team.lead)
    content = claim.submissions.get().content
    assert "ministry" not in content
    assert "jo@example.org" not in content
