"""Remarks on parts of a submission: who makes them, who settles them, who may read them."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from factcheck import rules
from factcheck.models import Comment, Event
from factcheck.workflow import comments, redaction, review
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return factories.Team()


def said(claim, by, part="statement", **words):
    return comments.comment(claim, by=by, part=part, **{"words": "Which year?"} | words)


def test_a_reviewer_remarks_on_a_part_and_the_log_knows(team):
    claim = factories.submitted_claim(team)
    remark = said(claim, team.reviewer)
    line = Event.objects.get(subject=f"comment:{remark.pk}")
    assert (line.claim_id, line.verb, line.by) == (claim.pk, "comment", team.reviewer)
    assert list(Comment.objects.unsettled()) == [remark]


def test_a_remark_leaves_the_claim_as_others_have_it_open(team):
    claim = factories.submitted_claim(team)
    version = claim.version
    said(claim, team.reviewer)
    claim.refresh_from_db()
    assert claim.version == version


def test_what_speaks_of_the_verdict_is_hidden_from_who_has_not_rated(team):
    claim, late = factories.seconded_claim(team), factories.person("reviewer")
    said(claim, team.reviewer, part="summary")
    said(claim, team.reviewer, part="statement", words="You rated it as if it said 2008.")
    assert Comment.objects.visible_to(team.lead).count() == 2
    assert Comment.objects.visible_to(factories.person("checker")).count() == 2
    factories.claims.assign(claim, by=team.editor, user=late, role="reviewer")
    assert Comment.objects.visible_to(late).count() == 0


def test_what_is_said_before_rating_is_open_to_all(team):
    claim = factories.submitted_claim(team)
    said(claim, team.reviewer)
    assert Comment.objects.visible_to(factories.person("reviewer")).count() == 1


def test_the_lead_settles_it_once(team):
    remark = said(factories.submitted_claim(team), team.reviewer)
    answer = comments.settle(remark, by=team.lead, words="It says so now.")
    assert answer.settles == remark
    assert list(Comment.objects.unsettled()) == []
    with pytest.raises(rules.Conflict):
        comments.settle(remark, by=team.lead)


def test_an_answer_is_not_answered(team):
    remark = said(factories.submitted_claim(team), team.reviewer)
    answer = comments.settle(remark, by=team.reviewer)
    with pytest.raises(ValidationError, match="Settle the comment itself"):
        comments.settle(answer, by=team.lead)


@pytest.mark.parametrize("role", ["contributor", "checker", "publisher"])
def test_who_has_no_part_in_it_neither_remarks_nor_settles(team, role):
    claim, stranger = factories.submitted_claim(team), factories.person(role)
    with pytest.raises(PermissionDenied):
        said(claim, stranger)
    with pytest.raises(PermissionDenied):
        comments.settle(said(claim, team.reviewer), by=stranger)


def test_nothing_is_said_of_what_was_not_submitted_or_is_published(team):
    with pytest.raises(ValidationError, match="Submit the claim first"):
        said(factories.checked_claim(team), team.reviewer)
    with pytest.raises(PermissionDenied):
        said(factories.published_claim(team), team.reviewer)


def test_an_empty_remark_and_the_evidence_of_another_claim_are_refused(team):
    claim, other = factories.submitted_claim(team), factories.submitted_claim(team)
    with pytest.raises(ValidationError, match="Write what you want to say"):
        said(claim, team.reviewer, words=" ")
    with pytest.raises(ValidationError, match="another claim"):
        said(claim, team.reviewer, part="evidence", evidence=other.evidence.first())


def test_remarks_stay_when_the_claim_is_sent_back(team):
    claim = factories.submitted_claim(team)
    remark = said(claim, team.reviewer, part="evidence", evidence=claim.evidence.first())
    review.send_back(claim, by=team.reviewer, note="See my comments.")
    assert comments.settle(remark, by=team.lead).part == "evidence"


def test_the_law_may_erase_its_words(team):
    remark = said(factories.submitted_claim(team), team.reviewer)
    first, second = factories.person("administrator"), factories.person("administrator")
    asked = redaction.request_redaction(remark, by=first, legal_basis="A court order.")
    redaction.redact(asked, by=second)
    remark.refresh_from_db()
    assert remark.words is None
