"""Review: evidence first, the verdict after one's own, comments on each part, and the next claim."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.admin.onward import onward
from factcheck.models import Category, Claim, Comment, Notice, Status, Verdict
from factcheck.workflow import checking, claims, comments, mending, review
from tests import factories
from tests.admin.pages import address, says, send, step

pytestmark = pytest.mark.django_db
JSON = {"headers": {"accept": "application/json"}}


@pytest.fixture
def team():
    return factories.Team()


def page(browser, claim):
    return browser.get(address(claim, "review"))


def revised(team):
    """A disputed claim that its lead has revised and submitted again."""
    claim = factories.disputed_claim(team)
    checking.recall(claim, by=team.lead)
    words = {"rating": factories.rating(Category.FALSE), "summary": "It began in 2008."}
    checking.write_verdict(claim, by=team.lead, **words)
    return checking.submit(claim, by=team.lead)


def test_before_rating_there_are_the_papers_and_the_ratings_and_no_verdict(door, team):
    claim = factories.submitted_claim(team)
    answer = page(door(team.reviewer), claim)
    assert "The verdict is hidden until you have given yours" in says(answer)
    assert [each.key for each in answer.context["ratings"]] == [*"1234567890-"]
    assert "The turn began earlier." not in says(answer)
    assert "Report" in says(answer)


def test_one_press_rates_blind_and_the_same_page_shows_both(door, team):
    claim, browser = factories.submitted_claim(team), door(team.reviewer)
    words = {"version": claim.version, "rating": factories.rating(Category.MIXED).pk, "onward": "1"}
    answer = browser.post(step(claim, "second"), words, follow=True)
    assert answer.redirect_chain[-1][0] == address(claim, "review")
    assert f"{team.lead} and you agree: Mixed." in says(answer)
    assert Verdict.objects.get(claim=claim, role="second").blind


def test_looking_first_is_said_and_is_not_blind(door, team):
    claim, browser = factories.submitted_claim(team), door(team.reviewer)
    assert "Your rating will then not be a blind one" in says(page(browser, claim))
    browser.post(step(claim, "reveal"), {"version": claim.version})
    claim.refresh_from_db()
    assert "The turn began earlier." in says(page(browser, claim))
    send(browser, claim, "second", rating=factories.rating(Category.MIXED).pk)
    assert Verdict.objects.get(claim=claim, role="second").blind is False


def test_a_dispute_is_said_in_words_and_stays_on_record(door, team):
    claim = revised(team)
    assert "on submission 1" in says(page(door(team.reviewer), claim))
    review.second(claim, by=team.reviewer, rating=factories.rating(Category.FALSE))
    answer = says(page(door(team.reviewer), claim))
    assert "Earlier ratings, on record (1)" in answer
    assert "Submission 1, then rated Mixed:" in answer


def test_a_reviewer_sees_what_changed_since_they_last_looked(door, team):
    against = page(door(team.reviewer), revised(team)).context["against"]
    assert [each.title for each in against] == ["what you saw last, submission 1"]
    assert [each.field for each in against[0].differences] == ["Rating", "Verdict in one sentence"]


def test_a_later_edition_is_held_against_what_readers_see(door, team):
    claim = factories.reopened_claim(team)
    claims.edit(claim, by=team.lead, correction_kind="update", correction_note="New figures.")
    checking.write_verdict(claim, by=team.lead, summary="It began in 2008.")
    checking.submit(claim, by=team.lead)
    titles = {
        each.title: [d.field for d in each.differences]
        for each in page(door(team.reviewer), claim).context["against"]
    }
    changed = ["Verdict in one sentence", "Correction note"]
    assert titles == {
        "what you saw last, submission 1": changed,
        "what readers see now, edition 1": changed,
    }


def test_changes_of_a_hidden_verdict_are_not_told(door, team):
    claim, late = revised(team), factories.person("reviewer")
    claims.assign(claim, by=team.editor, user=late, role="reviewer")
    answer = page(door(late), claim)
    assert answer.context["against"] == []
    assert "It began in 2008." not in says(answer)


def test_a_comment_stands_beside_its_part_and_is_settled_there(door, team):
    claim = factories.submitted_claim(team)
    browser, piece = door(team.reviewer), claim.evidence.first()
    words = {"part": "evidence", "evidence": piece.pk, "words": "Which page?", "onward": "1"}
    answer = send(browser, claim, "comment", **words)
    assert "Which page?" in says(answer)
    remark = Comment.objects.get(evidence=piece)
    send(door(team.lead), claim, "settle", comment=remark.pk, words="Page 3.")
    assert f"✓ settled by {team.lead}" in says(page(browser, claim))


def test_the_lead_meets_the_comments_on_the_page_of_the_claim(door, team):
    claim = factories.submitted_claim(team)
    comments.comment(claim, by=team.reviewer, part="summary", words="Say since when.")
    review.send_back(claim, by=team.reviewer, note="See my comment.")
    text = says(door(team.lead).get(address(claim)))
    assert f"{team.reviewer} sent it back" in text
    assert "on the summary" in text
    assert "Say since when." in text


def test_a_comment_on_the_verdict_is_hidden_from_who_has_not_rated(door, team):
    claim, late = factories.seconded_claim(team), factories.person("reviewer")
    comments.comment(claim, by=team.reviewer, part="summary", words="Too sure of 2008.")
    claims.assign(claim, by=team.editor, user=late, role="reviewer")
    assert "Too sure of 2008." in says(page(door(team.lead), claim))
    assert "Too sure of 2008." not in says(page(door(late), claim))


def test_sending_back_needs_a_comment_and_takes_the_others_along(door, team):
    claim = factories.submitted_claim(team)
    comments.comment(claim, by=team.reviewer, part="statement", words="Which year?")
    browser = door(team.reviewer)
    assert "1 comment on parts of it goes along." in says(page(browser, claim))
    assert browser.post(step(claim, "send_back"), {"version": claim.version}, **JSON).status_code == 422
    send(browser, claim, "send_back", note="See my comment.")
    assert Claim.objects.get(pk=claim.pk).status == Status.OPEN
    assert list(Comment.objects.unsettled())


def test_a_reviewer_mends_a_comma_and_the_author_signs(door, team):
    claim = factories.seconded_claim(team)
    words = {"statement": claim.statement, "explanation": "Azure was announced in 2008 [1]."}
    send(door(team.reviewer), claim, "mend", summary="The turn began earlier, in 2008.", **words)
    claim.refresh_from_db()
    assert claim.submission.submitted_by == team.reviewer
    told = list(
        Notice.objects.filter(user=team.lead, claim=claim, by=team.reviewer).values_list("words", flat=True)
    )
    assert told == [f"{team.reviewer} submitted it: it waits for your signature."]
    answer = page(door(team.lead), claim)
    assert "Sign what a colleague mended" in says(answer)
    assert answer.context["against"][0].differences[0].field == "Verdict in one sentence"
    send(door(team.lead), claim, "approve")
    assert Claim.objects.get(pk=claim.pk).status == Status.APPROVED


def test_mending_nothing_changes_nothing(door, team):
    claim = factories.seconded_claim(team)
    words = {"statement": claim.statement, "explanation": "Azure was announced in 2008 [1]."}
    answer = send(door(team.reviewer), claim, "mend", summary="The turn began earlier.", **words)
    assert "You have changed no word." in says(answer)
    assert Claim.objects.get(pk=claim.pk).status == Status.IN_REVIEW


def test_an_editor_decides_on_the_same_page(door, team):
    claim = factories.disputed_claim(team)
    answer = page(door(team.editor), claim)
    assert answer.context["decide"] is not None
    assert page(door(team.reviewer), claim).context["decide"] is None
    words = {"rating": factories.rating(Category.FALSE).pk, "note": "2008 it is.", "onward": "1"}
    words |= {"summary": "It began in 2008.", "explanation": "Azure was announced in 2008 [1]."}
    after = send(door(team.editor), claim, "decide", **words)
    assert "deciding" in says(after)
    assert Verdict.objects.filter(claim=claim, role="second").count() == 1


def test_in_a_house_of_two_the_lead_adopts(door):
    two = factories.HouseOfTwo()
    claim = factories.disputed_claim(two)
    answer = page(door(two.lead), claim)
    assert answer.context["adopts"]
    assert "Adopt the second rating" in says(answer)


def test_a_house_that_asks_no_second_verdict_hides_nothing(door, team):
    factories.the_house(ask_second=False)
    claim = factories.submitted_claim(team)
    answer = page(door(factories.person("reviewer")), claim)
    assert "The turn began earlier." in says(answer)
    assert "approve" in answer.context["steps"]
    assert answer.context["missing"] == []


def test_what_is_not_in_review_is_shown_on_its_own_page(door, team):
    claim = factories.checked_claim(team)
    assert page(door(team.reviewer), claim).headers["Location"] == address(claim)


def test_after_mending_the_author_comes_next_to_what_they_must_sign(team):
    first, second = factories.seconded_claim(team), factories.seconded_claim(team)
    for claim in (first, second):
        mending.mend(claim, by=team.reviewer, summary="The turn began earlier, in 2008.")
    review.approve(first, by=team.lead)
    assert onward(team.lead, first, "approve") == address(second, "review")


def test_who_signs_without_being_asked_goes_on_to_what_only_lacks_a_signature(team):
    first, second = factories.seconded_claim(team), factories.seconded_claim(team)
    factories.submitted_claim(team)
    other = factories.person("reviewer")
    review.reveal(first, by=other)
    assert onward(other, first, "approve") == address(second, "review")
    assert onward(other, second, "approve") == address(first, "review")


def test_the_page_takes_the_same_queries_for_few_and_for_many_papers(door, team):
    claim, browser = factories.seconded_claim(team), door(team.reviewer)
    with CaptureQueriesContext(connection) as few:
        page(browser, claim)
    for number in range(8):
        comments.comment(claim, by=team.lead, part="statement", words=f"Remark {number}.")
    with CaptureQueriesContext(connection) as many:
        page(browser, claim)
    assert len(many) == len(few) <= 90
