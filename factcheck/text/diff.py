"""What changed between two wordings, word by word, so that a person can read it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from rapidfuzz.distance import Indel

MAX_WORDS_SQUARED = 4_000_000  # beyond it a passage is shown as replaced as a whole

_PASSAGE = re.compile(r"[^\n.!?]*(?:[\n.!?]+[ \t\u00a0]*|$)")
_WORD = re.compile(r"\s+|\w+(?:['’.,-]\w+)*|[^\w\s]")


class Edit(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Change:
    """A run of text that stayed, went or came."""

    kind: Edit
    text: str


def word_diff(old: str, new: str) -> list[Change]:
    """
    The changes in reading order: same and removed joined give `old`, same and added joined give `new`.

    >>> [(change.kind.value, change.text) for change in word_diff("It sold 12 cars.", "It sold 15 cars.")]
    [('same', 'It sold '), ('removed', '12'), ('added', '15'), ('same', ' cars.')]
    """
    return list(_readable(_by_passages(old, new)))


def _by_passages(old: str, new: str) -> Iterator[Change]:
    before, after = (_PASSAGE.findall(text) for text in (old, new))
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after).get_opcodes():
        removed, added = "".join(before[i1:i2]), "".join(after[j1:j2])
        if tag == "equal":
            yield Change(Edit.SAME, removed)
        else:
            yield from _by_words(removed, added)


def _by_words(old: str, new: str) -> Iterator[Change]:
    before, after = _WORD.findall(old), _WORD.findall(new)
    if len(before) * len(after) > MAX_WORDS_SQUARED:
        yield from (Change(Edit.REMOVED, old), Change(Edit.ADDED, new))
        return
    for code in Indel.opcodes(before, after):
        removed = "".join(before[code.src_start : code.src_end])
        added = "".join(after[code.dest_start : code.dest_end])
        if code.tag == "equal":
            yield Change(Edit.SAME, removed)
        else:
            yield from (Change(Edit.REMOVED, removed), Change(Edit.ADDED, added))


def _readable(changes: Iterable[Change]) -> Iterator[Change]:
    """Adjoining pieces joined; white space alone between two changes is changed with them."""
    runs = [
        (
            same,
            "".join(c.text for c in run if c.kind is not Edit.ADDED),
            "".join(c.text for c in run if c.kind is not Edit.REMOVED),
        )
        for same, run in (
            (key, list(group)) for key, group in groupby(changes, key=lambda c: c.kind is Edit.SAME)
        )
    ]
    removed = added = ""
    for place, (same, old, new) in enumerate(runs):
        if not same or (old.isspace() and 0 < place < len(runs) - 1):
            removed, added = removed + old, added + new
            continue
        yield from _replaced(removed, added)
        removed = added = ""
        if old:
            yield Change(Edit.SAME, old)
    yield from _replaced(removed, added)


def _replaced(removed: str, added: str) -> Iterator[Change]:
    if removed:
        yield Change(Edit.REMOVED, removed)
    if added:
        yield Change(Edit.ADDED, added)
