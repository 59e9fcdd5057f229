"""An article that cannot be used is refused with a sentence, and nothing is stored."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from factcheck.models import Article, ArticleText, Event
from factcheck.workflow import intake, splitting
from tests import factories

pytestmark = pytest.mark.django_db

MEGABYTE = 1024 * 1024
CURLY = "it\u2019s raining in Wales"


@pytest.fixture
def contributor():
    return factories.person("contributor")


def stored():
    return Article.objects.count(), ArticleText.objects.count(), Event.objects.count()


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "The text is empty"),
        (" \n\t\u200b ", "The text is empty"),
        (b"\x89PNG\x00\x01\x02", "not a text but a binary file"),
        ("Words\x00words", "not a text but a binary file"),
        (b"x" * (2 * MEGABYTE + 1), "larger than 2 MB"),
        ("ü" * (MEGABYTE + 1), "larger than 2 MB"),
        ("Überall".encode("latin-1"), "not encoded as UTF-8"),
        ("Broken \ud800 words", "broken characters"),
    ],
)
def test_a_text_that_cannot_be_used_is_refused(contributor, raw, words):
    before = stored()
    with pytest.raises(ValidationError, match=words):
        intake.receive(raw, by=contributor)
    assert stored() == before


def test_two_megabytes_are_not_too_much(contributor):
    article = intake.receive(b"It rains. " * (2 * MEGABYTE // 10), by=contributor)
    assert article.texts.get().text.startswith("It rains.")


def test_a_text_is_kept_as_it_arrived_but_for_its_line_ends(contributor):
    article = intake.receive("\ufeffÄ “title”\r\n\r\nWords\u00a0here.\rEnd ".encode(), by=contributor)
    assert article.texts.get().text == "Ä “title”\n\nWords\u00a0here.\nEnd "


@pytest.mark.parametrize(
    "again", [b"It rains in Wales.", "It rains in Wales.", b"\xef\xbb\xbfIt rains in Wales."]
)
def test_the_same_text_again_names_the_article_that_is_there(contributor, again):
    known = intake.receive("It rains in Wales.", by=contributor, title="Weather")
    before = stored()
    with pytest.raises(intake.Duplicate, match=rf"“Weather” \(article {known.pk}\)\. Open that") as refused:
        intake.receive(again, by=contributor)
    assert (refused.value.article, stored()) == (known, before)


def test_the_same_address_again_names_the_article_that_is_there(contributor):
    known = intake.receive("It rains.", by=contributor, url="https://example.org/rain")
    before = stored()
    with pytest.raises(intake.Duplicate, match=f"article {known.pk}"):
        intake.receive("It pours.", by=contributor, url="https://example.org/rain")
    assert stored() == before


@pytest.mark.parametrize("facts", [{"url": "javascript:alert(1)"}, {"title": "x" * 301}, {"kind": "rumour"}])
def test_facts_that_make_no_sense_store_nothing(contributor, facts):
    before = stored()
    with pytest.raises(ValidationError):
        intake.receive("It rains.", by=contributor, **facts)
    assert stored() == before


@pytest.mark.parametrize("role", ["publisher", "administrator"])
def test_taking_articles_in_is_not_for_everybody(role):
    with pytest.raises(PermissionDenied, match="Ask one"):
        intake.receive("It rains.", by=factories.person(role))


def test_splitting_twice_suggests_nothing_twice(contributor):
    article = factories.article(contributor)
    first = splitting.split(article, by=contributor)
    assert first
    assert splitting.split(article, by=contributor) == []


def test_a_quote_is_found_though_its_typography_differs(contributor):
    article = intake.receive(f"He said “{CURLY}” twice.", by=contributor)
    claim = splitting.mark(article, by=contributor, quote="it's raining in Wales")
    assert claim.appearances.get().exact == CURLY


def test_a_copy_that_the_text_does_not_hold_is_refused(contributor):
    article = factories.article(contributor, text="It rained. It rained.\n\nAnd then it stopped in May 2020.")
    with pytest.raises(ValidationError, match="stand in the text 2 times"):
        splitting.mark(article, by=contributor, quote="It rained.", occurrence=3)
