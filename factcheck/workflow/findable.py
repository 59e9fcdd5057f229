"""The terms under which readers, partners and the desk find a fact-check: written and gone with its page."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from factcheck.models import FactCheck, FactCheckTerms, TermCount
from factcheck.search import Entry, entry_of

from .ledger import locked_ledger

BATCH = 500


def show(fact_check: FactCheck, content: dict[str, Any]) -> None:
    """Let the fact-check be found by what its signed content says. Under the ledger's lock, as its page."""
    hide(fact_check)
    entry = entry_of(content)
    FactCheckTerms.objects.create(fact_check=fact_check, **asdict(entry))
    _count(entry.language, entry.distinct(), 1)


def hide(fact_check: FactCheck) -> None:
    """Let nobody find the fact-check by its words: they leave the table."""
    known = FactCheckTerms.objects.filter(pk=fact_check.pk).first()
    if known:
        _count(known.language, _entry(known).distinct(), -1)
        known.delete()


def _entry(row: FactCheckTerms) -> Entry:
    return Entry(row.language, row.statement, row.claimant, row.terms)


def _count(language: str, terms: list[str], more: int) -> None:
    """Say in how many fact-checks each term stands now; the empty term counts all of them."""
    named = ["", *terms]
    counted = TermCount.objects.filter(language=language, term__in=named)
    known = set(counted.values_list("term", flat=True))
    counted.update(fact_checks=F("fact_checks") + more)
    TermCount.objects.bulk_create(
        TermCount(language=language, term=term, fact_checks=more) for term in named if term not in known
    )


def reindex(tick: Callable[[], object] = lambda: None) -> int:
    """Write the terms of every live fact-check anew. Returns how many; `tick` is called once each."""
    return rebuild(FactCheck.objects.live(), tick)


@transaction.atomic
def rebuild(rows: QuerySet[FactCheck], tick: Callable[[], object] = lambda: None) -> int:
    """Let these fact-checks be found and no others. Read in one go, written in batches."""
    locked_ledger()  # nobody publishes meanwhile
    FactCheckTerms.objects.all().delete()
    TermCount.objects.all().delete()
    counted: Counter[tuple[str, str]] = Counter()
    read = rows.order_by("pk").only("document").iterator(BATCH)
    found = 0
    while batch := list(islice(read, BATCH)):
        entries = [(row, entry_of(row.data["content"])) for row in batch]
        FactCheckTerms.objects.bulk_create(
            FactCheckTerms(fact_check=row, **asdict(entry)) for row, entry in entries
        )
        for _row, entry in entries:
            counted.update((entry.language, term) for term in ["", *entry.distinct()])
            tick()
        found += len(batch)
    TermCount.objects.bulk_create(_counts(counted), BATCH)
    return found


def _counts(counted: Counter[tuple[str, str]]) -> Iterable[TermCount]:
    return (
        TermCount(language=language, term=term, fact_checks=times)
        for (language, term), times in sorted(counted.items())
    )
