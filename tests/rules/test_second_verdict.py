"""The second pair of eyes: when it counts, when it was blind, and what readers are told."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from factcheck import rules
from factcheck.models import Claim, Status, Verdict
from factcheck.workflow import checking, claims, house, publishing, review
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    factories.policies()
    return factories.Team()


def second_gate(claim):
    stored = Claim.objects.with_desk().get(pk=claim.pk)
    return next(r for r in rules.inspect(rules.open_docket(stored)) if r.code == "second")


def another_reviewer(claim, team):
    reviewer = factories.person("reviewer")
    claims.assign(claim, by=team.editor, user=reviewer, role="reviewer")
    claim.refresh_from_db()
    return reviewer


def rated(claim, reviewer, category="mixed"):
    """The reviewer's verdict."""
    review.second(claim, by=reviewer, rating=factories.rating(category))
    return Verdict.objects.filter(user=reviewer).latest("id")


def test_a_reviewer_who_has_seen_nothing_rates_blind(team):
    assert rated(factories.submitted_claim(team), team.reviewer).blind is True


def test_who_looked_first_is_not_blind(team):
    claim = factories.submitted_claim(team)
    review.reveal(claim, by=team.reviewer)
    assert rated(claim, team.reviewer).blind is False
    assert second_gate(claim).sentence.endswith("having seen the first.")


def test_a_house_that_hides_nothing_has_no_blind_verdicts(team):
    factories.the_house(blind_second=False)
    assert rated(factories.submitted_claim(team), team.reviewer).blind is False


def test_who_joins_after_a_second_verdict_stood_is_not_blind(team):
    claim = factories.seconded_claim(team)
    assert rated(claim, another_reviewer(claim, team)).blind is False


def test_who_was_there_before_a_second_verdict_stood_is_still_blind(team):
    claim = factories.submitted_claim(team)
    waiting = another_reviewer(claim, team)
    rated(claim, team.reviewer)
    assert rated(claim, waiting).blind is True


def test_nobody_is_blind_once_readers_have_seen_an_edition(team):
    claim = factories.reopened_claim(team)
    fresh = another_reviewer(claim, team)
    claims.edit(claim, by=team.lead, correction_kind="update", correction_note="New.")
    checking.submit(claim, by=team.lead)
    assert rated(claim, fresh).blind is False


def test_nobody_is_blind_once_a_verdict_was_approved_in_the_open(team):
    claim = factories.submitted_claim(team)
    waiting = another_reviewer(claim, team)
    rated(claim, team.reviewer)
    review.approve(claim, by=team.reviewer)
    assert Verdict.objects.filter(role="lead").visible_to(waiting).exists()
    publishing.reopen(claim, by=team.lead, note="One more source.")
    checking.submit(claim, by=team.lead)
    assert rated(claim, waiting).blind is False


def test_a_second_look_of_the_same_reviewer_is_not_blind(team):
    claim = review.send_back(factories.seconded_claim(team), by=team.reviewer, note="More.")
    checking.submit(claim, by=team.lead)
    assert rated(claim, team.reviewer).blind is False


def test_a_different_rating_disputes_the_claim(team):
    claim = factories.disputed_claim(team)
    assert claim.status == Status.DISPUTED
    assert second_gate(claim).sentence == (
        "The verdicts differ: revise and rate again, or let an editor decide."
    )


def test_a_third_opinion_does_not_outvote_the_second(team):
    claim = factories.submitted_claim(team)
    waiting = another_reviewer(claim, team)
    rated(claim, team.reviewer, "false")
    review.send_back(claim, by=team.reviewer, note="Look again.")
    checking.submit(claim, by=team.lead)
    rated(claim, waiting)
    assert claim.status == Status.DISPUTED


def test_the_lead_who_comes_round_is_said_to_have_come_round(team):
    claim = factories.disputed_claim(team)
    checking.recall(claim, by=team.lead)
    checking.write_verdict(claim, by=team.lead, rating=factories.rating("false"))
    claim.refresh_from_db()
    checking.submit(claim, by=team.lead)
    assert second_gate(claim).sentence == "The verdicts differed at first; the checker revised theirs."
    review.approve(claim, by=team.reviewer)


def test_an_editor_decides_and_readers_are_told(team):
    claim = factories.disputed_claim(team)
    review.decide(claim, by=team.editor, rating=factories.rating("true"), note="Neither of you.")
    assert second_gate(claim).sentence == "The verdicts differed at first; an editor decided."
    assert claim.status == Status.IN_REVIEW
    assert claim.submission.submitted_by == team.editor


def test_nobody_gives_two_verdicts_on_one_submission(team):
    claim = factories.seconded_claim(team)
    with pytest.raises(PermissionDenied, match="neither submitted nor rated it"):
        review.second(claim, by=team.reviewer, rating=factories.rating("false"))


def test_a_reviewer_who_imposes_their_own_rating_is_not_their_own_second_pair_of_eyes(team):
    claim = factories.disputed_claim(team)
    review.send_back(claim, by=team.reviewer, note="I do it myself.")
    checking.write_verdict(claim, by=team.reviewer, rating=factories.rating("false"))
    claim.refresh_from_db()
    checking.submit(claim, by=team.reviewer)
    with pytest.raises(ValidationError, match="Ask an assigned reviewer for a second verdict"):
        review.approve(claim, by=factories.person("editor"))


def test_a_reviewer_who_becomes_the_lead_needs_another_second_verdict(team):
    claim = review.send_back(factories.seconded_claim(team), by=team.reviewer, note="Too thin.")
    claims.assign(claim, by=team.editor, user=team.reviewer, role="lead")
    claim.refresh_from_db()
    checking.submit(claim, by=team.reviewer)
    assert second_gate(claim).sentence == "Ask an assigned reviewer for a second verdict."


def test_the_author_of_a_verdict_does_not_second_it_after_handing_over_the_lead(team):
    claim = factories.checked_claim(team)
    author = house.give_roles(team.lead, ["reviewer"], by=factories.person("administrator"))
    claims.assign(claim, by=team.editor, user=factories.person("checker"), role="lead")
    claims.assign(claim, by=team.editor, user=author, role="reviewer")
    claim.refresh_from_db()
    checking.submit(claim, by=claim.assignments.get(role="lead").user)
    with pytest.raises(PermissionDenied, match="neither submitted nor rated it"):
        review.second(claim, by=type(author).objects.get(pk=author.pk), rating=factories.rating())


def test_a_minor_edition_keeps_the_verdict_and_needs_no_second_one(team):
    claim = claims.edit(factories.reopened_claim(team), by=team.lead, correction_kind="minor")
    checking.submit(claim, by=team.lead)
    assert second_gate(claim).sentence == "A minor edition keeps the verdict of the last one."
    review.approve(claim, by=team.reviewer)
    publishing.publish(claim, by=team.publisher)
    assert factories.fact_check(claim).editions.latest("number").minor


def test_a_new_verdict_does_not_pass_as_minor(team):
    claim = claims.edit(factories.reopened_claim(team), by=team.lead, correction_kind="minor")
    checking.write_verdict(claim, by=team.lead, rating=factories.rating("true"))
    claim.refresh_from_db()
    with pytest.raises(ValidationError, match="A minor edition keeps the verdict"):
        checking.submit(claim, by=team.lead)


def test_what_was_withdrawn_does_not_come_back_as_minor(team):
    claim = publishing.reopen(factories.withdrawn_claim(team), by=team.lead, note="Genuine after all.")
    claims.edit(claim, by=team.lead, correction_kind="minor")
    with pytest.raises(ValidationError, match="readers do not see"):
        checking.submit(claim, by=team.lead)
