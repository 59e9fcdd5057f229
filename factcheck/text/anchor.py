"""Finding a claim's words again in a text that has changed: W3C text quote and text position selectors."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from factcheck.text.approximate import Candidate, Index, best_candidate, index_of
from factcheck.text.folding import UNSPACED, fold

CONTEXT = 64
MAX_COPIES = 500
# Tuned on revisions of real articles: below these a passage is another passage.
MIN_SCORE = 0.62
MIN_CONTEXT_FOR_OTHER_NUMBERS = 0.75


class Status(StrEnum):
    """How the words were found."""

    EXACT = "exact"
    TYPOGRAPHIC = "typographic"
    CHANGED = "changed"
    ORPHANED = "orphaned"


@dataclass(frozen=True)
class Selector:
    """TextQuoteSelector and TextPositionSelector in one: text[start:end] == exact, and what stands around."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Anchor:
    """
    Where the words stand now, in code points, with a score of 0..1; without a start and end when orphaned.

    `copies` are all the places where the same words stand, when there are several.
    """

    status: Status
    start: int | None = None
    end: int | None = None
    score: float = 0.0
    copies: tuple[tuple[int, int], ...] = ()


def in_whole_words(prefix: str, suffix: str, context: int = CONTEXT) -> tuple[str, str]:
    """The words around a quotation as one shows them: none cut in the middle, and … where the text goes on.

    >>> in_whole_words("ased American firm said ", " in 2014, when Nad", context=18)
    ('… American firm said ', ' in 2014, when …')
    >>> in_whole_words("It said ", " in 2014.")
    ('It said ', ' in 2014.')
    """
    before = "…" + re.sub(r"^\S*\s+", " ", prefix) if len(prefix) >= context else prefix
    after = re.sub(r"\s+\S*$", " ", suffix) + "…" if len(suffix) >= context else suffix
    return before, after


def selector(text: str, start: int, end: int, context: int = CONTEXT) -> Selector:
    """The selector of text[start:end]. ValueError when that is not a passage of the text."""
    if not 0 <= start < end <= len(text):
        raise ValueError("The passage lies outside the text.")
    return Selector(
        text[start:end], text[max(0, start - context) : start], text[end : end + context], start, end
    )


def anchor(text: str, sought: Selector) -> Anchor:
    """The passage's place in this text: exact, else in other typography, else changed, else orphaned."""
    if not sought.exact.strip():
        return Anchor(Status.ORPHANED)
    if _unmoved(text, sought):
        return Anchor(Status.EXACT, sought.start, sought.end, 1.0)
    around = {"before": sought.prefix, "after": sought.suffix}
    copies = list(occurrences(text, sought.exact, **around))
    if copies:
        return _chosen(text, sought, copies, Status.EXACT)
    index = index_of(text)
    words = fold(sought.exact.strip()).text
    copies = [index.folded.source_span(*span) for span in occurrences(index.folded.text, words, **around)]
    if copies:
        return _chosen(text, sought, copies, Status.TYPOGRAPHIC)
    return _approximate(text, sought, index)


def _unmoved(text: str, sought: Selector) -> bool:
    around = text[max(0, sought.start - len(sought.prefix)) : sought.end + len(sought.suffix)]
    return sought.start < sought.end and around == sought.prefix + sought.exact + sought.suffix


def occurrences(text: str, words: str, *, before: str = "", after: str = "") -> Iterator[tuple[int, int]]:
    """
    Where the words stand as whole words, the first few hundred times.

    A passage that began or ended within a word, by what stood `before` and `after` it, may do so again.
    """
    if not words:
        return
    left = r"(?<!\w)" if _parts(words[0]) and not before[-1:].isalnum() else ""
    right = r"(?!\w)" if _parts(words[-1]) and not after[:1].isalnum() else ""
    for count, found in enumerate(re.finditer(left + re.escape(words) + right, text)):
        if count == MAX_COPIES:
            return
        yield found.span()


def _parts(letter: str) -> bool:
    return letter.isalnum() and not UNSPACED.match(letter)


def _chosen(text: str, sought: Selector, copies: list[tuple[int, int]], status: Status) -> Anchor:
    """The copy whose surroundings agree best with the selector's; among equals the nearest to the old one."""
    if len(copies) == 1:
        return Anchor(status, *copies[0], 1.0)
    scored = [(agreement(text, sought, *span), -abs(span[0] - sought.start), span) for span in copies]
    best = max(scored)
    return Anchor(status, *best[2], round(0.5 + best[0] / 2, 3), tuple(copies))


def agreement(text: str, sought: Selector, start: int, end: int) -> float:
    """How far the words around text[start:end] agree with the prefix and suffix, 0..1; 0.5 without any."""
    parts = []
    if sought.prefix.strip():
        parts.append(
            fuzz.ratio(_plain(sought.prefix), _plain(text[max(0, start - len(sought.prefix)) : start])) / 100
        )
    if sought.suffix.strip():
        parts.append(fuzz.ratio(_plain(sought.suffix), _plain(text[end : end + len(sought.suffix)])) / 100)
    return sum(parts) / len(parts) if parts else 0.5


def _plain(words: str) -> str:
    return fold(words).text


def _approximate(text: str, sought: Selector, index: Index) -> Anchor:
    def context(candidate: Candidate) -> float:
        return agreement(text, sought, candidate.start, candidate.end)

    best, score = best_candidate(index, sought.exact, sought.start, context)
    if best is None or score < MIN_SCORE:
        return Anchor(Status.ORPHANED)
    if best.other_numbers and context(best) < MIN_CONTEXT_FOR_OTHER_NUMBERS:
        return Anchor(Status.ORPHANED)
    status = Status.TYPOGRAPHIC if best.same_letters else Status.CHANGED
    return Anchor(status, best.start, best.end, round(score, 3))
