"""What changed between two wordings, word by word, so that a person can read it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from rapidfuzz.distance import Indel

MAX_SQUARE = 25_000_000  # words times words: beyond it a passage is shown as replaced as a whole
WHOLE_SQUARE = 4_000_000  # below it two wordings are compared without looking for common passages first
RUN = 7  # words and spaces that make a passage worth recognising

_SENTENCE = re.compile(r"[^\n.!?]*(?:[\n.!?]+[ \t\u00a0]*|$)")
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
    return list(_readable(_by_sentences(_SENTENCE.findall(old), _SENTENCE.findall(new))))


def _by_sentences(before: list[str], after: list[str]) -> Iterator[Change]:
    i = j = 0
    for start, other in [*_same_sentences(before, after), (len(before), len(after))]:
        yield from _by_words(_WORD.findall("".join(before[i:start])), _WORD.findall("".join(after[j:other])))
        yield Change(Edit.SAME, before[start] if start < len(before) else "")
        i, j = start + 1, other + 1


def _same_sentences(before: list[str], after: list[str]) -> list[tuple[int, int]]:
    if len(before) * len(after) > MAX_SQUARE:
        return _common_passages(before, after, run=1)
    same = (code for code in Indel.opcodes(before, after) if code.tag == "equal")
    return [
        (place, place - code.src_start + code.dest_start)
        for code in same
        for place in range(code.src_start, code.src_end)
    ]


def _by_words(before: list[str], after: list[str]) -> Iterator[Change]:
    is_short = len(before) * len(after) <= WHOLE_SQUARE
    i = j = 0
    for start, other in [
        *([] if is_short else _common_passages(before, after, run=RUN)),
        (len(before), len(after)),
    ]:
        yield from _between(before[i:start], after[j:other])
        i, j = start, other


def _common_passages(before: list[str], after: list[str], *, run: int) -> list[tuple[int, int]]:
    """Places where both have a run of pieces that occurs once in each, in an order that holds in both."""
    there = _unique_runs(after, run)
    return _increasing(
        [(place, there[key]) for key, place in _unique_runs(before, run).items() if key in there]
    )


def _unique_runs(pieces: list[str], run: int) -> dict[tuple[str, ...], int]:
    """Where each run of pieces that occurs once begins."""
    places: dict[tuple[str, ...], int] = {}
    for place, key in enumerate(zip(*(pieces[offset:] for offset in range(run)), strict=False)):
        places[key] = -1 if key in places else place
    return {key: place for key, place in places.items() if place >= 0}


def _increasing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs in which both numbers grow; the first ones come sorted."""
    tails: list[int] = []
    tail_pairs: list[int] = []
    previous: list[int] = []
    for place, (_start, other) in enumerate(pairs):
        length = bisect_left(tails, other)
        previous.append(tail_pairs[length - 1] if length else -1)
        tails[length : length + 1] = [other]
        tail_pairs[length : length + 1] = [place]
    chain: list[tuple[int, int]] = []
    place = tail_pairs[-1] if tail_pairs else -1
    while place >= 0:
        chain.append(pairs[place])
        place = previous[place]
    return chain[::-1]


def _between(before: list[str], after: list[str]) -> Iterator[Change]:
    if len(before) * len(after) > MAX_SQUARE:
        yield from (Change(Edit.REMOVED, "".join(before)), Change(Edit.ADDED, "".join(after)))
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
