"""The passage of a text that is most like a given one, when its own words are no longer there."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import log

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from factcheck.text.folding import Folded, fold

MAX_SEEDS = 8
MAX_PLACES_OF_A_SEED = 60
MAX_WINDOWS = 6
MAX_WORDS = 12_000  # in all windows together
LONG = 150  # words at each end of a very long passage
CONTEXT_WEIGHT = 0.25
FOREIGN_WORD = 0.2  # what a foreign word inside the passage costs; a found one that is rare gains 1

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_OPENERS = "'([¿¡"
EDGE = 2  # words around the passage whose numbers count as its own
_STOP = re.compile(r"[.!?;]")
_CLOSERS = "')].,;:!?…"


@dataclass(frozen=True)
class Index:
    """A text's folded words, where each stands, and at which places each occurs."""

    source: str
    folded: Folded
    words: list[str]
    spans: list[tuple[int, int]]
    places: dict[str, list[int]]

    def weight(self, word: str) -> float:
        """How much a word says in this text: one for a word that occurs once, less for common ones."""
        return 1 / (1 + log(max(1, len(self.places.get(word, ())))))


@dataclass(frozen=True)
class Candidate:
    """A passage text[start:end] with its likeness (0..1) to the words sought."""

    start: int
    end: int
    likeness: float
    other_numbers: bool
    same_letters: bool


@lru_cache(maxsize=4)
def index_of(text: str) -> Index:
    """The index of a text. The last few are kept: many claims are sought in one article."""
    folded = fold(text)
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    places: dict[str, list[int]] = {}
    for place, found in enumerate(_WORD.finditer(folded.text)):
        words.append(found[0])
        spans.append(found.span())
        places.setdefault(found[0], []).append(place)
    return Index(text, folded, words, spans, places)


def best_candidate(
    index: Index, sought: str, position: int, context: Callable[[Candidate], float]
) -> tuple[Candidate | None, float]:
    """The passage most like the words sought, and its score with its surroundings' agreement counted in."""
    folded = fold(sought.strip()).text
    words = _WORD.findall(folded)
    best: tuple[float, int, Candidate] | None = None
    for first in _likely_starts(index, words):
        candidate = _candidate(index, folded, words, first)
        if candidate is None:
            continue
        score = (1 - CONTEXT_WEIGHT) * candidate.likeness + CONTEXT_WEIGHT * context(candidate)
        ranked = (
            score - (0.1 if candidate.other_numbers else 0),
            -abs(candidate.start - position),
            candidate,
        )
        if best is None or ranked[:2] > best[:2]:
            best = ranked
    return (best[2], best[0]) if best else (None, 0.0)


