"""What else would tell a reviewer the verdict: answers to remarks, and the note of a correction."""

import pytest

from factcheck.models import Comment, Draft
from factcheck.rules import who
from factcheck.workflow import checking, claims, comments, drafts, publishing, review
from tests import factories
from tests.admin.pages import address, says, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return factories.Team()


def test_the_answer_to_a_remark_waits_with_the_verdict_that_it_may_tell(door, team):
    claim = factories.submitted_claim(team)
    asked = comments.comment(claim, by=team.reviewer, part="statement", words="Which year do you mean?")
    comments.settle(asked, by=team.lead, words="2008, which makes it false.")
    for page in ("change", "review"):
        told = says(door(team.reviewer).get(address(claim, page)))
        assert "Which year do you mean?" in told
        assert "which makes it false" not in told
        assert "which makes it false" in says(door(team.lead).get(address(claim, page)))
    assert Comment.objects.count() == 2


def test_the_note_of_a_correction_waits_too(door, team):
    claim = publishing.reopen(factories.published_claim(team), by=team.lead, note="A reader wrote.")
    fresh = factories.person("reviewer")
    claims.assign(claim, by=team.editor, user=fresh, role="reviewer")
    claims.edit(claim, by=team.lead, correction_kind="correction", correction_note="We had said it was true.")
    checking.write_verdict(claim, by=team.lead, rating=factories.rating("false"))
    checking.submit(claim, by=team.lead)
    for page in ("change", "review", "history"):
        assert "We had said it was true." not in says(door(fresh).get(address(claim, page)))
    assert "We had said it was true." in says(door(team.lead).get(address(claim, "review")))


def test_who_mends_words_and_has_seen_no_verdict_submits_nothing(team):
    claim = factories.submitted_claim(team)
    claims_words = "Microsoft pivoted to Azure in the year 2014"
    review.send_back(claim, by=team.reviewer, note="A word is missing.")
    claims.edit(claim, by=team.reviewer, statement=claims_words)
    assert not who.submits(team.reviewer, claim)
    review.reveal(claim, by=team.reviewer)
    assert who.submits(team.reviewer, claim)


def test_a_piece_that_is_saved_or_taken_off_leaves_no_draft(door, team):
    claim = factories.checked_claim(team)
    piece = claim.evidence.first()
    words = {"note": [[""], ["Typed."]]}
    for verb in ("change_evidence", "remove_evidence"):
        drafts.keep(claim, by=team.lead, form=f"piece-{piece.pk}", words=words, claim_version=claim.version)
        claim.refresh_from_db()
        send(door(team.lead), claim, verb, f"?evidence={piece.pk}", only="stance", stance="context")
        assert not Draft.objects.exists(), verb
