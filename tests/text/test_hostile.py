"""Texts made to choke on: everything stays linear, every span stays in order and inside."""

from itertools import pairwise

import pytest

from factcheck.text import (
    Selector,
    Status,
    anchor,
    blocks,
    excerpts,
    quotes,
    sentences,
    suggest,
    terms,
    title_of,
    word_diff,
)

MANY = 20_000
HOSTILE = {
    "one letter": "a" * MANY,
    "stops": "." * MANY,
    "spaced stops": ". " * MANY,
    "initials": "A. " * MANY,
    "lines": "a\n\n" * MANY,
    "low lines": "abc def\n" * MANY,
    "quotation marks": '"' * MANY,
    "opening marks": "“a " * MANY,
    "single marks": "'A " * MANY,
    "quoted lines": '"a\n\n' * MANY,
    "brackets": "(" * MANY,
    "combining marks": "a" + "\u0301" * MANY,
    "a byline without end": "By " + "Aa " * MANY,
    "attributions": "according to " * MANY,
    "bullets": "• a " * MANY,
    "addresses": "a@" * MANY,
}


@pytest.fixture(params=HOSTILE, ids=lambda name: name.replace(" ", "-"))
def text(request):
    return HOSTILE[request.param]


def test_every_span_stays_in_order_and_inside(text):
    for found in (blocks(text), sentences(text), quotes(text), suggest(text)):
        assert all(0 <= span.start < span.end <= len(text) for span in found)
        assert all(first.end <= second.start for first, second in pairwise(found))


def test_the_rest_comes_to_an_end(text):
    changed = text[: MANY // 2] + " hello " + text[MANY // 2 :]
    assert "hello" in "".join(change.text for change in word_diff(text, changed))
    assert anchor(text, Selector("words that are not there", "a", "a", 5, 9)).status is Status.ORPHANED
    assert len(title_of(text)) <= 300
    assert isinstance(terms(text, "en"), list)
    assert isinstance(excerpts(text, [(3, MANY // 3)], full=False), list)
