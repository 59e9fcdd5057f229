"""Exact words and beginnings of words: what readers find, and what the page says was done."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.search import phrases, readers
from factcheck.search.phrases import normal, stands_in

from .test_search import OLDER, archive, found, made, paths  # noqa: F401 - fixtures


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ('"bridges were closed"', {0}),
        ('"BRIDGES,  were—closed"', {0}),
        ("“were closed”", {0, 2}),
        ("«were closed» schools", {2}),
        ('"closed were"', set()),
        ('"bridge were closed"', set()),
        ('"were close"', set()),
        ('"bridge" closed', set()),
        ('"bridge"', {1}),
        ('"looked into"', {0, 1, 2}),
        ('"ada"', {0}),
        ('"in 2019" "were closed"', {0}),
        ('"were closed" schools xylophone', {2}),
        ('"were xylophone"', set()),
        ('"brdige of the city"', set()),
        ('bridges "closed', {0}),
        ('"" bridges "', {0}),
        ('"the"', set()),
        ("schoo", {2}),
        ("paint", {1}),
        ("closed bri", {0}),
        ("bri closed", {0, 2}),
        ("br", set()),
        ('"schoo"', set()),
    ],
)
def test_words_in_quotation_marks_stand_as_they_are(archive, found, query, places):  # noqa: F811
    assert set(found(f"?q={query}")) == set(paths(*(archive[place] for place in places)))


def test_the_page_says_that_it_was_an_exact_phrase_and_leads_on(archive, client):  # noqa: F811
    page = client.get('/fact-checks/?q="were closed" schools&rating=mixed').content.decode()
    assert "Exact phrase: these words stand next to each other, “<bdi>were closed</bdi>”." in page
    assert 'href="/fact-checks/?q=were+closed+schools&amp;rating=mixed"' in page
    assert "<bdi>&quot;were closed&quot; schools</bdi>" in page
    assert "Exact phrase" not in client.get('/fact-checks/?q="were closed').content.decode()
    hostile = client.get("/fact-checks/", {"q": '"<script>alert(1)</script>" «\u202e\x00»'})
    assert "<script>alert" not in hostile.content.decode()


def test_a_word_taken_as_a_beginning_is_said_and_can_be_taken_back(archive, client):  # noqa: F811
    page = client.get("/fact-checks/?q=schoo").content.decode()
    assert "Nobody has written <strong>schoo</strong>; these have words that begin so." in page
    assert "<mark>Schools</mark> were closed" in page
    assert "/fact-checks/?q=schoo&amp;verbatim=1" in page
    assert "<mark>" not in client.get("/fact-checks/?q=schoo&verbatim=1").content.decode()


def test_a_phrase_is_looked_for_in_so_many_at_a_time(team, found, client, monkeypatch):  # noqa: F811
    monkeypatch.setattr(phrases, "LOOKED_AT", 2)
    monkeypatch.setattr(readers, "LOOKED_AT", 2)
    wanted = made(team, "Old bridges were closed")
    for _ in range(3):
        made(team, "They were closed, the bridges")
    page = client.get('/fact-checks/?q="bridges were"').content.decode()
    assert "Only the newest were looked at." in page
    assert "At least" not in page
    assert "At least 2 fact-checks" in client.get('/fact-checks/?q="were closed"').content.decode()
    assert found(OLDER.search(page)[1].replace("&amp;", "&")) == paths(wanted)


def test_a_phrase_costs_one_question_more(archive, client, django_assert_num_queries):  # noqa: F811
    with CaptureQueriesContext(connection) as asked:
        client.get("/fact-checks/?q=were+closed+bridges")
    with django_assert_num_queries(len(asked) + 1):
        client.get('/fact-checks/?q="bridges were closed"')


def test_a_phrase_in_a_script_without_spaces_needs_none():
    assert stands_in(normal("桥梁关闭"), normal("三座桥梁关闭了。"))
    assert not stands_in(normal("closed"), normal("enclosed"))
    assert phrases.phrases('12" and 14" and צה"ל, "a" «b» 「c」 „d“ »e«') == ("a", "b", "c", "d", "e")
