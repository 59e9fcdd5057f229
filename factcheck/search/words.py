"""What a reader asks for: each word with the terms that may stand for it, or the nearest for a slip."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from factcheck.models.published.terms import TermCount
from factcheck.text.terms import terms_and_words

from .entry import LONGEST_TERM
from .phrases import normal, stands_in

MOST_WORDS = 12
SHORTEST_BEGUN, MOST_COMPLETED = 3, 40
"""Letters of a word that may be the beginning of others, and how many others it may be at once."""
SHORTEST_MENDED = 4
"""Letters. A shorter word is taken as it is: too many others are like it."""
LONG = 8
"""From so many letters on two slips are forgiven, before that one."""
LOOKED_AT = 5_000


@dataclass(frozen=True)
class Word:
    """A word of a question: `terms` are what it may be stored as, `known` how many fact-checks have one."""

    word: str
    terms: frozenset[str]
    known: int
    mended: str = ""
    """The term that was taken in its place, where nobody has written the word itself."""
    exact: bool = False
    """Whether it stands in quotation marks: it is taken as it is, and must be there."""
    begun: bool = False
    """Whether it is taken as the beginning of words, since nobody has written it itself."""


def asked(text: str, languages: Iterable[str]) -> list[Word]:
    """The words of a question, stemmed as each of these languages would: one query for all of them."""
    spoken = list(languages)
    by_word: dict[str, set[str]] = {}
    for language in spoken:
        for term, word in terms_and_words(text, language):
            by_word.setdefault(word, set()).add(term[:LONGEST_TERM])
    if len(spoken) > 1:  # a stop word of one language is no word of the question
        kept = [{word for _term, word in terms_and_words(text, language)} for language in spoken]
        by_word = {
            word: terms for word, terms in by_word.items() if all(word in each for each in kept)
        } or by_word
    words = list(by_word.items())[:MOST_WORDS]
    known = _known(spoken, {term for _word, terms in words for term in terms})
    return [Word(word, frozenset(terms), sum(known.get(t, 0) for t in terms)) for word, terms in words]


def exactly(words: Iterable[Word], phrases: Iterable[str]) -> list[Word]:
    """The same, with those marked that stand in one of the phrases."""
    read = [normal(phrase) for phrase in phrases]
    return [
        replace(word, exact=any(stands_in(normal(word.word), phrase) for phrase in read)) for word in words
    ]


def begun(words: list[Word], languages: Iterable[str]) -> list[Word]:
    """The same, with the last word taken as the beginning of known ones, if it is none itself."""
    if not words or words[-1].known or words[-1].exact or len(words[-1].word) < SHORTEST_BEGUN:
        return words
    return [*words[:-1], _complete(words[-1], list(languages))]


def mended(words: list[Word], languages: Iterable[str]) -> list[Word]:
    """The same, with the nearest known term for each word that nobody has written."""
    spoken = list(languages)
    return [word if word.known or word.exact else _mend(word, spoken) for word in words]


def _known(languages: list[str], terms: set[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    rows = TermCount.objects.filter(language__in=languages, term__in=terms, fact_checks__gt=0)
    for term, count in rows.values_list("term", "fact_checks"):
        found[term] = found.get(term, 0) + count
    return found


def _complete(word: Word, languages: list[str]) -> Word:
    """The most used of the terms that begin with the word; the word as it is when none does."""
    found: dict[str, int] = {}
    for term, count in _beginning(word.word, languages):
        found[term] = found.get(term, 0) + count
    best = sorted(found, key=lambda term: (-found[term], term))[:MOST_COMPLETED]
    known = sum(found[term] for term in best)
    return replace(word, terms=frozenset(best), known=known, begun=True) if best else word


def _mend(word: Word, languages: list[str]) -> Word:
    """The nearest term, the more used of two; the word as it is when none is near."""
    near: dict[str, tuple[int, int]] = {}
    for term in word.terms:
        if len(term) < SHORTEST_MENDED or term[0].isdigit():
            continue
        slips = 2 if len(term) >= LONG else 1
        for other, count in _alike(term, languages):
            distance = min(_slips(term, other, slips), _slips(word.word[: len(other)], other, slips))
            if distance <= slips:
                near[other] = min(near.get(other, (9, 0)), (distance, -count))
    if not near:
        return word
    best = min(near, key=lambda other: (near[other], other))
    return Word(word.word, frozenset({best}), -near[best][1], mended=best)


def _slips(typed: str, known: str, most: int) -> int:
    """Letters wrong, missing, too many, or swapped with the next; more than `most` is one more."""
    return OSA.distance(typed, known, score_cutoff=most)


def _alike(term: str, languages: list[str]) -> list[tuple[str, int]]:
    """Known terms that begin like this one, also with its second letter missing, wrong or swapped.

    Ranges of the index, each read as far as `LOOKED_AT`: the vocabulary may grow as it likes.
    """
    found: list[tuple[str, int]] = []
    for start in {term[:2], term[0] + term[2], term[1] + term[0], term[1:3]}:
        found += _beginning(start, languages)
    return found


def _beginning(start: str, languages: list[str]) -> list[tuple[str, int]]:
    """Known terms that begin so: a range of the index, read as far as `LOOKED_AT`."""
    rows = TermCount.objects.filter(
        language__in=languages, term__gte=start, term__lt=start[:-1] + chr(ord(start[-1]) + 1)
    )
    return list(rows.filter(fact_checks__gt=0).values_list("term", "fact_checks")[:LOOKED_AT])
