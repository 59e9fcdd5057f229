"""Words typed on the Check screen: kept while they are typed, given back, never put over a colleague's."""

import pytest
from django.contrib.sessions.models import Session

from factcheck.models import Claim, Draft, Verdict
from factcheck.workflow import checking
from tests import factories
from tests.admin.pages import address
from tests.browser.desk import at_desk, logged_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MINE = "It began in 2008, and nobody noticed."
SUMMARY = "#verdict_summary"


@pytest.fixture
def team():
    return factories.Team()


@pytest.fixture
def claim(team):
    return factories.checked_claim(team)


def typing(page, words):
    """Type into the empty summary, and wait until the newsroom has kept it."""
    page.locator(SUMMARY).fill("")
    with page.expect_response("**/drafts/"):
        page.keyboard.type(words)


def test_words_are_in_the_form_again_after_the_session_ended(visit, team, claim):
    page = at_desk(visit, team.lead, address(claim))
    typing(page, MINE)
    assert Draft.objects.get().words["summary"][1][0].startswith("It")
    Session.objects.all().delete()
    page.locator(SUMMARY).press("End")
    page.keyboard.type(" Typed after it ended.")
    page.context.add_cookies(logged_in(team.lead)["cookies"])
    page.goto(address(claim))
    page.locator(".draft-note", has_text="Restored").wait_for()
    assert page.locator(SUMMARY).input_value() == f"{MINE} Typed after it ended."
    page.get_by_role("button", name="Discard it").click()
    assert page.locator(SUMMARY).input_value() == "The turn began earlier."


def test_a_save_over_a_colleague_shows_both_texts_and_loses_neither(visit, team, claim):
    page = at_desk(visit, team.lead, address(claim))
    typing(page, MINE)
    theirs = Claim.objects.get(pk=claim.pk)
    checking.write_verdict(theirs, by=team.lead, summary="It began in 2010.")
    page.keyboard.press("Control+s")
    page.locator(".compared").wait_for()
    told = page.locator(".compared").inner_text()
    assert "It began in 2010." in told
    assert MINE in told
    assert page.locator(SUMMARY).input_value() == MINE
    with page.expect_response("**/step/write_verdict/"):
        page.keyboard.press("Control+s")
    assert Verdict.objects.get(claim=claim).summary == MINE
    assert not Draft.objects.exists()
