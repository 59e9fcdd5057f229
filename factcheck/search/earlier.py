"""Has this been checked before? Many texts are asked about at once, in three queries."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from factcheck.models.published.factcheck import FactCheck
from factcheck.models.published.outside import OutsideCheck
from factcheck.text.terms import terms_and_words

from .candidates import AT_MOST, OURS, OUTSIDE, Candidate, Shelf, candidates, counts
from .entry import LONGEST_TERM, tongue
from .ranking import Likeness, Match, OutsideMatch, is_number, likeness, weights

ENOUGH = 0.35
"""From this score on, a person should look."""
LONGEST_TEXT = 2000
NAMED = 6
"""So many of the shared words are named, those that tell most."""


def earlier(
    texts: Sequence[str], language: str, *, limit: int = 3, enough: float = ENOUGH
) -> list[list[Match]]:
    """For each text the live fact-checks most like it, best first, with score and reasons."""
    said = [_said(text, language) for text in texts]
    found = likest(said, tongue(language), limit=limit, enough=enough)
    rows = _rows({candidate.key for best in found for _alike, candidate in best})
    return [
        [
            Match(fact_check=rows[candidate.key], **_told(alike, words))
            for alike, candidate in best
            if candidate.key in rows
        ]
        for best, words in zip(found, said, strict=True)
    ]


def outside(
    texts: Sequence[str], language: str, *, limit: int = 3, enough: float = ENOUGH
) -> list[list[OutsideMatch]]:
    """The same among the fact-checks of other houses: for each text those most like it."""
    said = [_said(text, language) for text in texts]
    found = likest(said, tongue(language), limit=limit, enough=enough, shelf=OUTSIDE)
    keys = {candidate.key for best in found for _alike, candidate in best}
    rows = OutsideCheck.objects.defer("raw", "terms").in_bulk(keys)
    return [
        [
            OutsideMatch(check=rows[candidate.key], **_told(alike, words))
            for alike, candidate in best
            if candidate.key in rows
        ]
        for best, words in zip(found, said, strict=True)
    ]


def likest(
    texts: Sequence[Collection[str]], language: str, *, limit: int, enough: float, shelf: Shelf = OURS
) -> list[list[tuple[Likeness, Candidate]]]:
    """The same for texts as terms, and without the fact-checks themselves."""
    known = counts(language, (term for words in texts for term in words), shelf)
    found = candidates(language, texts, known, shelf) if known.get("") else []
    standing: defaultdict[str, list[Candidate]] = defaultdict(list)
    for candidate in found:
        for term in set(candidate.terms):
            standing[term].append(candidate)
    return [_best(words, standing, known, limit, enough) for words in texts]


def _said(text: str, language: str) -> dict[str, str]:
    """Each term of the text with the word that it comes from."""
    pairs = terms_and_words(text[:LONGEST_TEXT], language)
    return {term[:LONGEST_TERM]: word for term, word in reversed(pairs)}


def _best(
    words: Collection[str],
    standing: Mapping[str, list[Candidate]],
    known: Mapping[str, int],
    limit: int,
    enough: float,
) -> list[tuple[Likeness, Candidate]]:
    """The most alike of those that share most; ties go to the newest."""
    weighted = weights(set(words), known)
    shared: defaultdict[Candidate, float] = defaultdict(float)
    for term in sorted(weighted):
        for candidate in standing.get(term, ()):
            shared[candidate] += weighted[term]
    most = sorted(shared, key=lambda each: (-shared[each], -each.key))[:AT_MOST]
    ranked = [(likeness(weighted, each, known), each) for each in most]
    alike = [(like, each) for like, each in ranked if like and like.score >= enough]
    return sorted(alike, key=lambda pair: (-pair[0].score, -pair[1].key))[:limit]


def _rows(keys: set[int]) -> dict[int, FactCheck]:
    rows = FactCheck.objects.live().filter(pk__in=keys).select_related("claimant").defer("document")
    return {row.pk: row for row in rows}


def _told(alike: Likeness, words: dict[str, str]) -> dict[str, Any]:
    """Score and reasons, in the words of the text."""
    numbers = tuple(words[term] for term in alike.shared if is_number(term))
    told = [words[term] for term in alike.shared if not is_number(term) and len(words[term]) > 1]
    return {
        "score": alike.score,
        "words": tuple(told[:NAMED]),
        "numbers": numbers,
        "other_numbers": alike.other_numbers,
        "claimant": alike.claimant,
    }
