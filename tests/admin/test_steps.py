"""What the desk's buttons do, and how each of them refuses."""

import pytest

from factcheck.models import Category, Claim, Event, Status
from factcheck.rules import STEPS
from factcheck.workflow import claims, review
from tests import factories
from tests.admin.pages import address, bulk, says, send, step

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return factories.Team()


def refused(answer, claim, events, sentence):
    """The page says why, the claim is as it was, and the log has no new line."""
    assert answer.status_code == 200
    assert sentence in says(answer)
    assert Event.objects.count() == events
    assert Claim.objects.get(pk=claim.pk).status == claim.status


def test_a_button_takes_its_step(door, team):
    claim = factories.suggested(team)
    answer = send(door(team.lead), claim, "accept")
    claim.refresh_from_db()
    assert claim.status == Status.OPEN
    assert "Accept: done." in says(answer)


def test_buttons_are_the_open_steps_of_this_person(door, team):
    claim = factories.approved_claim(team)
    publisher = door(team.publisher).get(address(claim)).content.decode()
    lead = door(team.lead).get(address(claim)).content.decode()
    assert step(claim, "publish") in publisher
    assert step(claim, "schedule") in publisher
    assert step(claim, "publish") not in lead
    assert step(claim, "reopen") in lead


def test_a_verb_nobody_knows_is_refused(door, team):
    claim = factories.suggested(team)
    events = Event.objects.count()
    refused(send(door(team.lead), claim, "conjure"), claim, events, "There is no step “conjure”.")


def test_a_claim_nobody_knows_is_refused(door, team):
    answer = door(team.lead).get("/admin/factcheck/claim/999999/step/accept/", follow=True)
    assert "There is no claim 999999." in says(answer)


def test_a_step_out_of_turn_is_refused(door, team):
    claim = factories.suggested(team)
    events = Event.objects.count()
    answer = send(door(team.lead), claim, "submit")
    refused(answer, claim, events, "“Submit for review” is for claims that are open; this one is suggested.")


def test_a_step_of_somebody_else_is_refused(door, team):
    claim = factories.approved_claim(team)
    events = Event.objects.count()
    refused(send(door(team.lead), claim, "publish"), claim, events, "“Publish” is for publishers.")


def test_a_superuser_does_not_approve_what_they_submitted(door, team):
    claim = factories.submitted_claim(team)
    team.lead.is_superuser = True
    team.lead.save(update_fields=["is_superuser"])
    events = Event.objects.count()
    answer = send(door(team.lead), claim, "approve")
    refused(answer, claim, events, "“Approve” is for somebody else than who submitted it.")


def test_the_author_does_not_sign_twice(door, team):
    claim = factories.seconded_claim(team)
    events = Event.objects.count()
    answer = send(door(team.lead), claim, "approve")
    refused(answer, claim, events, "“Approve” is for somebody else than who submitted it.")


def test_missing_gates_are_named_one_by_one(door, team):
    claim = factories.open_claim(team)
    events = Event.objects.count()
    answer = send(door(team.lead), claim, "submit")
    refused(answer, claim, events, "Choose a rating.")
    assert "Record the right of reply: asked, answered, or why not." in says(answer)


def test_a_second_press_of_the_button_is_refused(door, team):
    claim = factories.suggested(team)
    browser = door(team.lead)
    send(browser, claim, "accept")
    events = Event.objects.count()
    assert "changed this claim while you had it open" in says(send(browser, claim, "accept"))
    assert Event.objects.count() == events


def test_a_reply_is_not_recorded_twice_by_a_double_click(door, team):
    claim = factories.open_claim(team)
    browser = door(team.lead)
    for _ in range(2):
        answer = send(browser, claim, "record_reply", outcome="not_asked", note="Nobody to ask.")
    assert claim.replies.count() == 1
    assert "Nobody to ask." in answer.content.decode()


def test_a_page_that_does_not_say_what_was_seen_is_refused(door, team):
    claim = factories.suggested(team)
    answer = door(team.lead).post(step(claim, "accept"))
    assert "Reload the page." in says(answer)
    assert Claim.objects.get(pk=claim.pk).status == Status.SUGGESTED


def test_looking_at_a_step_takes_nothing(door, team):
    claim = factories.suggested(team)
    events = Event.objects.count()
    for verb in STEPS:
        assert door(team.editor).get(step(claim, verb)).status_code == 200
    assert Event.objects.count() == events


