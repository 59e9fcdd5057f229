"""Lists of fact-checks by words, facets and days: what the address asks, and what the page shows of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from factcheck.models.published import FactCheck
from factcheck.search import Answer, Question, Range, answer, since
from factcheck.search.listed import LAST_KEY
from factcheck.text.highlights import Piece, highlighted, passage
from factcheck.text.terms import terms

from .listing import PAGE, read_key, write_key
from .refusals import Unanswerable
from .rows import fact_checks

LONGEST = 200


@dataclass(frozen=True)
class Row:
    """A fact-check on a list, with the words that were asked for marked. `quote` is a passage, if needed."""

    check: FactCheck
    statement: Sequence[Piece]
    summary: Sequence[Piece]
    claimant: Sequence[Piece]
    quote: Sequence[Piece]


@dataclass(frozen=True)
class Results:
    """One page of a list. `older` is the query of the next one."""

    rows: list[Row]
    answer: Answer
    older: str | None
    first: bool

    def __bool__(self) -> bool:
        return bool(self.rows)


def text_of(query: QueryDict) -> str:
    """The words that are asked for, on one line; too many are refused and stay in the box."""
    text = " ".join(query.get("q", "").replace("\x00", " ").split())
    if len(text) > LONGEST:
        raise Unanswerable(
            _("A search has at most {most} characters: this one has {length}.").format(
                most=LONGEST, length=len(text)
            )
        )
    return text


def days_of(query: QueryDict) -> Range:
    """The keys of what was first published from one day to another, both included."""
    after, before = _day(query, "after"), _day(query, "before")
    if after and before and after > before:
        raise Unanswerable(_("The first day is after the last one: change them round."))
    above = _first_key(after) if after else 0
    below = _first_key(before + timedelta(days=1)) if before and before < date.max else LAST_KEY
    return Range(above, below)


def results(question: Question, query: QueryDict) -> Results:
    """The page of the list that the query asks for: its rows in order, with what was sought marked."""
    cursor = query.get(PAGE, "")
    found = answer(question, after=read_key(cursor) if cursor else None)
    by_key = {check.pk: check for check in fact_checks().filter(pk__in=found.keys)}
    sought = frozenset(term for word in found.words for term in word.terms)
    rows = [row(by_key[key], sought) for key in found.keys if key in by_key]
    older = onward(query, **{PAGE: write_key(found.older)}) if found.older is not None else None
    return Results(rows, found, older, first=not cursor)


def row(check: FactCheck, sought: frozenset[str]) -> Row:
    """A fact-check with its words marked; its quotation is shown only where nothing else has them."""
    words = (check.statement, check.summary, check.claimant.name if check.claimant else "")
    marked = [highlighted(text, check.language, sought) for text in words]
    seen = not sought or any(piece.marked for pieces in marked for piece in pieces)
    quote = [] if seen else passage(check.quote, check.language, sought)
    statement, summary, claimant = marked
    return Row(check, statement, summary, claimant, quote)


def written(term: str, rows: Sequence[Row]) -> str:
    """A word as the first of these rows that has its term writes it; the term where none of them has."""
    for each in rows:
        for piece in (*each.statement, *each.summary, *each.claimant, *each.quote):
            if piece.marked and term in terms(piece.text, each.check.language):
                return piece.text
    return term


def onward(query: QueryDict, **changes: Any) -> str:
    """The same list with other parameters; one that becomes empty goes. The page is not kept."""
    kept: Mapping[str, str] = {name: str(query[name]) for name in query if query[name] and name != PAGE}
    made = QueryDict(mutable=True)
    made.update({name: str(value) for name, value in {**kept, **changes}.items() if value not in ("", None)})
    return f"?{made.urlencode()}" if made else "?"


def _day(query: QueryDict, name: str) -> date | None:
    text = query.get(name, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Unanswerable(_("A day is written like 2026-03-31.")) from error


def _first_key(day: date) -> int:
    """The key of the first fact-check that was published on this day or later."""
    return since(datetime.combine(day, time.min, UTC))
