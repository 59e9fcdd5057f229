"""The front page of the desk: what waits for whom, in which order, where it leads, and what it costs."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factcheck.models import Claim
from factcheck.workflow import checking, claims, review
from tests import factories
from tests.admin.pages import address, listing, says

pytestmark = pytest.mark.django_db


def front(browser):
    """Each list of the front page by its code."""
    return {each.waiting.code: each for each in browser.get("/admin/").context["lists"]}


def urls(front_list):
    return [item.url for item in front_list.items]


def queries(browser, page):
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(page).status_code == 200
    return len(seen)


def test_each_list_says_what_waits_for_whom(door):
    team = factories.Team()
    waiting, mine = factories.submitted_claim(team), factories.open_claim(team)
    free = factories.suggested(team)
    reviewer, lead = front(door(team.reviewer)), front(door(team.lead))
    assert urls(reviewer["review"]) == [address(waiting, "review")]
    assert urls(lead["mine"]) == [address(waiting), address(mine)]
    assert urls(lead["unassigned"]) == [address(free.article, "split")]
    assert lead["review"].items == []


def test_what_is_due_first_stands_first_then_the_oldest(door):
    team, today = factories.Team(), timezone.localdate()
    oldest, later, first = (factories.open_claim(team) for _ in range(3))
    for claim, days in ((later, 2), (first, -1)):
        due_on = today + timedelta(days=days)
        claims.assign(claim, by=team.editor, user=team.lead, role="lead", due_on=due_on)
    mine = front(door(team.lead))["mine"]
    assert urls(mine) == [address(claim) for claim in (first, later, oldest)]
    assert [item.overdue for item in mine.items] == [True, False, False]


def test_overdue_is_said_in_words(door):
    team = factories.Team()
    yesterday = timezone.localdate() - timedelta(days=1)
    claim = factories.open_claim(team)
    claims.assign(claim, by=team.editor, user=team.lead, role="lead", due_on=yesterday)
    assert "Overdue since" in says(door(team.lead).get("/admin/"))


def test_accepted_claims_stand_before_suggestions_and_those_by_their_article(door):
    team = factories.Team()
    suggested = factories.suggested(team)
    accepted = claims.accept(factories.suggested(team), by=team.lead)
    unassigned = front(door(team.editor))["unassigned"]
    assert urls(unassigned) == [address(accepted), address(suggested.article, "split")]
    assert unassigned.count == "2"
    assert unassigned.items[1].note == "1 suggestion"


def test_a_list_counts_no_further_than_it_says(door):
    team = factories.Team()
    claim = factories.suggested(team)
    facts = {"created_at": claim.created_at, "changed_at": claim.changed_at, "created_by": team.lead}
    Claim.objects.bulk_create(Claim(article=claim.article, statement="More", **facts) for _ in range(120))
    unassigned = front(door(team.editor))["unassigned"]
    assert unassigned.count == "99+"
    assert unassigned.items[0].note == "99+ suggestions"


def test_the_second_look_is_for_disputes_and_suspensions(door):
    team = factories.Team()
    disputed, suspended = factories.disputed_claim(team), factories.suspended_claim(team)
    assert urls(front(door(team.editor))["look"]) == [address(disputed), address(suspended)]


def test_the_lead_signs_what_a_reviewer_mended_and_submitted(door):
    team = factories.Team()
    claim = factories.seconded_claim(team)
    review.send_back(claim, by=team.reviewer, note="A comma.")
    claims.edit(claim, by=team.reviewer, statement="Microsoft pivoted to Azure, in 2014")
    checking.submit(claim, by=team.reviewer)
    assert urls(front(door(team.lead))["review"]) == [address(claim, "review")]
    assert front(door(team.reviewer))["review"].items == []


def test_what_is_scheduled_says_when_and_in_which_zone(door):
    team = factories.Team()
    factories.scheduled_claim(team)
    page = says(door(team.publisher).get("/admin/"))
    assert re.search(r"\d\d:\d\d UTC", page)


def test_only_who_may_split_is_asked_for_a_text(door):
    assert door(factories.person("contributor")).get("/admin/").context["may_take_in"]
    assert not door(factories.person("publisher")).get("/admin/").context["may_take_in"]


def test_empty_lists_say_what_to_do(door):
    page = says(door(factories.person("checker")).get("/admin/"))
    assert "You lead no claim. Take one from “Unassigned”." in page


@pytest.mark.parametrize("code", ["review", "mine", "look", "unassigned", "approved", "scheduled"])
def test_all_of_a_list_is_a_filter_of_the_claims(door, code):
    team = factories.Team()
    factories.disputed_claim(team)
    factories.approved_claim(team)
    factories.scheduled_claim(team)
    factories.suggested(team)
    factories.submitted_claim(team)
    person = team.reviewer if code == "review" else team.lead
    browser = door(person)
    wanted = {re.search(r"claim/(\d+)/", item.url) for item in front(browser)[code].items}
    shown = {row.pk for row in browser.get(listing(Claim, f"?list={code}")).context["cl"].result_list}
    assert {int(found[1]) for found in wanted if found} <= shown
    assert len(shown) == front(browser)[code].number


def test_in_hand_shows_everybody_at_the_desk_the_overdue_first(door):
    team = factories.Team()
    yesterday = timezone.localdate() - timedelta(days=1)
    claim = factories.open_claim(team)
    claims.assign(claim, by=team.editor, user=team.lead, role="lead", due_on=yesterday)
    rows = door(team.editor).get("/admin/").context["in_hand"]
    assert rows[0].person == team.lead
    assert (rows[0].load.leading, rows[0].load.overdue) == (1, 1)
    assert {row.person for row in rows} >= {team.reviewer, team.editor, team.publisher}


def test_the_front_page_takes_the_same_queries_for_one_and_for_ten(door):
    team = factories.Team()
    for claim in (factories.submitted_claim(team), factories.scheduled_claim(team)):
        assert claim
    browser = door(team.lead)
    few = queries(browser, "/admin/")
    for _ in range(5):
        factories.open_claim(team)
        factories.suggested(team)
        factories.corrected_claim(team)
        factories.disputed_claim(team)
    assert queries(browser, "/admin/") == few <= 34


def test_a_word_is_looked_for_in_what_was_said_by_whom_and_in_which_article(door):
    team = factories.Team()
    claim = factories.checked_claim(team)
    browser = door(team.editor)
    title = claim.article.title.split()[-1]
    for words in ("pivoted azure", "MICROSOFT", title):
        found = browser.get(listing(Claim, f"?q={words}")).context["cl"].result_list
        assert list(found) == [claim]
    assert not browser.get(listing(Claim, "?q=azure zanzibar")).context["cl"].result_list
