"""Which fact-checks have all of these terms, newest first: the one question of every list that readers see.

Keys rise with first publication, so the newest has the greatest key, and a page goes on from a key. The time
is bounded, however many there are: what is rare is found by the index and sorted; what is common is found by
walking from the newest, and a walk that found too little says where to go on.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from factcheck.models.published.terms import FactCheckTerms
from factcheck.models.terms_index import ARRAY, NAME

from .entry import TRANSLATION

_TABLE = FactCheckTerms._meta.db_table
SORTED = 2_000
"""So many keys may the index hand over to be sorted."""
WALKED = 4_000
"""So many rows are looked at, from the newest on, for one page."""
LAST_KEY = (1 << 63) - 1
Groups = Sequence[frozenset[str]]


@dataclass(frozen=True)
class Range:
    """Keys from `above` to just under `below`: what was published in some days, or what is left of a list."""

    above: int = 0
    below: int = LAST_KEY


@dataclass(frozen=True)
class Found:
    """Keys, newest first. `further` is the key to go on below when a walk ended before the page was full."""

    keys: list[int]
    further: int | None = None


ALL = Range()


def listed(groups: Groups, *, limit: int, within: Range = ALL, translations: bool = False) -> Found:
    """
    At most `limit` fact-checks that have a term of each group; without groups, of all of them.

    Translations are among them only where they are asked for.
    """
    if not groups:
        sql = f"SELECT fact_check_id AS key FROM {_TABLE}"  # noqa: S608 - our names
        sql, values = (sql, []) if translations else (f"{sql} WHERE facets NOT LIKE %s", [f"%{TRANSLATION}"])
        return Found(_keys(sql, "fact_check_id", values, within, limit))
    on = _on_sqlite if connection.vendor == "sqlite" else _on_postgresql
    return on(groups, limit, within, "" if translations else TRANSLATION)


def _on_sqlite(groups: Groups, limit: int, within: Range, without: str) -> Found:
    """FTS5 reads its postings from the end, and skips where one of them has nothing."""
    match = " AND ".join(f"({' OR '.join(map(_quoted, sorted(group)))})" for group in groups)
    match = f"({match}) NOT {_quoted(without)}" if without else match
    sql = f"SELECT rowid AS key FROM {NAME} WHERE {NAME} MATCH %s"  # noqa: S608 - our names
    return Found(_keys(sql, "rowid", [match], within, limit))


def _keys(sql: str, name: str, values: list[str], within: Range, limit: int) -> list[int]:
    joined = "AND" if values else "WHERE"
    ordered = f"{sql} {joined} {name} >= %s AND {name} < %s ORDER BY {name} DESC LIMIT %s"
    with connection.cursor() as cursor:
        cursor.execute(ordered, [*values, within.above, within.below, limit])
        return [key for (key,) in cursor.fetchall()]


def _on_postgresql(groups: Groups, limit: int, within: Range, without: str) -> Found:
    near = _walk(groups, limit, within, without)
    if near.further is None or len(near.keys) == limit:
        return near
    sql = (
        f"SELECT fact_check_id FROM {_TABLE} WHERE {_has(groups)}"  # noqa: S608 - our names
        " AND fact_check_id >= %s AND fact_check_id < %s LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*map(sorted, groups), [without], within.above, within.below, SORTED + 1])
        keys = sorted((key for (key,) in cursor.fetchall()), reverse=True)
    return near if len(keys) > SORTED else Found(keys[:limit])


def _has(groups: Groups) -> str:
    """Whether a row has a term of each group, and not the last."""
    return " AND ".join([*(f"{ARRAY} && %s::text[]" for _ in groups), f"NOT {ARRAY} && %s::text[]"])


def _walk(groups: Groups, limit: int, within: Range, without: str) -> Found:
    """Look at the newest rows. They are materialized, or the planner may sort what the index finds."""
    sql = (
        f"WITH near AS MATERIALIZED (SELECT fact_check_id, terms, facets FROM {_TABLE}"  # noqa: S608 - our names
        " WHERE fact_check_id >= %s AND fact_check_id < %s ORDER BY fact_check_id DESC LIMIT %s)"
        " SELECT (SELECT count(*) FROM near), (SELECT min(fact_check_id) FROM near),"
        f" ARRAY(SELECT fact_check_id FROM near WHERE {_has(groups)} ORDER BY fact_check_id DESC LIMIT %s)"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [within.above, within.below, WALKED, *map(sorted, groups), [without], limit])
        looked_at, last, keys = cursor.fetchone()
    ended = looked_at < WALKED
    return Found(list(keys), None if ended or len(keys) == limit else last)


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'
