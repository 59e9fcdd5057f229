"""Which fact-checks may answer: those that share a rare term, or two that are less rare. At most so many."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db import connection

from factcheck.models import terms_index
from factcheck.models.published.outside import OutsideTermCount
from factcheck.models.published.terms import TermCount

AT_MOST = 200
"""So many fact-checks are looked at for one text."""
IN_ALL = 4000
"""So many for all the texts of one question."""
PAIRED = 4
"""Of so many terms that are too common to be sought alone, two together are sought."""


@dataclass(frozen=True)
class Shelf:
    """Where is looked: the index and its columns, and the table that counts how often a term stands."""

    index: terms_index.Index
    language: str
    statement: str
    claimant: str
    counts: str
    counted: str

    @property
    def columns(self) -> str:
        """Key and terms of a candidate."""
        return f"{self.index.key}, {self.statement}, {self.claimant}, terms"


OURS = Shelf(terms_index.OURS, "language", "statement", "claimant", TermCount._meta.db_table, "fact_checks")
OUTSIDE = Shelf(terms_index.OUTSIDE, "tongue", "said", "said_by", OutsideTermCount._meta.db_table, "checks")


@dataclass(frozen=True, eq=False)
class Candidate:
    """The stored terms of a fact-check."""

    key: int
    statement: frozenset[str]
    claimant: frozenset[str]
    terms: tuple[str, ...]


def counts(language: str, terms: Iterable[str], shelf: Shelf = OURS) -> dict[str, int]:
    """In how many live fact-checks each term stands; under "" how many there are. One query."""
    wanted = ["", *sorted(set(terms))]
    among = (
        "SELECT value FROM json_each(%s)" if connection.vendor == "sqlite" else "SELECT unnest(%s::text[])"
    )
    sql = f"SELECT term, {shelf.counted} FROM {shelf.counts} WHERE language = %s AND term IN ({among})"  # noqa: S608 - our names
    with connection.cursor() as cursor:
        cursor.execute(sql, [language, json.dumps(wanted) if connection.vendor == "sqlite" else wanted])
        return dict(cursor.fetchall())


def candidates(
    language: str, texts: Sequence[Iterable[str]], known: Mapping[str, int], shelf: Shelf = OURS
) -> list[Candidate]:
    """The fact-checks that share something telling with one of the texts, newest first. One query."""
    budget = max(AT_MOST // 10, min(AT_MOST, IN_ALL // max(1, len(texts))))
    alone: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for terms in texts:
        rare, common = _telling(terms, known, budget)
        alone.update(rare)
        pairs.update(combinations(common, 2))
    if not alone and not pairs:
        return []
    ask = _on_sqlite if connection.vendor == "sqlite" else _on_postgresql
    sql, values = ask(shelf, sorted(alone), sorted(pairs))
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, language, min(IN_ALL, AT_MOST * len(texts))])
        return [_candidate(*row) for row in cursor.fetchall()]


def _telling(terms: Iterable[str], known: Mapping[str, int], budget: int) -> tuple[list[str], list[str]]:
    """The rarest terms, as many as the budget of rows allows, and the next ones, to be sought two by two."""
    there = sorted((known[term], term) for term in set(terms) if known.get(term))
    rare: list[str] = []
    for count, term in there:
        if count > budget:
            break
        budget -= count
        rare.append(term)
    return rare, sorted(term for _count, term in there[len(rare) : len(rare) + PAIRED])


def _candidate(key: int, statement: str, claimant: str, terms: str) -> Candidate:
    return Candidate(key, frozenset(statement.split()), frozenset(claimant.split()), tuple(terms.split()))


def _on_sqlite(shelf: Shelf, alone: list[str], pairs: list[tuple[str, str]]) -> tuple[str, list[str]]:
    sought = [_quoted(term) for term in alone] + [f"({_quoted(a)} AND {_quoted(b)})" for a, b in pairs]
    sql = (
        f"SELECT t.{shelf.columns.replace(', ', ', t.')} FROM {shelf.index.name} i"  # noqa: S608 - our names
        f" JOIN {shelf.index.table} t ON t.{shelf.index.key} = i.rowid"
        f" WHERE i.terms MATCH %s AND t.{shelf.language} = %s ORDER BY i.rowid DESC LIMIT %s"
    )
    return sql, [" OR ".join(sought)]


def _on_postgresql(
    shelf: Shelf, alone: list[str], pairs: list[tuple[str, str]]
) -> tuple[str, list[list[str]]]:
    """Found by the index first and sorted after: else the planner may walk all rows from the newest."""
    array = shelf.index.array
    where = " OR ".join([f"{array} && %s::text[]", *(f"{array} @> %s::text[]" for _ in pairs)])
    sql = (
        f"WITH found AS MATERIALIZED (SELECT * FROM {shelf.index.table} WHERE {where})"  # noqa: S608 - our names
        f" SELECT {shelf.columns} FROM found"
        f" WHERE {shelf.language} = %s ORDER BY {shelf.index.key} DESC LIMIT %s"
    )
    return sql, [alone, *(list(pair) for pair in pairs)]


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'
