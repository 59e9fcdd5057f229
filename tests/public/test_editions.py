"""Editions of a fact-check, at addresses that they keep."""

import pytest


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
