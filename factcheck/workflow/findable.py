"""The terms under which readers, partners and the desk find a fact-check: written and gone with its page."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from factcheck.models import FactCheck, FactCheckTerms, TermCount
from factcheck.search import TRANSLATION, Entry, entry_of, facet

from .ledger import locked_ledger

BATCH = 500


def show(fact_check: FactCheck, content: dict[str, Any]) -> None:
    """Let the fact-check be found by what its signed content says. Under the ledger's lock, as its page."""
    hide(fact_check)
    entry, facets = entry_of(content), facets_of(fact_check)
    FactCheckTerms.objects.create(fact_check=fact_check, facets=" ".join(facets), **asdict(entry))
    _count(entry.language, ["", *entry.distinct()], 1)
    _count("", counted(facets), 1)


def hide(fact_check: FactCheck) -> None:
    """Let nobody find the fact-check by its words: they leave the table."""
    known = FactCheckTerms.objects.filter(pk=fact_check.pk).first()
    if known:
        _count(known.language, ["", *_entry(known).distinct()], -1)
        _count("", counted(known.facets.split()), -1)
        known.delete()


def facets_of(fact_check: FactCheck) -> list[str]:
    """By which facets it is found: rating, language, claimant, topics; a translation as one, last."""
    found = [facet("rating", fact_check.rating), facet("language", fact_check.language)]
    if fact_check.claimant_id:
        found.append(facet("claimant", fact_check.claimant_id))
    found += [facet("topic", topic.pk) for topic in fact_check.topics.all()]
    return found if fact_check.translation_of_id is None else [*found, TRANSLATION]


def counted(facets: list[str]) -> list[str]:
    """The facets that count it in the list of everything: a translation is counted by its language alone."""
    if TRANSLATION not in facets:
        return ["", *facets]
    return [token for token in facets if token.startswith(facet("language", ""))]


def _entry(row: FactCheckTerms) -> Entry:
    return Entry(row.language, row.statement, row.claimant, row.terms)


def _count(language: str, terms: list[str], more: int) -> None:
    """Say in how many fact-checks each term stands now; the empty term counts all of them."""
    named = terms
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
    totals: Counter[tuple[str, str]] = Counter()
    fields = ("document", "rating", "language", "claimant_id", "translation_of_id")
    read = rows.order_by("pk").only(*fields).prefetch_related("topics").iterator(BATCH)
    found = 0
    while batch := list(islice(read, BATCH)):
        entries = [(row, entry_of(row.data["content"]), facets_of(row)) for row in batch]
        FactCheckTerms.objects.bulk_create(
            FactCheckTerms(fact_check=row, facets=" ".join(facets), **asdict(entry))
            for row, entry, facets in entries
        )
        for _row, entry, facets in entries:
            totals.update((entry.language, term) for term in ["", *entry.distinct()])
            totals.update(("", token) for token in counted(facets))
            tick()
        found += len(batch)
    TermCount.objects.bulk_create(_counts(totals), BATCH)
    return found


def _counts(totals: Counter[tuple[str, str]]) -> Iterable[TermCount]:
    return (
        TermCount(language=language, term=term, fact_checks=times)
        for (language, term), times in sorted(totals.items())
    )
