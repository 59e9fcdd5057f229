"""What readers find held against what is published: the terms of each fact-check, and how often each counts.

Read a few rows at a time. The counts are weighed: each term has a random weight, and as much must stand in
the counts as in the rows. So what was dropped, invented or miscounted is noticed in the room of a number.
"""

import hashlib
import secrets
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from factcheck.models import FactCheckTerms, OutsideCheck, OutsideTermCount, TermCount
from factcheck.search import entry_of

from .findable import BATCH, counted, facets_of

TOLD = 5
REMEDY = "run reindex"
Weight = Callable[[str, str], int]


@dataclass
class Read:
    """What reading all terms found: what words and facets weigh, and which are not those of their page."""

    words: int = 0
    facets: int = 0
    wrong: int = 0
    some: list[int] = field(default_factory=list)


def faults() -> Iterator[str]:
    """Fact-checks that are found by other terms than they say, and counts that are not those of the rows."""
    weight = _weights()
    read = _fact_checks(weight)
    if read.wrong:
        some = ", ".join(map(str, read.some))
        yield f"A fact-check that is found by what it does not say: {REMEDY} ({read.wrong}, e.g. {some})"
    rows = TermCount.objects.values_list("language", "term", "fact_checks")
    if read.words != _weighed(rows.exclude(language=""), weight):
        yield f"Search terms are counted otherwise than fact-checks have them: {REMEDY}."
    if read.facets != _weighed(rows.filter(language=""), weight):
        yield f"Facets are counted otherwise than fact-checks have them: {REMEDY}."
    others = OutsideTermCount.objects.values_list("language", "term", "checks")
    if _outside(weight) != _weighed(others, weight):
        yield f"Search terms are counted otherwise than the fact-checks of other houses have them: {REMEDY}."


def _fact_checks(weight: Weight) -> Read:
    read = Read()
    rows = FactCheckTerms.objects.select_related("fact_check").prefetch_related("fact_check__topics")
    for row in rows.order_by("pk").iterator(BATCH):
        read.words += sum(weight(row.language, term) for term in {"", *row.terms.split()})
        read.facets += sum(weight("", token) for token in counted(row.facets.split()))
        if row.fact_check.is_live and not _is_its_own(row):
            read.wrong += 1
            read.some = [*read.some, row.pk][:TOLD]
    return read


def _is_its_own(row: FactCheckTerms) -> bool:
    """Whether these are the terms and facets that the fact-check would be given today."""
    try:
        entry = entry_of(row.fact_check.data["content"])
    except (ValueError, LookupError, TypeError, AttributeError):
        return False  # a page without its signed words has none
    kept = {name: getattr(row, name) for name in asdict(entry)}
    return kept == asdict(entry) and sorted(row.facets.split()) == sorted(facets_of(row.fact_check))


def _outside(weight: Weight) -> int:
    """What all terms of other houses weigh."""
    rows = OutsideCheck.objects.order_by("pk").values_list("tongue", "terms").iterator(BATCH)
    return sum(weight(tongue, term) for tongue, terms in rows for term in {"", *terms.split()})


def _weighed(counts: QuerySet[Any, tuple[str, str, int]], weight: Weight) -> int:
    return sum(times * weight(language, term) for language, term, times in counts.iterator(BATCH))


def _weights() -> Weight:
    """A weight for each term that nobody can foresee, so that two faults do not make up for each other."""
    key = secrets.token_bytes(32)

    @lru_cache(maxsize=1 << 16)
    def weight(language: str, term: str) -> int:
        said = f"{language}\n{term}".encode()
        return int.from_bytes(hashlib.blake2b(said, digest_size=16, key=key).digest())

    return weight
