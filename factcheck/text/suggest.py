"""What an article offers for checking: its sentences in order, each with a draft statement and guesses."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.text.attribution import indirect
from factcheck.text.checkworthy import Reason, Score, score
from factcheck.text.clauses import clauses
from factcheck.text.phrases import phrases
from factcheck.text.quotes import Quote, quotes
from factcheck.text.sentences import Sentence, sentences

LONGEST = 280
"""So long may a statement be that the desk takes on."""
FEWEST_SPOKEN = 4
FEWEST_BESIDE = 120
"""So many characters beside a quotation say something besides who said it."""

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
    return [whole for whole, _spoken in _whole(text, language)]


def drafts(text: str, language: str = "en", longest: int = LONGEST) -> list[Suggestion]:
    """
    The same with long sentences cut into statements of at most `longest` characters, where they can be.

    A quotation becomes a statement with its speaker, other sentences are cut between clauses. What cannot be
    cut stays whole. The places never overlap, and each is exactly the words that it quotes.
    """
    found: list[Suggestion] = []
    for whole, spoken in _whole(text, language):
        pieces = _pieces(text, whole, spoken, language, longest) if len(whole.statement) > longest else []
        found += pieces or [whole]
    return found


def _whole(text: str, language: str) -> Iterator[tuple[Suggestion, list[Quote]]]:
    """Each sentence that states something, with the quotations in it."""
    spoken = quotes(text)
    starts = [quote.start for quote in spoken]
    for sentence in sentences(text):
        words = text[sentence.start : sentence.end]
        ranked = score(words, kind=sentence.kind, language=language)
        if ranked.value == 0 or Reason.QUESTION in ranked.reasons:
            continue
        inside = _quotes_in(sentence, spoken, starts)
        offered = _offer(sentence.start, words, statement_of(words), ranked, _said_by(words, inside))
        yield offered, inside


def _offer(
    start: int, words: str, statement: str, ranked: Score, said: tuple[str | None, str | None]
) -> Suggestion:
    return Suggestion(
        start=start,
        end=start + len(words),
        text=words,
        statement=statement,
        score=ranked.value,
        reasons=ranked.reasons,
        claimant_guess=said[0],
        reporter_guess=said[1],
    )


def _pieces(
    text: str, whole: Suggestion, spoken: list[Quote], language: str, longest: int
) -> list[Suggestion]:
    """The statements of one long sentence; none when even its pieces are too long."""
    told = next(
        (q for q in spoken if q.speaker and len(text[q.start : q.end].split()) >= FEWEST_SPOKEN), None
    )
    if told is None or told.start < whole.start or told.end > whole.end:
        spans = [(whole.start, whole.end)]
    else:
        spans = [(whole.start, told.start - 1), (min(told.end + 1, whole.end), whole.end)]
    found = [piece for low, high in spans for piece in _stated(text[low:high], low, whole, language, longest)]
    if told is not None and len(spans) > 1:
        found.append(_spoken(text, told, language))
        found = [each for each in found if each.start == told.start or len(each.text) >= FEWEST_BESIDE]
    return (
        sorted(found, key=lambda each: each.start) if all(len(f.statement) <= longest for f in found) else []
    )


def _spoken(text: str, told: Quote, language: str) -> Suggestion:
    """A quotation as a statement: who said it, and what."""
    words = text[told.start : told.end]
    statement = f"{told.speaker} said: “{' '.join(words.split()).rstrip(',')}”"
    return _offer(
        told.start, words, statement, score(words, language=language), (told.speaker, told.reporter)
    )


def _stated(words: str, place: int, whole: Suggestion, language: str, longest: int) -> Iterator[Suggestion]:
    """The clauses of these words, each as a statement."""
    for clause in clauses(words, longest):
        piece = words[clause.start : clause.end]
        start = place + clause.start + len(piece) - len(piece.lstrip())
        piece = piece.strip().rstrip(",")
        ranked = score(piece, language=language)
        if ranked.value == 0:
            continue
        statement = _standing(piece, clause.subject)
        yield _offer(start, piece, statement, ranked, _said_by(statement, []))


def _standing(piece: str, subject: str) -> str:
    """
    A clause as a sentence of its own.

    >>> _standing("marking the end of an era", "Oldbank"), _standing("the bank had closed.", "")
    ('Oldbank, marking the end of an era.', 'The bank had closed.')
    """
    line = statement_of(piece)
    if subject:
        between = ", " if line.split()[0].endswith("ing") else " "
        line = f"{subject}{between}{line[:1].lower()}{line[1:]}"
    return f"{line[:1].upper()}{line[1:].rstrip(' .,;')}."


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
