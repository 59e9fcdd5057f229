"""Every page of the admin answers, for every role, in a number of queries that rows do not change."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.models import Claim, User
from factcheck.rules import ROLES
from factcheck.workflow import checking
from tests import factories
from tests.admin.claim_pages import TABLES, pages_about, pages_of
from tests.admin.pages import address, listing, says

ENDS = {"contributor", "administrator"}
"""Who may do least and most: before records and their lists everybody else is like one of them."""
pytestmark = pytest.mark.django_db


def queries(browser, page):
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(page).status_code == 200
    return len(seen)


def test_every_page_answers_every_role(door):
    claim = factories.corrected_claim(factories.Team())
    tables = [*pages_about(claim), *(listing(table, "?q=azure") for table in TABLES)]
    closed = {
        (role, page, answer.status_code)
        for role in ROLES
        for browser in [door(factories.person(role))]
        for page in (tables if role in ENDS else pages_of(claim))
        for answer in [browser.get(page, follow=True)]
        if answer.status_code != 200 and not page.endswith("/delete/")
    }
    assert {page.split("/")[3] for _, page, _ in closed} <= {"user"}
    assert "administrator" not in {role for role, _, _ in closed}
    assert {status for *_, status in closed} == {403}


def test_who_has_no_role_sees_nothing(door):
    stranger = User.objects.create(username="stranger", is_staff=True)
    assert door(stranger).get(listing(Claim)).headers["Location"].startswith("/admin/login/")


def test_the_list_of_claims_takes_the_same_queries_for_one_and_for_ten(door):
    team = factories.Team()
    factories.open_claim(team)
    browser = door(team.editor)
    few = queries(browser, listing(Claim))
    for _ in range(9):
        factories.open_claim(team)
    assert queries(browser, listing(Claim)) == few <= 16


def test_the_page_of_a_claim_takes_the_same_queries_for_two_and_for_twelve_papers(door):
    team = factories.Team()
    claim = factories.checked_claim(team)
    browser = door(team.lead)
    few = queries(browser, address(claim))
    for _ in range(10):
        words = {"stance": "context", "no_capture_reason": "Test."}
        checking.attach(claim, by=team.lead, document=factories.document(), **words)
    assert queries(browser, address(claim)) == few <= 64


def test_the_story_takes_the_same_queries_for_few_and_for_many_lines(door):
    team = factories.Team()
    claim = factories.checked_claim(team)
    browser = door(team.lead)
    few = queries(browser, address(claim, "history"))
    for number in range(10):
        checking.write_verdict(claim, by=team.lead, summary=f"Wording {number}.")
    assert queries(browser, address(claim, "history")) == few <= 18


def test_no_list_counts_further_than_it_shows(door):
    for table in TABLES:
        admin = door(factories.person("administrator")).get(listing(table)).context["cl"].model_admin
        assert admin.show_full_result_count is False
        assert admin.paginator.__name__ == "BoundedPaginator"
        assert admin.ordering[-1] in ("id", "-id")
        assert str(admin.show_facets) == "ShowFacets.NEVER"


def test_the_login_page_says_what_it_is(client):
    factories.the_house(name="The Desk")
    page = says(client.get("/admin/login/"))
    assert "For the staff of The Desk: claims are checked, reviewed and published here." in page
