"""The publish sheet: what goes out is seen first, pressed once, and refused claim by claim."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.models import Claim, FactCheck, PolicyPage, Preferences, Scheduled, Status, Suspension
from factcheck.workflow import claims, publishing
from tests import factories
from tests.admin.pages import address, says, send, step

pytestmark = pytest.mark.django_db
SHEET = "/admin/publish/"


@pytest.fixture
def team():
    return factories.Team()


def press(browser, *approved, do="publish", **words):
    versions = {f"version-{claim.pk}": claim.version for claim in approved}
    return browser.post(
        SHEET, {"do": do, "claim": [c.pk for c in approved], **versions, **words}, follow=True
    )


def standing(*rows):
    return [Claim.objects.get(pk=row.pk).status for row in rows]


def test_the_sheet_shows_each_claim_as_it_will_be_met(door, team):
    factories.approved_claim(team)
    text = says(door(team.publisher).get(SHEET))
    assert "1 approved, as readers will see it" in text
    assert "Mixed: Microsoft pivoted to Azure in 2014" in text
    assert "/fact-checks/microsoft-pivoted-to-azure-in-2014/" in text
    assert "Publish 1 approved" in text


def test_one_press_publishes_all_that_are_ticked(door, team):
    three = [factories.approved_claim(team) for _ in range(3)]
    answer = press(door(team.publisher), *three)
    assert "Published: 3 claims." in says(answer)
    assert standing(*three) == [Status.PUBLISHED] * 3


def test_what_is_refused_is_said_and_the_rest_goes_out(door, team):
    stale, good = factories.approved_claim(team), factories.approved_claim(team)
    claims.assign(
        Claim.objects.get(pk=stale.pk), by=team.editor, user=factories.person("reviewer"), role="reviewer"
    )
    answer = says(press(door(team.publisher), stale, good))
    assert "Published: 1 claim." in answer
    assert "changed this claim while you had it open" in answer
    assert standing(stale, good) == [Status.APPROVED, Status.PUBLISHED]


def test_a_second_press_has_no_second_effect_and_no_refusal(door, team):
    claim, browser = factories.approved_claim(team), door(team.publisher)
    press(browser, claim)
    answer = press(browser, claim)
    assert "Published: 1 claim." in says(answer)
    assert factories.fact_check(claim).number == 1


def test_nothing_ticked_is_said(door, team):
    assert "Tick at least one claim." in says(press(door(team.publisher)))


@pytest.mark.parametrize("role", ["editor", "reviewer", "checker"])
def test_who_does_not_publish_sees_no_button_and_is_refused(door, team, role):
    claim, browser = factories.approved_claim(team), door(factories.person(role))
    assert "Publishing is for publishers." in says(browser.get(SHEET))
    assert "“Publish” is for publishers. Ask one of them." in says(press(browser, claim))
    assert standing(claim) == [Status.APPROVED]


def test_missing_policies_are_said_once_on_top(door, team):
    factories.approved_claim(team), factories.approved_claim(team)
    PolicyPage.objects.filter(slug="funding").update(adopted_at=None)
    text = says(door(team.publisher).get(SHEET))
    assert text.count("Adopt the policy pages first: funding.") == 1


def test_a_later_edition_shows_what_readers_will_be_told(door, team):
    claim = factories.reopened_claim(team)
    claims.edit(claim, by=team.lead, correction_kind="correction", correction_note="The year was wrong.")
    factories.checking.write_verdict(claim, by=team.lead, summary="It began in 2008.")
    factories.checking.submit(claim, by=team.lead)
    factories.review.second(claim, by=team.reviewer, rating=factories.rating())
    factories.review.approve(claim, by=team.reviewer)
    text = says(door(team.publisher).get(SHEET))
    assert "1 change since edition 1" in text
    assert "The year was wrong." in text


def test_ticked_claims_are_scheduled_in_the_zone_that_is_named(door, team):
    claim, browser = factories.approved_claim(team), door(team.publisher)
    assert "Time zone: UTC, UTC+00:00" in says(browser.get(SHEET))
    press(browser, claim, do="schedule", publish_at="2101-01-01T09:30", note="Embargo of the ministry.")
    assert f"{Scheduled.objects.get(claim=claim).publish_at:%Y-%m-%d %H:%M}" == "2101-01-01 09:30"


def test_times_are_meant_in_the_zone_of_who_types_them(door, team):
    Preferences.objects.create(user=team.publisher, time_zone="Asia/Tokyo")
    claim, browser = factories.approved_claim(team), door(team.publisher)
    assert "Time zone: Asia/Tokyo, UTC+09:00" in says(browser.get(SHEET))
    press(browser, claim, do="schedule", publish_at="2101-01-01T09:30")
    assert f"{Scheduled.objects.get(claim=claim).publish_at:%Y-%m-%d %H:%M}" == "2101-01-01 00:30"


@pytest.mark.parametrize("when", ["", "tomorrow", "2001-01-01T00:00"])
def test_a_time_that_is_none_or_past_is_refused(door, team, when):
    claim = factories.approved_claim(team)
    answer = says(press(door(team.publisher), claim, do="schedule", publish_at=when))
    assert any(
        words in answer for words in ("Say when.", "Enter a valid date/time.", "Choose a time in the future")
    )
    assert standing(claim) == [Status.APPROVED]


def test_a_house_without_second_verdicts_signs_and_publishes_at_once(door, team):
    factories.the_house(ask_second=False)
    factories.policies()
    claim, own = factories.submitted_claim(team), factories.submitted_claim(team)
    both = factories.person("reviewer", "publisher")
    browser = door(both)
    assert "In review: sign and publish" in says(browser.get(SHEET))
    assert "In review: sign and publish" not in says(door(team.publisher).get(SHEET))
    press(browser, claim)
    assert standing(claim, own) == [Status.PUBLISHED, Status.IN_REVIEW]


def test_nobody_signs_what_they_submitted_to_publish_it(door, team):
    factories.the_house(ask_second=False)
    factories.policies()
    team.lead.groups.set(factories.person("checker", "reviewer", "publisher").groups.all())
    claim = factories.submitted_claim(team)
    answer = says(press(door(team.lead), claim))
    assert "somebody else than who submitted it" in answer
    assert standing(claim) == [Status.IN_REVIEW]


def test_the_sheet_takes_the_same_queries_for_one_and_for_ten(door, team):
    factories.approved_claim(team)
    browser = door(team.publisher)
    with CaptureQueriesContext(connection) as few:
        browser.get(SHEET)
    for _ in range(5):
        factories.approved_claim(team)
    with CaptureQueriesContext(connection) as many:
        browser.get(SHEET)
    assert len(many) == len(few) <= 30


def test_a_page_is_found_by_its_address_its_id_and_its_number(door, team):
    claim = factories.published_claim(team)
    row, browser = factories.fact_check(claim), door(team.publisher)
    for words in (
        f"https://example.org{row.get_absolute_url()}",
        f"{row.get_absolute_url()}editions/1/",
        row.public_id,
        claim.pk,
    ):
        assert list(browser.get(SHEET, {"q": words}).context["live"]) == [row]
    assert "No page that readers see has this address" in says(browser.get(SHEET, {"q": "nowhere"}))


def test_one_press_suspends_whatever_a_colleague_has_just_changed(door, team):
    claim = factories.published_claim(team)
    browser = door(team.publisher)
    page = browser.get(SHEET).content.decode()
    assert step(claim, "suspend") in page
    browser.post(step(claim, "suspend"), {"version": "0", "note": "Suspended at once; the reason follows."})
    assert standing(claim) == [Status.SUSPENDED]
    assert FactCheck.objects.live().count() == 0


def test_the_reason_follows_and_the_first_note_stays(door, team):
    claim = factories.suspended_claim(team)
    send(door(team.publisher), claim, "explain", note="The letter was forged in May.")
    text = says(door(team.publisher).get(SHEET))
    assert "The source was forged." in text
    assert "The letter was forged in May." in text
    assert Suspension.objects.get(claim=claim).note == "The source was forged."


def test_only_another_publisher_settles_it_from_the_sheet(door, team):
    claim = factories.suspended_claim(team)
    own, other = door(team.publisher), door(factories.person("publisher"))
    assert "Another publisher reinstates or withdraws it." in says(own.get(SHEET))
    assert step(claim, "withdraw") not in own.get(SHEET).content.decode()
    send(other, claim, "withdraw", note="We relied on a forged letter.")
    assert standing(claim) == [Status.WITHDRAWN]


def test_correct_reopens_and_says_what_the_next_edition_is(door, team):
    claim = factories.published_claim(team)
    answer = send(door(team.lead), claim, "correct", kind="correction", public_note="The year was wrong.")
    assert answer.status_code == 200
    claim.refresh_from_db()
    assert (claim.status, claim.correction_kind) == (Status.OPEN, "correction")
    assert claim.correction_note == "The year was wrong."


def test_a_typo_needs_no_public_note_and_anything_else_does(door, team):
    claim, typo = factories.published_claim(team), factories.published_claim(team)
    answer = send(door(team.lead), claim, "correct", kind="correction", public_note=" ")
    assert "Tell readers what changed" in says(answer)
    assert standing(claim) == [Status.PUBLISHED]
    send(door(team.lead), typo, "correct", kind="minor", public_note="")
    assert Claim.objects.get(pk=typo.pk).correction_kind == "minor"


def test_the_record_of_a_fact_check_has_the_brake_for_publishers_alone(door, team):
    row = factories.fact_check(factories.published_claim(team))
    assert "Suspend now" in says(door(team.publisher).get(address(row)))
    assert "Suspend now" not in says(door(team.lead).get(address(row)))
    publishing.suspend(Claim.objects.get(pk=row.claim_id), by=team.publisher, note="Forged.")
    assert "Suspend now" not in says(door(team.publisher).get(address(row)))
