"""What an article offers for checking: its sentences in order, each with a draft statement and guesses."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from factcheck.text.attribution import indirect
from factcheck.text.checkworthy import Reason, score
from factcheck.text.phrases import phrases
from factcheck.text.quotes import Quote, quotes
from factcheck.text.sentences import Sentence, sentences

_TIES = phrases(
    """meanwhile, however, moreover, furthermore, nevertheless, in addition, in point of fact, in fact,
    on top of that, aside from that, besides, also, still, so, but, and, yet, indeed, of course, as a result,
    therefore, thus, for example, for instance, on the other hand, at the same time, finally"""
)
_OPENING = re.compile(rf"^(?:{_TIES.pattern},?\s+)+", re.IGNORECASE)


@dataclass(frozen=True)
class Suggestion:
    """A sentence text[start:end] worth a look; every field but the span is a guess for an editor to mend."""

    start: int
    end: int
    text: str
    statement: str
    score: float
    reasons: tuple[Reason, ...]
    claimant_guess: str | None = None
    reporter_guess: str | None = None


def suggest(text: str, language: str = "en") -> list[Suggestion]:
    """One suggestion for every sentence that states something, in the order of the text."""
    spoken = quotes(text)
    starts = [quote.start for quote in spoken]
    found: list[Suggestion] = []
    for sentence in sentences(text):
        words = text[sentence.start : sentence.end]
        ranked = score(words, kind=sentence.kind, language=language)
        if ranked.value == 0 or Reason.QUESTION in ranked.reasons:
            continue
        claimant, reporter = _said_by(words, _quotes_in(sentence, spoken, starts))
        found.append(
            Suggestion(
                start=sentence.start,
                end=sentence.end,
                text=words,
                statement=statement_of(words),
                score=ranked.value,
                reasons=ranked.reasons,
                claimant_guess=claimant,
                reporter_guess=reporter,
            )
        )
    return found


def statement_of(words: str) -> str:
    """
    A sentence as a first draft of a statement: on one line, without the phrase that ties it to the last.

    >>> statement_of("Meanwhile, the bank\\n\\nhad closed.")
    'The bank had closed.'
    """
    line = " ".join(words.split())
    rest = _OPENING.sub("", line)
    return rest[:1].upper() + rest[1:] if rest != line else line


def _quotes_in(sentence: Sentence, spoken: list[Quote], starts: list[int]) -> list[Quote]:
    first = max(0, bisect_right(starts, sentence.start) - 1)
    return [
        quote for quote in spoken[first : bisect_right(starts, sentence.end)] if quote.end > sentence.start
    ]


def _said_by(words: str, spoken: list[Quote]) -> tuple[str | None, str | None]:
    told = next((quote for quote in spoken if quote.speaker or quote.reporter), None)
    if told is not None:
        return told.speaker, told.reporter
    reported = indirect(words)
    return reported.speaker, reported.reporter
