"""The front page in a real browser: by keyboard alone, on a phone, under the strict policy."""

import pytest

from tests import factories
from tests.admin.pages import address
from tests.browser.desk import at_desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_key_opens_the_first_claim_of_a_list(visit):
    team = factories.Team()
    claim = factories.submitted_claim(team)
    page = at_desk(visit, team.lead)
    page.keyboard.press("Escape")
    page.keyboard.press("2")
    page.wait_for_url(f"**{address(claim)}")


def test_a_publisher_goes_to_the_sheet_with_a_key(visit):
    team = factories.Team()
    factories.approved_claim(team)
    page = at_desk(visit, team.publisher)
    page.keyboard.press("p")
    page.wait_for_url("**/admin/publish/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_the_whole_front_page_without_scrolling_sideways(visit, scheme):
    team = factories.Team()
    factories.disputed_claim(team)
    factories.suggested(team)
    page = at_desk(visit, team.editor, width=390, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.complaints == []


def test_every_number_of_the_week_can_be_read_as_a_table(visit):
    team = factories.Team()
    factories.published_claim(team)
    page = at_desk(visit, team.editor)
    for table in page.get_by_text("As a table").all():
        table.click()
    assert page.locator(".front-picture table:visible").count() == 5


def test_enter_sends_a_link_and_breaks_the_line_of_a_text(visit):
    page = at_desk(visit, factories.person("contributor"))
    page.keyboard.type("Microsoft pivoted to Azure in 2014.")
    page.keyboard.press("Enter")
    assert page.locator("#take-in-what").input_value().endswith("\n")
    page.locator("#take-in-what").fill("https://example.org/a-speech")
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/factcheck/article/*/**")


def test_ctrl_enter_sends_a_text(visit):
    page = at_desk(visit, factories.person("contributor"))
    page.keyboard.type("Microsoft pivoted to Azure in 2014. It sells software to 190 countries.")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/admin/factcheck/article/*/split/**")
