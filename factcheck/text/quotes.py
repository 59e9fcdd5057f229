"""Quotations in an article: their words, who seems to have said them and who seems to have reported them."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.text.attribution import MAX_TAG, Attribution, attribution
from factcheck.text.blocks import Kind
from factcheck.text.marks import Quoted, quoted
from factcheck.text.names import Mentions
from factcheck.text.sentences import Sentence, sentences

MIN_WORDS = 4  # fewer words do not go on with a quotation before them
MAX_TITLE_WORDS = 6
MAX_SMALL_WORD = 3  # of, the: not capitalised in a title

_NAMED = re.compile(
    r"\b(?:named|titled|entitled|labell?ed|dubbed|nicknamed|known as|so-called|by the name)\s*$"
)


@dataclass(frozen=True)
class Quote:
    """
    The words text[start:end] between the marks, in code points; `closed` is False when no mark closes them.

    `speaker` and `reporter` are guesses for an editor to mend, None where the text does not tell.
    """

    start: int
    end: int
    closed: bool
    speaker: str | None = None
    reporter: str | None = None


def quotes(text: str) -> list[Quote]:
    """Every quotation in order; words in scare quotes come without a speaker."""
    return list(_attributed(text, sentences(text)))


def _attributed(text: str, cut: list[Sentence]) -> Iterator[Quote]:
    starts = [sentence.start for sentence in cut]
    headline_end = cut[0].end if cut and cut[0].kind is Kind.HEADLINE else 0
    mentions = Mentions(text, headline_end)
    previous: Quote | None = None
    last_speaker: str | None = None
    for found in quoted(text):
        before = _before(text, found, cut[max(0, bisect_right(starts, found.start) - 1)], previous)
        told = Attribution()
        if not _is_title(text[found.start : found.end], before):
            after = _after(text, found, cut, starts)
            told = attribution(before, after, mentions, found.start, last_speaker)
            if told == Attribution() and previous and _continues(text, previous, found):
                told = Attribution(previous.speaker, previous.reporter)
        previous = Quote(found.start, found.end, found.closed, told.speaker, told.reporter)
        last_speaker = told.speaker or last_speaker
        yield previous


def _before(text: str, found: Quoted, opened: Sentence, previous: Quote | None) -> str:
    """The words before the opening mark that may name the speaker, or the line above that leads in."""
    low = max(previous.end + 1 if previous else 0, found.start - 2 * MAX_TAG)
    before = text[max(opened.start, low) : found.start - 1]
    if before.strip():
        return before
    above = text[low : found.start - 1].rstrip()
    return above.rsplit("\n\n", 1)[-1] if above.endswith((":", ",")) else ""


def _is_title(words: str, before: str) -> bool:
    """True for a name in quotation marks: the robot named “Better Idea”, the site “Countdown”."""
    if _NAMED.search(before):
        return True
    important = [word for word in words.split() if len(word) > MAX_SMALL_WORD or word[0].isupper()]
    return len(words.split()) <= MAX_TITLE_WORDS and all(
        word[0].isupper() or word[0].isdigit() for word in important
    )


def _after(text: str, found: Quoted, cut: list[Sentence], starts: list[int]) -> str:
    """The words that may name the speaker of a quotation that has just closed."""
    tail = text[found.end - 1 : found.end + 2]
    if not found.closed or not set(tail) & set(",.!?…"):
        return ""
    place = bisect_right(starts, found.end) - 1
    if text[found.end - 1] in "!?" and place + 1 < len(cut) and cut[place].end <= found.end + 1:
        place += 1
    after = text[found.end + 1 : max(found.end + 1, cut[place].end)][:MAX_TAG]
    return after.split("“")[0].split('"')[0]


def _continues(text: str, previous: Quote, found: Quoted) -> bool:
    """Whether a quotation without a tag goes on with the one before it in the same paragraph."""
    between = text[previous.end : found.start]
    if len(text[found.start : found.end].split()) < MIN_WORDS or len(between) > MAX_TAG:
        return False
    return between.count("\n\n") <= between.rstrip('"“«„').endswith("\n\n") and between.count(". ") <= 1
