"""Lists: newest first, by filter, a page at a time."""

import re

import pytest
from django.http import QueryDict

from factcheck.models import Category, FactCheck
from factcheck.public.listing import listing, read_cursor, write_cursor
from factcheck.public.refusals import Unanswerable
from tests import factories
from tests.public.test_fact_check import reworded

BROKEN = ["x", "====", "%00", "9" * 5000, "MjAyNg", "é", "MjAyNi0wMS0wMVQwMDowMDowMCAx"]


@pytest.fixture
def many(team):
    return [factories.fact_check(factories.published_claim(team)) for _ in range(5)]


def walk(by="published_at"):
    """Every row, two at a time."""
    query, found = QueryDict(), []
    while True:
        page = listing(FactCheck.objects.live(), by=by, query=query, size=2)
        found += page.rows
        if page.older is None:
            return found
        query = QueryDict(page.older.removeprefix("?"))


def test_paging_shows_every_row_once_and_newest_first(many):
    assert [check.pk for check in walk()] == [check.pk for check in reversed(many)]


def test_rows_of_one_moment_are_neither_lost_nor_repeated(many):
    FactCheck.objects.update(published_at=many[0].published_at)
    assert [check.pk for check in walk()] == [check.pk for check in reversed(many)]


def test_a_row_published_meanwhile_does_not_shift_the_next_page(many, team):
    first = listing(FactCheck.objects.live(), by="published_at", query=QueryDict(), size=2)
    factories.published_claim(team)
    query = QueryDict(first.older.removeprefix("?"))
    second = listing(FactCheck.objects.live(), by="published_at", query=query, size=2)
    assert [check.pk for check in second.rows] == [many[2].pk, many[1].pk]


def test_a_cursor_is_read_as_it_was_written(live):
    assert read_cursor(write_cursor(live.published_at, live.pk)) == (live.published_at, live.pk)


@pytest.mark.parametrize("cursor", BROKEN)
def test_a_broken_cursor_is_refused(cursor):
    with pytest.raises(Unanswerable):
        read_cursor(cursor)


@pytest.mark.parametrize("query", ["page=x", "colour=red", "page=&page="])
def test_an_address_that_makes_no_sense_is_answered_clearly(read, live, query):
    for address in ("/fact-checks/", "/corrections/", live.claimant.get_absolute_url()):
        assert "This address cannot be read" in read(f"{address}?{query}", 400)


def test_the_refusal_names_the_part_that_is_wrong(read, db):
    assert "no filter called “colour”" in read("/fact-checks/?colour=red", 400)
    assert "no rating called “purple”" in read("/fact-checks/?rating=purple", 400)
    assert "“rating” is given more than once" in read("/fact-checks/?rating=a&rating=b", 400)


def test_a_parameter_repeated_a_thousand_times_is_a_400(client, db):
    assert client.get("/fact-checks/?" + "&".join(["rating=true"] * 1000)).status_code == 400


def test_a_filter_keeps_what_it_asks_for(read, live, corrected):
    assert live.rating != corrected.rating
    page = read(f"/fact-checks/?rating={live.rating}&topic=&order=")
    assert live.get_absolute_url() in page
    assert f'href="{corrected.get_absolute_url()}"' not in page


def test_no_match_says_what_to_do(read, live):
    other = factories.rating(Category.SATIRE)
    assert "Take something away, or try other words." in read(f"/fact-checks/?rating={other.slug}")


def test_an_empty_house_says_that_it_is_empty(read, db):
    assert "Nothing has been published yet." in read("/")
    assert "Nothing has been published yet." in read("/fact-checks/")
    assert "No corrections so far." in read("/corrections/")


def test_the_last_changed_can_come_first(read, team):
    first = factories.fact_check(factories.corrected_claim(team))
    second = factories.fact_check(factories.published_claim(team))
    FactCheck.objects.filter(pk=first.pk).update(updated_at=second.updated_at.replace(year=2099))
    page = read("/fact-checks/?order=changed")
    assert page.index(first.get_absolute_url()) < page.index(second.get_absolute_url())


def test_a_claimants_page_lists_what_we_checked(read, live):
    page = read(live.claimant.get_absolute_url())
    assert live.get_absolute_url() in page
    assert '<h1 dir="auto">Microsoft</h1>' in page


def test_corrections_say_what_the_rating_was(read, corrected):
    page = read("/corrections/")
    assert "The year was wrong." in page
    assert "<s>Mixed</s>" in page


def test_every_change_of_a_verdict_says_what_came_of_it(read, team):
    claim = reworded(factories.corrected_claim(team), team, "update", "true", summary="It is so.")
    reworded(claim, team, "clarification", "true", summary="It is so, we say.")
    page = read("/corrections/")
    assert re.search(r"Was: <s>False</s>.*?Now: .*?True", page, re.DOTALL)
    assert re.search(r"Was: <s>Mixed</s></span> <span>Then: <strong>False</strong>", page)