def test_declining_keeps_the_typed_note_when_it_is_refused(door, team):
    claim = factories.suggested(team)
    answer = send(door(team.editor), claim, "decline", note="Said in jest.")
    assert "Said in jest." in answer.content.decode()
    assert "This field is required." in says(answer)


def test_declining_asks_for_its_reason(door, team):
    claim = factories.suggested(team)
    send(door(team.editor), claim, "decline", reason="opinion", note="A taste.")
    claim.refresh_from_db()
    assert (claim.status, claim.decline_reason) == (Status.DECLINED, "opinion")


def test_a_claim_is_merged_by_its_number(door, team):
    claim, other = factories.suggested(team), factories.suggested(team)
    send(door(team.editor), claim, "merge", into=other.pk)
    claim.refresh_from_db()
    assert claim.merged_into == other


def test_a_claim_is_not_merged_into_nothing(door, team):
    claim = factories.suggested(team)
    answer = send(door(team.editor), claim, "merge", into=999999)
    assert "There is no claim with this number." in says(answer)


def test_a_time_in_the_past_is_refused_at_its_field(door, team):
    claim = factories.approved_claim(team)
    events = Event.objects.count()
    answer = send(door(team.publisher), claim, "schedule", publish_at="2001-01-01T09:00")
    refused(answer, claim, events, "Choose a time in the future, or publish now.")
    assert "2001-01-01T09:00" in answer.content.decode()


def test_a_decision_may_bring_the_words_in_line(door, team):
    claim = factories.disputed_claim(team)
    lead = claim.verdicts.get(role="lead")
    rating = factories.rating(Category.FALSE)
    words = {"note": "The law is clear.", "summary": "It is false.", "explanation": lead.explanation}
    send(door(team.editor), claim, "decide", rating=rating.pk, **words)
    lead.refresh_from_db()
    assert (lead.rating, lead.summary) == (rating, "It is false.")


def test_many_claims_take_a_step_at_once(door, team):
    found = [factories.suggested(team) for _ in range(3)]
    answer = bulk(door(team.lead), "accept", *found)
    assert "Accept: 3 claims." in says(answer)
    assert {claim.status for claim in Claim.objects.filter(pk__in=[c.pk for c in found])} == {"open"}


def test_what_is_refused_in_bulk_is_said_claim_by_claim(door, team):
    ready, other = factories.approved_claim(team), factories.suggested(team)
    answer = bulk(door(team.publisher), "publish", ready, other)
    assert "Publish: 1 claim." in says(answer)
    assert f"“{other.statement}”: “Publish” is for claims that are approved or scheduled" in says(answer)


def test_a_stale_list_signs_nothing_that_was_not_seen(door, team):
    claim = factories.seconded_claim(team)
    seen = Event.objects.count()
    claims.assign(claim, by=team.editor, user=factories.person("reviewer"), role="reviewer")
    answer = bulk(door(team.reviewer), "approve", claim, seen=seen)
    assert "Somebody changed it after this list was drawn." in says(answer)
    assert Claim.objects.get(pk=claim.pk).status == Status.IN_REVIEW


def test_only_steps_that_ask_nothing_are_offered_in_bulk(door, team):
    factories.suggested(team)
    page = door(team.editor).get("/admin/factcheck/claim/").content.decode()
    for verb, rule in STEPS.items():
        assert (f'<option value="{verb}">' in page) is (not rule.asks)
    assert "delete_selected" not in page


def test_a_checker_may_not_ask_for_a_hidden_verdict(door, team):
    claim = factories.submitted_claim(team)
    answer = send(door(factories.person("checker")), claim, "reveal")
    assert "“Show the verdict” is for reviewers, editors and publishers." in says(answer)
    assert not claim.sightings.exclude(user=team.lead).exists()


def test_who_asks_is_shown_the_verdict(door, team):
    claim = factories.submitted_claim(team)
    browser = door(team.reviewer)
    answer = send(browser, claim, "reveal")
    assert "The turn began earlier." in says(answer)
    review.second(Claim.objects.get(pk=claim.pk), by=team.reviewer, rating=factories.rating(Category.MIXED))
    assert claim.verdicts.get(role="second").blind is False
