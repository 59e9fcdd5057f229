"""How alike a text and a published fact-check are, and why: BM25 in plain Python, the same everywhere."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import log, sqrt

from factcheck.models.published.factcheck import FactCheck
from factcheck.models.published.outside import OutsideCheck

from .candidates import Candidate

K1, B, USUAL_LENGTH = 1.2, 0.3, 50
NUMBER_COUNTS = 1.5
UNHEARD_COUNTS = 0.5
"""A term that no fact-check has says little about which of them is meant."""
OTHER_NUMBERS = 0.6
FEWEST_SHARED = 2


@dataclass(frozen=True)
class Likeness:
    """A score from 0 to 1, and the terms that made it, those that tell most first."""

    score: float
    shared: tuple[str, ...]
    other_numbers: tuple[str, ...]
    claimant: bool


@dataclass(frozen=True, kw_only=True)
class Reasons:
    """How like a text something is, and why. `words` and `numbers` are what both have."""

    score: float
    words: tuple[str, ...]
    numbers: tuple[str, ...]
    other_numbers: tuple[str, ...]
    claimant: bool

    @property
    def percent(self) -> int:
        """The score as people read it."""
        return round(100 * self.score)

    @property
    def reasons(self) -> list[str]:
        """Why, in a few words each."""
        told = [
            ("Same words: ", self.words),
            ("Same numbers: ", self.numbers),
            ("Other numbers there: ", self.other_numbers),
        ]
        said = [opening + ", ".join(found) for opening, found in told if found]
        return [*said, "Same claimant"] if self.claimant else said


@dataclass(frozen=True, kw_only=True)
class Match(Reasons):
    """A live fact-check that may answer a text."""

    fact_check: FactCheck
    outside = False

    @property
    def key(self) -> int:
        """Of two that are as like, the newer has the higher one."""
        return self.fact_check.pk


@dataclass(frozen=True, kw_only=True)
class OutsideMatch(Reasons):
    """A fact-check of another house that may answer it."""

    check: OutsideCheck
    outside = True

    @property
    def key(self) -> int:
        """As above."""
        return self.check.pk


def weights(terms: set[str], known: Mapping[str, int]) -> dict[str, float]:
    """How much each term tells: the rarer the more, numbers most."""
    total = known.get("", 0)
    return {term: _weight(term, known.get(term, 0), total) for term in terms}


def _weight(term: str, count: int, total: int) -> float:
    rarity = log(1 + (total - max(1, count) + 0.5) / (max(1, count) + 0.5)) if total else 0.0
    return rarity * (NUMBER_COUNTS if is_number(term) else 1.0) * (1.0 if count else UNHEARD_COUNTS)


def likeness(text: dict[str, float], found: Candidate, known: Mapping[str, int]) -> Likeness | None:
    """Compare the weighted terms of a text with a fact-check; nothing when they share too little to say."""
    often = Counter(found.terms)
    shared = sorted(term for term in text if term in often)
    if len(shared) < FEWEST_SHARED:
        return None
    usual = 1 - B + B * len(found.terms) / USUAL_LENGTH
    ranked = sum(text[t] * often[t] * (K1 + 1) / (often[t] + K1 * usual) for t in shared)
    told = min(1.0, ranked / (sum(text.values()) or 1.0))
    theirs = weights(set(found.statement), known)
    covered = sum(weight for t, weight in theirs.items() if t in text) / (sum(theirs.values()) or 1.0)
    others = _other_numbers(set(text), found)
    score = sqrt(told * covered) * (OTHER_NUMBERS if others else 1.0)
    by_same = bool(found.claimant) and found.claimant <= text.keys()
    telling = sorted(shared, key=lambda term: (-text[term], term))
    return Likeness(round(score, 4), tuple(telling), others, by_same)


def _other_numbers(text: set[str], found: Candidate) -> tuple[str, ...]:
    """The numbers of its statement, when each of the two has numbers that the other has not."""
    mine = {term for term in text if is_number(term)} - set(found.terms)
    theirs = {term for term in found.statement if is_number(term)} - text
    return tuple(sorted(theirs)) if mine and theirs else ()


def is_number(term: str) -> bool:
    """Whether the term is a number, a year, a share."""
    return term[0].isdigit()
