"""A quote that an editor types or pastes is found, or said to be missing."""

# ruff: noqa: RUF001 - typographic quotes and dashes are what is tested

import pytest

from factcheck.text import Status, locate

from .articles import SEED


@pytest.mark.parametrize(
    "quote",
    [
        'its "rekognition" software',
        "ITS ‘REKOGNITION’ SOFTWARE",
        "  its  “Rekognition”\nsoftware ",
        "“its “Rekognition” software”",
    ],
)
def test_typography_is_forgiven(quote):
    there = locate(SEED, quote)
    assert there.status is Status.TYPOGRAPHIC or quote.startswith("“")
    assert SEED[there.start : there.end] == "its “Rekognition” software"


def test_a_pasted_quote_may_span_the_blank_line_as_a_space():
    there = locate(SEED, "recognition technology to U.S. police departments today")
    assert SEED[there.start : there.end] == "recognition technology to U.S.\n\npolice departments today"


def test_several_copies_are_all_told():
    there = locate(SEED, "facial recognition software")
    assert there.start == there.copies[0][0]
    assert [SEED[start:end] for start, end in there.copies] == ["facial recognition software"] * 4


def test_a_single_copy_needs_no_list():
    assert locate(SEED, "Satya Nadella").copies == ()


@pytest.mark.parametrize("quote", ["", " \n", "“”", "Microsoft sells nothing", "quietly stayed away from"])
def test_words_that_are_not_in_the_text_are_orphaned(quote):
    assert locate(SEED, quote).status is Status.ORPHANED
