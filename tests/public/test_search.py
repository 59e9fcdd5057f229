"""What readers find: by words, by facets, by days, with slips of the finger, page after page."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from factcheck.models import FactCheck, TermCount, Topic
from factcheck.search import listed, readers
from factcheck.workflow import checking, claims, findable, publishing
from tests import factories

ROW = re.compile(r'class="row-statement"[^>]*><a href="([^"]+)">')
OLDER = re.compile(r'rel="next" href="([^"]+)"')


def made(team, statement, category="mixed", topic="", claimant=""):
    """A published fact-check with this statement."""
    claim = factories.checked_claim(team, category)
    facts = {"statement": statement}
    if topic:
        facts["topics"] = [Topic.objects.get_or_create(slug=topic.lower(), name=topic)[0]]
    if claimant:
        facts["claimant"] = factories.source(claimant)
    claims.edit(claim, by=team.lead, **facts)
    checking.write_verdict(claim, by=team.lead, summary="It was looked into.")
    return factories.fact_check(factories.publish_checked(claim, team, category))


@pytest.fixture
def archive(team):
    """Three fact-checks that share words."""
    return [
        made(team, "Bridges were closed in 2019", topic="Roads", claimant="Ada"),
        made(team, "The bridge of the city was painted", "false", topic="Roads"),
        made(team, "Schools were closed", topic="Schools"),
    ]


@pytest.fixture
def found(client):
    def search(query, status=200):
        answer = client.get(f"/fact-checks/{query}")
        assert answer.status_code == status, query
        return ROW.findall(answer.content.decode())

    return search


def paths(*checks):
    return [check.get_absolute_url() for check in checks]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("?q=bridge", {0, 1}),
        ("?q=BRIDGES+closed", {0}),
        ("?q=2019", {0}),
        ("?q=ada", {0}),
        ("?q=looked", {0, 1, 2}),
        ("?topic=roads", {0, 1}),
        ("?topic=roads&rating=false", {1}),
        ("?q=closed&topic=schools", {2}),
        ("?claimant=ada", {0}),
        ("?language=en", {0, 1, 2}),
        ("?language=es", set()),
        ("?q=bridge&rating=&topic=", {0, 1}),
        ("?q=zanzibar", set()),
        ("?q=the", set()),
    ],
)
def test_words_and_facets_find_what_has_all_of_them(archive, found, query, places):
    assert set(found(query)) == set(paths(*(archive[place] for place in places)))


def test_a_slip_of_the_finger_is_mended_and_said(archive, client):
    for typed in ("bridgw", "brdige", "rbidge"):
        page = client.get(f"/fact-checks/?q={typed}").content.decode()
        assert archive[1].get_absolute_url() in page, typed
        assert f"Nobody has written <strong>{typed}</strong>; these are for <strong>bridge</strong>" in page
        verbatim = client.get(f"/fact-checks/?q={typed}&verbatim=1").content.decode()
        assert archive[1].get_absolute_url() not in verbatim


def test_terms_are_sorted_by_code_points_whatever_the_locale(db):
    """Slips are mended from ranges of terms: where "{" comes before "z", "pz" has no range."""
    named = ["Za", "a{", "az", "pé", "pza"]
    TermCount.objects.bulk_create(TermCount(language="en", term=term, fact_checks=1) for term in named)
    assert list(TermCount.objects.order_by("term").values_list("term", flat=True)) == sorted(named)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT collation_name FROM information_schema.columns"
                " WHERE table_name = 'factcheck_termcount' AND column_name = 'term'"
            )
            assert cursor.fetchone() == ("C",)


def test_a_word_that_nobody_wrote_is_left_out_and_said(archive, client):
    page = client.get("/fact-checks/?q=painted+xylophone").content.decode()
    assert archive[1].get_absolute_url() in page
    assert "xylophone</strong>: it was left out" in page


def test_where_nothing_has_every_word_what_has_all_but_one_is_shown_and_said(archive, found, client):
    said = "These have all but one."
    assert set(found("?q=schools+city+painted")) == set(paths(archive[1]))
    assert set(found("?q=schools+city&topic=roads")) == set(paths(archive[1]))
    assert found("?q=schools+city&verbatim=1") == []
    assert said in client.get("/fact-checks/?q=schools+city").content.decode()
    assert said not in client.get("/fact-checks/?q=bridges+closed").content.decode()


def test_a_refused_search_keeps_what_was_typed(db, client):
    page = client.get("/fact-checks/", {"q": "ab" * 101, "after": "2026-01-01", "topic": "none"})
    assert page.status_code == 400
    assert f'value="{"ab" * 101}"' in page.content.decode()
    assert 'value="2026-01-01"' in page.content.decode()
    assert 'value="none"' not in page.content.decode()


def test_what_was_sought_is_marked_and_nothing_of_it_runs(archive, client):
    page = client.get("/fact-checks/?q=bridge").content.decode()
    assert "<mark>Bridges</mark> were closed" in page
    assert "<mark>bridge</mark> of the city" in page
    hostile = client.get("/fact-checks/", {"q": '"><script>alert(1)</script>\u202e\x00'}).content.decode()
    assert "<script>alert" not in hostile


def test_the_best_match_comes_first_where_there_are_few(team, found):
    in_summary = made(team, "Something else was closed")
    checks = [made(team, "It was looked at by many"), in_summary]
    assert found("?q=looked") == paths(*checks)


def test_every_page_of_the_list_once(team, found, client, monkeypatch):
    checks = [made(team, f"Number {number} was closed") for number in range(5)]
    monkeypatch.setattr(readers, "SIZE", 2)
    monkeypatch.setattr(readers.answer, "__kwdefaults__", {"after": None, "size": 2})
    for query in ("", "?q=closed", "?rating=mixed"):
        seen, address = [], query
        while address is not None:
            page = client.get(f"/fact-checks/{address}").content.decode()
            seen += ROW.findall(page)
            following = OLDER.search(page)
            address = following[1].replace("&amp;", "&") if following else None
        assert seen == paths(*reversed(checks)), query


def test_facets_say_how_many_there_are(archive, client):
    page = client.get("/fact-checks/").content.decode()
    assert re.search(r"Roads</bdi> <span class=\"facet-count\">2</span>", page)
    narrowed = client.get("/fact-checks/?q=closed").content.decode()
    assert re.search(r"Roads</bdi> <span class=\"facet-count\">1</span>", narrowed)
    assert re.search(r"Ada</bdi> <span class=\"facet-count\">1</span>", narrowed)


def test_what_is_hidden_is_neither_found_nor_counted(team, found, client):
    claim = factories.published_claim(team)
    word = "?q=azure"
    assert len(found(word)) == 1
    publishing.suspend(claim, by=team.publisher, note="Forged.")
    assert found(word) == []
    assert "facet-count" not in client.get("/fact-checks/").content.decode()


def test_days_are_those_of_the_first_publication(archive, found):
    today = timezone.now().date()
    FactCheck.objects.filter(pk=archive[0].pk).update(published_at=timezone.now() - timedelta(days=9))
    assert set(found(f"?after={today - timedelta(days=1)}")) == set(paths(*archive[1:]))
    assert found(f"?before={today - timedelta(days=5)}") == paths(archive[0])
    assert len(found(f"?after={today - timedelta(days=9)}&before={today}")) == 3


@pytest.mark.parametrize(
    "query",
    [
        "?q=" + "a" * 201,
        "?after=tomorrow",
        "?after=2026-02-01&before=2026-01-01",
        "?rating=none",
        "?topic=none",
        "?claimant=none",
        "?colour=red",
        "?page=k0",
        "?page=" + "9" * 400,
        "?q=a&page=kfffffffffffffffffff",
        "?order=oldest",
        "?order=changed&q=a",
        "?" + "&".join(["q=a"] * 1000),
        "?" + "&".join(f"x{n}=1" for n in range(1100)),
    ],
)
def test_nonsense_is_refused_in_words(archive, found, query):
    found(query, status=400)


def test_reindexing_finds_the_same(archive, found):
    before = [found(query) for query in ("", "?q=closed", "?topic=roads", "?claimant=ada")]
    findable.reindex()
    assert [found(query) for query in ("", "?q=closed", "?topic=roads", "?claimant=ada")] == before


def test_a_walk_that_ends_says_where_to_go_on(team, client, monkeypatch):
    """On PostgreSQL, where what is common is found by walking from the newest."""
    checks = [
        made(team, f"Number {number} was closed", "false" if number < 2 else "mixed") for number in range(5)
    ]
    monkeypatch.setattr(listed, "WALKED", 2)
    monkeypatch.setattr(listed, "SORTED", 1)
    seen, address = [], "?rating=false"
    for _ in range(4):
        page = client.get(f"/fact-checks/{address}").content.decode()
        seen += ROW.findall(page)
        following = OLDER.search(page)
        if following is None:
            break
        address = following[1].replace("&amp;", "&")
    assert seen == paths(checks[1], checks[0])
