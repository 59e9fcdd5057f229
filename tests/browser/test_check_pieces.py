"""Evidence on the Check screen: put in order by keys and by hand, and seen by two people at once."""

import pytest

from tests import factories
from tests.admin.pages import address
from tests.browser.desk import at_desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def team():
    return factories.Team()


def titles(page):
    return page.locator(".piece-title a").all_inner_texts()


def test_evidence_is_put_in_order_by_keys_and_by_hand_and_stays(visit, team):
    claim = factories.checked_claim(team)
    page = at_desk(visit, team.lead, address(claim))
    page.locator("#verdict_explanation").fill("It began in 2008 [2].")
    first, second = titles(page)
    page.locator(".piece").nth(1).locator("summary").focus()
    with page.expect_response("**/step/order_evidence/"):
        page.keyboard.press("Alt+ArrowUp")
    page.locator(f".piece:first-child:has-text('{second}')").wait_for()
    assert titles(page) == [second, first]
    assert page.locator("#verdict_explanation").input_value() == "It began in 2008 [1]."
    with page.expect_response("**/step/order_evidence/"):
        page.locator(".piece").nth(1).locator("[data-drag]").drag_to(page.locator(".piece").nth(0))
    page.locator(f".piece:first-child:has-text('{first}')").wait_for()
    page.reload()
    assert titles(page) == [first, second]
    assert page.complaints == []


def test_two_people_on_one_claim_hear_of_each_other(visit, team):
    claim = factories.checked_claim(team)
    page = at_desk(visit, team.lead, address(claim))
    page.locator("#verdict_summary").fill("Words that nobody has saved.")
    other = at_desk(visit, team.reviewer, address(claim))
    other.locator("#presence", has_text=f"Also here: {team.lead}").wait_for()
    page.evaluate("() => window.dispatchEvent(new Event('pageshow'))")
    page.locator("#presence", has_text=f"Also here: {team.reviewer}").wait_for()
    with page.expect_response("**/here/"):
        other.close(run_before_unload=False)
        page.evaluate("() => window.dispatchEvent(new Event('pageshow'))")
    assert page.locator("#verdict_summary").input_value() == "Words that nobody has saved."
