"""What changed, for people to read."""

# ruff: noqa: RUF001 - typographic quotes and dashes are what is tested

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text import Edit, word_diff

from .articles import BRIDGE, SEED


def sides(changes):
    old = "".join(change.text for change in changes if change.kind is not Edit.ADDED)
    return old, "".join(change.text for change in changes if change.kind is not Edit.REMOVED)


def marked(old, new):
    signs = {Edit.SAME: "{}", Edit.REMOVED: "[-{}]", Edit.ADDED: "[+{}]"}
    return "".join(signs[change.kind].format(change.text) for change in word_diff(old, new))


@pytest.mark.parametrize(
    ("old", "new", "reads"),
    [
        ("It sold 12 cars.", "It sold 15 cars.", "It sold [-12][+15] cars."),
        ("It fell.", "It fell.", "It fell."),
        ("", "It fell.", "[+It fell.]"),
        ("It fell.", "", "[-It fell.]"),
        ("", "", ""),
        ("red old car", "blue new car", "[-red old][+blue new] car"),
        ("It fell. It rose.", "It rose.", "[-It fell. ]It rose."),
        ("don’t go", "do go", "[-don’t][+do] go"),
    ],
)
def test_changes_read_as_words(old, new, reads):
    assert marked(old, new) == reads


@settings(max_examples=150, derandomize=True, deadline=None)
@given(
    *[
        st.lists(
            st.sampled_from(["a", "b ", ". ", "\n", "é", "\U0001f600", "'", "12", " "]), max_size=30
        ).map("".join)
    ]
    * 2
)
def test_both_wordings_can_be_put_together_again(old, new):
    assert sides(word_diff(old, new)) == (old, new)


def test_a_long_text_shows_its_small_change():
    long = (SEED + "\n\n" + BRIDGE) * 40
    changed = long.replace("1931", "1932", 1)
    assert len(long) > 100_000
    assert [c.text for c in word_diff(long, changed) if c.kind is not Edit.SAME] == ["1931", "1932"]


def test_a_long_transcript_without_stops_shows_its_small_changes():
    words = " ".join(f"word{number}" for number in range(20_000))
    changes = word_diff(words, words.replace("word777 ", "").replace("word15000", "other"))
    assert [(c.kind, c.text.strip()) for c in changes if c.kind is not Edit.SAME] == [
        (Edit.REMOVED, "word777"),
        (Edit.REMOVED, "word15000"),
        (Edit.ADDED, "other"),
    ]
