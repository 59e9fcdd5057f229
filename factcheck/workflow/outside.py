"""Fact-checks of other houses, taken in to be found beside ours. Imported again, they are renewed."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import BinaryIO

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from factcheck import rules
from factcheck.formats.claimreview import Deleted, Review, Unreadable, read
from factcheck.formats.claimreview_files import Piece, pieces
from factcheck.models import House, OutsideCheck, OutsideTermCount, User
from factcheck.search import entry_of
from factcheck.text.addresses import is_same_site, key_of

from .ledger import locked_ledger, record

BATCH = 500
TOLD = 1000
"""So many refusals are told one by one; the rest is counted."""
FIELDS = tuple(field.name for field in OutsideCheck._meta.concrete_fields if field.name not in ("id", "key"))
OURS = "It is a fact-check of this site: what is ours is found anyway, and never as somebody else's."


@dataclass
class Report:
    """What became of a file: counts, and each refusal with its place."""

    new: int = 0
    renewed: int = 0
    gone: int = 0
    refused: int = 0
    refusals: list[tuple[str, str]] = field(default_factory=list)

    def refuse(self, place: str, sentence: str) -> None:
        """Count it, and tell it while the list is of a length that somebody reads."""
        self.refused += 1
        if self.refused <= TOLD:
            self.refusals.append((place, sentence))

    def __str__(self) -> str:
        return f"{self.new} new, {self.renewed} renewed, {self.gone} taken out, {self.refused} refused"


def may_import(by: User | AnonymousUser) -> bool:
    """Whether this person brings in what others have checked; `desk` does for commands."""
    return rules.is_desk(by) or any(rules.has(by, right) for right in ("edit", "administer"))


def import_reviews(
    file: BinaryIO,
    *,
    by: User,
    publisher: str = "",
    name: str = "",
    tick: Callable[[], object] = lambda: None,
) -> Report:
    """
    Take in every ClaimReview of the file that can be read, a batch at a time. `tick` is called once a piece.

    What a page no longer says is taken out with what its publisher has deleted.
    """
    if not may_import(by):
        raise PermissionDenied("Importing is for editors and administrators. Ask one of them.")
    report, now = Report(), timezone.now()
    language = House.the().language
    found = _understood(pieces(file), report, publisher.strip(), language, tick)
    while batch := list(islice(found, BATCH)):
        _take_in(batch, now, report)
    with transaction.atomic():
        report.gone += _drop(_outdated(now))
        record("import_outside", House.the(), by=by, note=f"{name}: {report}"[:300])
    return report


def _understood(
    found: Iterable[Piece], report: Report, publisher: str, language: str, tick: Callable[[], object]
) -> Iterator[Review | Deleted]:
    for piece in found:
        tick()
        try:
            if piece.node is None:
                raise Unreadable(piece.refusal)
            review = read(piece.node, publisher=publisher, language=language)
            if is_same_site(review.url, settings.SITE_URL):
                raise Unreadable(OURS)
        except Unreadable as why:
            report.refuse(piece.place, str(why))
        else:
            yield review


@transaction.atomic
def _take_in(batch: list[Review | Deleted], now: datetime, report: Report) -> None:
    """Write a batch: the last of what is said twice, and the counts of its terms."""
    locked_ledger()
    rows = {row.key: row for row in (_row(each, now) for each in batch if isinstance(each, Review))}
    known = list(OutsideCheck.objects.filter(key__in=rows).only("tongue", "terms"))
    OutsideCheck.objects.bulk_create(
        rows.values(), update_conflicts=True, unique_fields=["key"], update_fields=FIELDS
    )
    _count(rows.values(), without=known)
    report.new, report.renewed = report.new + len(rows) - len(known), report.renewed + len(known)
    deleted = [key_of(each.url) for each in batch if isinstance(each, Deleted)]
    report.gone += _drop(Q(page__in=deleted)) if deleted else 0


def _row(review: Review, now: datetime) -> OutsideCheck:
    page = key_of(review.url)
    content = {
        "language": review.language,
        "statement": review.statement,
        "claimant": {"name": review.claimant},
        "quote": "",
        "verdict": {"summary": review.explanation},
    }
    entry = entry_of(content)
    known = {name: getattr(review, name) for name in FIELDS if hasattr(review, name)}
    return OutsideCheck(
        **known,
        key=hashlib.sha256(f"{page}\n{review.statement}".encode()).hexdigest(),
        page=page,
        imported_at=now,
        raw=json.dumps(review.node, ensure_ascii=False),
        tongue=entry.language,
        said=entry.statement,
        said_by=entry.claimant,
        terms=entry.terms,
    )


def _outdated(now: datetime) -> Q:
    """What stands on a page that was imported just now, and was not said there any more."""
    renewed = OutsideCheck.objects.filter(imported_at=now).values("page")
    return Q(page__in=renewed, imported_at__lt=now)


def _drop(which: Q) -> int:
    """Take these out, with their terms."""
    locked_ledger()
    gone = 0
    while rows := list(OutsideCheck.objects.filter(which).order_by("pk").only("tongue", "terms")[:BATCH]):
        _count((), without=rows)
        OutsideCheck.objects.filter(pk__in=[row.pk for row in rows]).delete()
        gone += len(rows)
    return gone


def _count(rows: Iterable[OutsideCheck], *, without: Iterable[OutsideCheck] = ()) -> None:
    """Say in how many rows each term stands, with these and without those; the empty term counts all."""
    more = Counter(each for row in rows for each in _said(row))
    more.subtract(each for row in without for each in _said(row))
    for language in {language for language, _term in more}:
        _add(
            language, {term: times for (tongue, term), times in more.items() if times and tongue == language}
        )


def _said(row: OutsideCheck) -> Iterator[tuple[str, str]]:
    return ((row.tongue, term) for term in ("", *set(row.terms.split())))


def _add(language: str, more: dict[str, int]) -> None:
    """Under the ledger's lock nobody else counts: what is read here still holds when it is written."""
    known = OutsideTermCount.objects.filter(language=language, term__in=list(more))
    now = Counter(dict(known.values_list("term", "checks")))
    now.update(more)
    OutsideTermCount.objects.bulk_create(
        (OutsideTermCount(language=language, term=term, checks=now[term]) for term in sorted(more)),
        update_conflicts=True,
        unique_fields=["language", "term"],
        update_fields=["checks"],
    )


@transaction.atomic
def reindex(tick: Callable[[], object] = lambda: None) -> int:
    """Write the terms of all of them anew, from what they say. Returns how many."""
    locked_ledger()
    OutsideTermCount.objects.all().delete()
    last, found = 0, 0
    while rows := list(OutsideCheck.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        for row in rows:
            review = read(row.data, publisher=row.publisher, language=row.language)
            if isinstance(review, Review):
                new = _row(review, row.imported_at)
                row.tongue, row.said, row.said_by, row.terms = new.tongue, new.said, new.said_by, new.terms
            tick()
        OutsideCheck.objects.bulk_update(rows, ["tongue", "said", "said_by", "terms"], batch_size=100)
        _count(rows)
        last, found = rows[-1].pk, found + len(rows)
    return found