def _likely_starts(index: Index, words: list[str]) -> list[int]:
    """Places at which the passage may begin, voted for by its rarest words."""
    known = [(len(index.places[word]), offset) for offset, word in enumerate(words) if word in index.places]
    votes: Counter[int] = Counter()
    for _count, offset in sorted(known)[:MAX_SEEDS]:
        places = index.places[words[offset]]
        for place in places[:MAX_PLACES_OF_A_SEED]:
            votes[place - offset] += 1
    near = max(2, len(words) // 4)
    windows = max(1, min(MAX_WINDOWS, MAX_WORDS // len(words))) if words else 0
    clusters: list[tuple[float, int]] = []
    for start in sorted(votes):
        if clusters and start - clusters[-1][1] <= near:
            clusters[-1] = (clusters[-1][0] + votes[start], clusters[-1][1])
        else:
            clusters.append((votes[start], start))
    return [start for _votes, start in sorted(clusters, key=lambda each: -each[0])[:windows]]


def _candidate(index: Index, folded: str, words: list[str], first: int) -> Candidate | None:
    alike = _aligned(index, words, first)
    if alike is None:
        return None
    place, last = _with_edges(index, alike, len(words))
    start, end = _with_marks(index, place, last)
    there = index.folded.text[start:end]
    found = index.words[place:last]
    likeness = (_overlap(index, words, found) + fuzz.ratio(folded, there) / 100) / 2
    around = index.words[max(0, place - EDGE) : last + EDGE]
    source = index.folded.source_span(start, end)
    return Candidate(*source, likeness, _contradicts(words, around), _letters(folded) == _letters(there))


@dataclass(frozen=True)
class _Alike:
    """Words first..last of the text that are like words head..tail of those sought."""

    first: int
    last: int
    head: int
    tail: int


def _aligned(index: Index, words: list[str], first: int) -> _Alike | None:
    """Where the words stand around a place; of very long passages only the two ends are aligned."""
    slack = 4 + len(words) // 2
    low, high = max(0, first - slack), min(len(index.words), first + len(words) + slack)
    if len(words) <= 2 * LONG:
        return _most_alike(index, words, low, high)
    skipped = len(words) - LONG
    head = _most_alike(index, words[:LONG], low, high)
    tail = _most_alike(index, words[skipped:], max(low, first + skipped - slack), high)
    if head is None or tail is None or head.first >= tail.last:
        return None
    return _Alike(head.first, tail.last, head.head, skipped + tail.tail)


def _most_alike(index: Index, words: list[str], low: int, high: int) -> _Alike | None:
    """The words of the window most like the words sought: Smith and Waterman's local alignment."""
    window = index.words[low:high]
    scores = [0.0] * (len(window) + 1)
    starts = [(place, 0) for place in range(len(window) + 1)]
    best, found = 0.0, None
    for head, word in enumerate(words):
        gain = index.weight(word)
        above, above_start = 0.0, (0, head)
        for place, other in enumerate(window, start=1):
            score, start = (above + gain if other == word else above - FOREIGN_WORD), above_start
            above, above_start = scores[place], starts[place]
            if above - FOREIGN_WORD > score:
                score, start = above - FOREIGN_WORD, above_start
            if scores[place - 1] - FOREIGN_WORD > score:
                score, start = scores[place - 1] - FOREIGN_WORD, starts[place - 1]
            scores[place], starts[place] = (score, start) if score > 0 else (0.0, (place, head + 1))
            if score > best:
                best, found = score, _Alike(low + start[0], low + place, start[1], head + 1)
    return found


def _with_edges(index: Index, alike: _Alike, length: int) -> tuple[int, int]:
    """The run with as many words more at its ends as were replaced there: "107 dead" found as "111 dead"."""
    first, last = alike.first, alike.last
    for _word in range(alike.head):
        if first == 0 or _parted(index, first - 1):
            break
        first -= 1
    for _word in range(length - alike.tail):
        if last == len(index.words) or _parted(index, last - 1):
            break
        last += 1
    return first, last


def _parted(index: Index, place: int) -> bool:
    """Whether a sentence or paragraph ends between this word and the next."""
    end, start = index.spans[place][1], index.spans[place + 1][0]
    if _STOP.search(index.folded.text, end, start):
        return True
    source_end, source_start = index.folded.source_span(end - 1, start + 1)
    return "\n" in index.source[source_end:source_start]


def _shared(words: list[str], others: list[str]) -> Iterator[int]:
    """Indexes into `others` of the longest common subsequence."""
    for block in LCSseq.opcodes(words, others):
        if block.tag == "equal":
            yield from range(block.dest_start, block.dest_end)


def _overlap(index: Index, words: list[str], found: list[str]) -> float:
    shared = sum(index.weight(found[place]) for place in _shared(words, found))
    every = sum(map(index.weight, words)) + sum(map(index.weight, found))
    return 2 * shared / every if every else 0.0


def _with_marks(index: Index, first: int, last: int) -> tuple[int, int]:
    """The folded span of words first..last, with the quotes before it and the stop after it."""
    text = index.folded.text
    start, end = index.spans[first][0], index.spans[last - 1][1]
    while start and text[start - 1] in _OPENERS:
        start -= 1
    while end < len(text) and text[end] in _CLOSERS:
        end += 1
    return start, end


def _contradicts(words: list[str], found: list[str]) -> bool:
    """True when numbers were replaced by others: another statement. One added or left out is an edit."""
    before, after = (Counter(word for word in each if word[0].isdigit()) for each in (words, found))
    return bool(before - after) and bool(after - before)


def _letters(words: str) -> str:
    return re.sub(r"[\s']", "", words)
