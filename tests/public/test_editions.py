"""Editions of a fact-check, at addresses that they keep."""

import pytest

from factcheck.models import Edition
from factcheck.workflow.redaction import redact, request_redaction
from tests import factories


def test_the_changes_are_shown_word_by_word(read, corrected):
    page = read(f"{corrected.get_absolute_url()}editions/")
    assert "<del>" in page
    assert "<ins>" in page
    assert page.index('id="edition-2"') < page.index('id="edition-1"')


def test_an_edition_keeps_its_words(read, corrected):
    first = read(f"{corrected.get_absolute_url()}editions/1/")
    assert "The turn began earlier." in first
    assert "It has been replaced" in first
    assert "It began in 2008." in read(f"{corrected.get_absolute_url()}editions/2/")


def test_search_engines_are_led_to_the_fact_check_of_today(read, corrected):
    page = read(f"{corrected.get_absolute_url()}editions/1/")
    assert f'rel="canonical" href="http://127.0.0.1:8000{corrected.get_absolute_url()}"' in page
    assert "ld+json" not in page


@pytest.mark.parametrize("number", ["0", "3", "9" * 30])
def test_an_edition_that_never_was_is_not_found(client, corrected, number):
    assert client.get(f"{corrected.get_absolute_url()}editions/{number}/").status_code == 404


def test_an_edition_erased_by_law_keeps_its_place(read, team):
    claim = factories.corrected_claim(team)
    first = Edition.objects.get(number=1)
    asked = redact_request(first)
    redact(asked, by=factories.person("administrator"))
    path = factories.fact_check(claim).get_absolute_url()
    assert "removed by law" in read(f"{path}editions/1/")
    assert "cannot be compared" in read(f"{path}editions/")


def redact_request(edition):
    administrator = factories.person("administrator")
    return request_redaction(edition, by=administrator, legal_basis="Court order.")
