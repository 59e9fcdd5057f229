"""Selections survive the browser's way of counting."""

# ruff: noqa: RUF001 - typographic quotes and dashes are what is tested

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text import (
    Status,
    accept,
    anchor,
    codepoints_to_utf16,
    find_selection,
    selector,
    utf16_to_codepoints,
)

LETTERS = st.sampled_from([*list("ab.é\xa0 \nü“’–…"), "😀", "𠮷", "\r\n", "\u200d"])
TEXTS = (
    st.lists(LETTERS, min_size=2, max_size=40)
    .map("".join)
    .filter(lambda text: text.strip("\r\n \u00a0\u200d") != "")
)
quick = settings(max_examples=150, derandomize=True, deadline=None)


def units(text):
    return len(text.encode("utf-16-le")) // 2


@quick
@given(TEXTS, st.data())
def test_offsets_go_there_and_back(text, data):
    offset = data.draw(st.integers(0, len(text)))
    assert utf16_to_codepoints(text, codepoints_to_utf16(text, offset)) == offset
    assert codepoints_to_utf16(text, offset) == units(text[:offset])


@quick
@given(TEXTS, st.data())
def test_a_selection_made_in_a_browser_is_the_same_passage_here(raw, data):
    text = accept(raw)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    selected = text[start:end]
    there = find_selection(
        text, utf16_start=units(text[:start]), utf16_end=units(text[:end]), selected=selected
    )
    assert (there.start, there.end) == ((start, end) if selected.strip() else (None, None))


@quick
@given(TEXTS, st.data())
def test_a_selector_finds_its_own_passage_in_its_own_text(raw, data):
    text = accept(raw)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    there = anchor(text, selector(text, start, end))
    assert (there.start, there.end) == ((start, end) if text[start:end].strip() else (None, None))


@pytest.mark.parametrize("offset", [-1, 2, 5])
def test_an_offset_outside_or_within_a_character_is_refused(offset):
    with pytest.raises(ValueError, match="The offset lies"):
        utf16_to_codepoints("a\U0001f600b", offset)


def test_a_browser_may_turn_hard_spaces_into_spaces():
    text = "by\u00a0\u00a0the\u00a0mayor"
    there = find_selection(text, utf16_start=4, utf16_end=13, selected="the mayor")
    assert (there.status, there.start, there.end) == (Status.TYPOGRAPHIC, 4, 13)


def test_a_selection_with_carriage_returns_is_found():
    assert (
        find_selection("One.\n\nTwo.", utf16_start=0, utf16_end=10, selected="One.\r\n\r\nTwo.").status
        is Status.EXACT
    )


def test_wrong_offsets_fall_back_to_the_words_nearest_to_them():
    text = "It fell. \U0001f600 It fell. Then it rose."
    assert find_selection(text, utf16_start=14, utf16_end=22, selected="It fell.").start == 11
    assert find_selection(text, utf16_start=900, utf16_end=910, selected="Then it rose.").start == 20


@pytest.mark.parametrize("selected", ["", "  \n", "words that are not there"])
def test_what_was_not_selected_is_not_found(selected):
    assert (
        find_selection("It fell. Then it rose.", utf16_start=0, utf16_end=8, selected=selected).start is None
    )
