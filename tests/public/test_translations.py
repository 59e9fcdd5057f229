"""What readers of a fact-check in several languages see: the way to the others, and what is stale."""

import re

import pytest
from django.conf import settings

from factcheck.workflow import publishing
from tests import factories, translations

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(team):
    return factories.published_claim(team)


@pytest.fixture
def spanish(team, claim):
    return translations.page(translations.published(team, claim))


def links(page):
    """Language and address of each alternate of the head."""
    return dict(re.findall(r'rel="alternate" hreflang="([\w-]+)" href="([^"]+)"', page.content.decode()))


def test_each_page_names_all_of_them_in_its_head(client, claim, spanish):
    original = factories.fact_check(claim)
    expected = {
        "en": settings.SITE_URL + original.get_absolute_url(),
        "es": settings.SITE_URL + spanish.get_absolute_url(),
        "x-default": settings.SITE_URL + original.get_absolute_url(),
    }
    assert links(client.get(original.get_absolute_url())) == expected
    assert links(client.get(spanish.get_absolute_url())) == expected


def test_a_fact_check_in_one_language_names_no_other(client, claim):
    page = client.get(factories.fact_check(claim).get_absolute_url())
    assert links(page) == {}
    assert "languages.css" not in page.content.decode()


def test_it_speaks_its_language_and_leads_back(client, claim, spanish):
    words = client.get(spanish.get_absolute_url()).content.decode()
    assert '<html lang="es"' in words
    assert "Medio cierto" in words
    assert "Traducido de la edición 1 del original" in words
    assert f'hreflang="en" title="{claim.statement}">English</a>' in words
    assert 'blockquote lang="en"' in words
    assert "Traducido por" in words


def test_a_stale_one_says_so_on_top(client, team, claim, spanish):
    old = client.get(spanish.get_absolute_url())
    factories.correct(claim, team)
    new = client.get(spanish.get_absolute_url(), headers={"if-none-match": old["ETag"]})
    assert new.status_code == 200, "caches ask again and are told"
    assert "El original ha cambiado desde entonces." in new.content.decode()
    assert "traducción de la edición 1; el original va por la edición 2" in new.content.decode()


def test_it_costs_what_every_page_costs(client, spanish, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        client.get(spanish.get_absolute_url())


def test_suspended_with_its_original_every_page_of_it_is_gone(client, team, claim, spanish):
    publishing.suspend(claim, by=team.publisher, note="Under review.")
    for path in (spanish.get_absolute_url(), f"{spanish.get_absolute_url()}editions/1/"):
        assert client.get(path).status_code == 410
    assert client.get(f"/api/v1/fact-checks/{spanish.public_id}").json()["deleted"]


def test_lists_show_the_original_and_a_language_its_own(client, claim, spanish):
    original = factories.fact_check(claim).get_absolute_url()
    for path in ("/", "/fact-checks/", "/fact-checks/?q=Microsoft", "/feeds/atom.xml"):
        words = client.get(path).content.decode()
        assert original in words, path
        assert spanish.get_absolute_url() not in words, path
    words = client.get("/fact-checks/?language=es").content.decode()
    assert spanish.get_absolute_url() in words
    assert original not in words
    assert spanish.get_absolute_url() in client.get("/sitemaps/fact-checks-0.xml").content.decode()


def test_partners_get_both_and_how_they_belong_together(client, claim, spanish):
    found = {each["id"]: each for each in client.get("/api/v1/fact-checks").json()["results"]}
    original = factories.fact_check(claim)
    of = found[spanish.public_id]["translation_of"]
    assert (of["id"], of["translated"], of["stale"]) == (original.public_id, 1, False)
    assert found[original.public_id]["translations"][0]["id"] == spanish.public_id
    assert found[original.public_id]["translation_of"] is None
    assert found[spanish.public_id]["verdict"]["label"] == "Medio cierto"


def test_markup_refers_to_the_original_and_carries_one_review(client, claim, spanish):
    words = client.get(spanish.get_absolute_url()).content.decode()
    assert words.count('"@type": "ClaimReview"') == 1
    reference = f"{settings.SITE_URL}{factories.fact_check(claim).get_absolute_url()}#claimreview"
    assert f'"translationOfWork": {{"@id": "{reference}"}}' in words


def test_a_frame_says_when_the_original_carries_another_verdict(
    client, team, claim, spanish, django_assert_num_queries
):
    frame, said = f"/embed/{spanish.public_id}/", "El original ha cambiado desde entonces."
    old = client.get(frame)
    assert said not in old.content.decode()
    factories.correct(claim, team)
    with django_assert_num_queries(1):
        new = client.get(frame, headers={"if-none-match": old["ETag"]})
    assert said in new.content.decode()
    assert "cambiado" not in client.get(f"/embed/{factories.fact_check(claim).public_id}/").content.decode()
