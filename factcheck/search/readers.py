"""What readers ask of the archive: words, facets, days; and what they are shown: a page, and counts."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from factcheck.models.published.terms import FactCheckTerms, TermCount

from .entry import facet
from .listed import ALL, LAST_KEY, Found, Groups, Range, listed
from .phrases import LOOKED_AT, phrases, verified
from .plain import languages
from .words import Word, asked, begun, exactly, mended

COUNTED = 500
"""So many fact-checks are counted for the facets; of more it is said that there are more."""
RANKED = 200
"""If there are at most so many, those come first that say it best. Of more, the newest do."""
SIZE = 20
IN_STATEMENT, BY_CLAIMANT, ELSEWHERE = 3.0, 2.0, 1.0


@dataclass(frozen=True)
class Question:
    """Words, one value of each facet that is asked for, and the range of keys that the days are.

    Translations are found where a language is asked for, in their own. What stands in quotation marks is
    found as it stands. `verbatim`: words are taken as they are.
    """

    text: str = ""
    facets: Mapping[str, object] = field(default_factory=dict)
    within: Range = ALL
    verbatim: bool = False

    @cached_property
    def phrases(self) -> tuple[str, ...]:
        """What stands in quotation marks."""
        return phrases(self.text)

    @property
    def translations(self) -> bool:
        """Whether translations are among the answers."""
        return "language" in self.facets


@dataclass(frozen=True)
class Answer:
    """One page. `total` is how many there are, or at least so many when `more`. `counts` are by facet token.

    `ranked` says that the best come first. `older` is the key below which the next page begins, or, of ranked
    ones, how many were shown; None on the last page. `looked_at_newest`: older ones were not looked at.
    `but_one`: nothing has all the words, and these have all but one.
    """

    keys: list[int]
    older: int | None
    total: int
    more: bool
    counts: Counter[str]
    words: list[Word]
    ranked: bool
    looked_at_newest: bool = False
    but_one: bool = False


def answer(question: Question, *, after: int | None = None, size: int = SIZE) -> Answer:
    """Answer a question. `after` is what the page before gave as `older`."""
    words = _words(question) if question.text else []
    groups = groups_of(question, words)
    if question.text and not _can_be_found(words):
        return Answer([], None, 0, more=False, counts=Counter(), words=words, ranked=False)
    found = _found(question, groups, COUNTED + 1)
    but_one = not found.keys and found.further is None and _may_miss_one(question, words)
    if but_one:
        groups = groups_of(question, words, but_one=True)
        found = _found(question, groups, COUNTED + 1)
    ranked = bool(words) and len(found.keys) <= RANKED and found.further is None
    keys, older, further = (
        _ranked(found.keys, words, after or 0, size)
        if ranked
        else _newest(question, groups, found, after, size)
    )
    return Answer(
        keys,
        older,
        min(len(found.keys), COUNTED),
        more=len(found.keys) > COUNTED or found.further is not None,
        counts=_counts(question, found.keys[:COUNTED]),
        words=words,
        ranked=ranked,
        looked_at_newest=further,
        but_one=but_one and bool(keys),
    )


def _words(question: Question) -> list[Word]:
    """The words that are asked for, in the languages that there are; slips mended, the last one completed."""
    spoken = _languages(question)
    words = exactly(asked(question.text, spoken), question.phrases)
    return words if question.verbatim else mended(begun(words, spoken), spoken)


def _can_be_found(words: Iterable[Word]) -> bool:
    """Whether any of the words is known, and all that must stand as they are."""
    return any(word.known for word in words) and all(word.known for word in words if word.exact)


def groups_of(question: Question, words: Sequence[Word], *, but_one: bool = False) -> list[frozenset[str]]:
    """
    What a fact-check must have: a term for each known word, and the token of each facet.

    Who has one of every two words has all of them but one. Of exact words none may be missing.
    """
    exact = [word.terms for word in words if word.exact]
    sought = [word.terms for word in words if word.known and not word.exact]
    if but_one:
        sought = [one | other for one, other in combinations(sought, 2)]
    return [*exact, *sought, *(frozenset({facet(kind, value)}) for kind, value in question.facets.items())]


def _may_miss_one(question: Question, words: Iterable[Word]) -> bool:
    return not question.verbatim and sum(1 for word in words if word.known and not word.exact) > 1


def _found(question: Question, groups: Groups, limit: int, within: Range | None = None) -> Found:
    """Fact-checks with these terms; of a phrase, those of the newest that have it as it stands."""
    limit = LOOKED_AT + 1 if question.phrases else limit
    found = listed(groups, limit=limit, within=within or question.within, translations=question.translations)
    return verified(found, question.phrases) if question.phrases else found


def _newest(
    question: Question, groups: Groups, first: Found, after: int | None, size: int
) -> tuple[list[int], int | None, bool]:
    """The page below a key; where to go on, and whether that is because a walk ended."""
    here = Range(question.within.above, min(question.within.below, after or LAST_KEY))
    found = first if after is None else _found(question, groups, size + 1, here)
    keys = found.keys[:size]
    if len(found.keys) > size:
        return keys, keys[-1], False
    return keys, found.further, found.further is not None


def _ranked(
    keys: list[int], words: Sequence[Word], shown: int, size: int
) -> tuple[list[int], int | None, bool]:
    """The page after so many, those first that say it best; of two that say it as well, the newer."""
    rows = FactCheckTerms.objects.filter(pk__in=keys).values_list("pk", "statement", "claimant")
    scores = {key: _score(statement.split(), claimant.split(), words) for key, statement, claimant in rows}
    best = sorted(scores, key=lambda key: (-scores[key], -key))
    page = best[shown : shown + size]
    return page, shown + size if len(best) > shown + size else None, False


def _score(statement: list[str], claimant: list[str], words: Iterable[Word]) -> float:
    """Where the words stand; a short statement that has them says it better than a long one."""
    score = 0.0
    for word in words:
        in_it = word.terms & set(statement)
        by_them = word.terms & set(claimant)
        score += IN_STATEMENT if in_it else BY_CLAIMANT if by_them else ELSEWHERE
    return round(score / (1 + len(statement) / 100), 4)


def _languages(question: Question) -> list[str]:
    """Those in which there is something to find, or the one that was asked for."""
    if "language" in question.facets:
        return [str(question.facets["language"]).split("-")[0]]
    return languages()


def _counts(question: Question, keys: list[int]) -> Counter[str]:
    """How many of these have each facet; of everything the stored counts are told."""
    if not question.text and not question.facets and question.within == ALL:
        known = TermCount.objects.filter(language="", fact_checks__gt=0)
        told = known.filter(term__gte="::language:", term__lt="::u").exclude(term__startswith="::claimant:")
        return Counter(dict(told.values_list("term", "fact_checks")))
    rows = FactCheckTerms.objects.filter(pk__in=keys).values_list("facets", flat=True)
    return Counter(token for facets in rows for token in facets.split())
