"""Everything that is published as whole files for partners: written by the worker, served by the site.

The files of one moment lie in a folder of their own. The manifest beside the folders names the newest and is
renamed into its place last of all: whoever dies before leaves the files as they were.
"""

import csv
import fcntl
import io
import json
import logging
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.core.cache import cache
from django.core.exceptions import ValidationError

from factcheck.formats import exports, jsonld, partner
from factcheck.formats.house import publisher
from factcheck.formats.published import moment, published
from factcheck.formats.upgrade import upgrade
from factcheck.models import Change, ChangeSequence, FactCheck
from factcheck.models.published.imprint import Imprint, the_imprint
from factcheck.models.published.snapshot import MANIFEST, Snapshot, folder, standing
from factcheck.models.published.snapshot import SnapshotFile as File

from .audit import still
from .export_files import Part, sync

log = logging.getLogger(__name__)
AT_MOST_EVERY = timedelta(hours=1)
AT_LEAST_EVERY = timedelta(days=1)
"""The licence, the name of the house or the release may have changed without a change of a fact-check."""
BATCH = 200
PAUSE, PAUSED = 60, "exports-failed"
INCLUDE = ("evidence", "editions")
BUSY = "The files are being written by another process just now. Wait for it, or try again in a minute."


class Stopped(Exception):
    """The worker was told to stop; what is half written is cleared away."""


class Busy(ValidationError):
    """Somebody else is writing."""


@dataclass(frozen=True)
class Terms:
    """Who publishes, in the two forms that the files need."""

    partner: partner.Imprint
    publisher: jsonld.Publisher

    @classmethod
    def of(cls, imprint: Imprint) -> "Terms":
        """Those of the house."""
        house = imprint.house
        found = publisher(house.name, house.licence_url, imprint.policies)
        return cls(partner.Imprint(found.site, house.licence_name, house.licence_url), found)


def keep_up(now: datetime, stopped: Callable[[], bool] = lambda: False) -> bool:
    """
    Write the files anew when they are due. Returns whether they were written.

    They are at once when something in them was suspended or withdrawn, since nobody is given them any more.
    A full disk costs the files their freshness and the worker a line of its log.
    """
    if not wanted(now):
        return False

    def tick() -> None:
        if stopped():
            raise Stopped

    try:
        write(now, tick)
    except (Busy, Stopped):
        return False
    except (OSError, ValueError):
        log.exception("the files for partners cannot be written")
        rest()
        return False
    return True


def rest() -> None:
    """Leave the files alone for a minute: what went wrong will go wrong at once again."""
    cache.set(PAUSED, 1, PAUSE)


def wanted(now: datetime) -> bool:
    """Whether the files are due and nothing has gone wrong with them just now."""
    return not cache.get(PAUSED) and is_due(now)


def is_due(now: datetime) -> bool:
    """Whether the files are to be written now."""
    newest = Snapshot.newest()
    found = standing(newest)
    if newest is None or found.overtaken:
        return True
    age = now - newest.written_at
    return age >= (AT_MOST_EVERY if found.newest != newest.seq else AT_LEAST_EVERY)


def write(now: datetime, tick: Callable[[], object] = lambda: None) -> Snapshot:
    """Write all files as of one moment, whole or not at all. `tick` is called once a fact-check."""
    root = folder()
    root.mkdir(parents=True, exist_ok=True)
    with _alone(root):
        newest = Snapshot.newest()
        _sweep(root, keep=newest.id if newest else "")  # before: what killed processes left may fill the disk
        log_id = str(ChangeSequence.name())
        with still():
            seq = Change.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
            name = f"{seq}-{secrets.token_hex(4)}"
            made = Snapshot(name, log_id, seq, now, ())
            try:
                files = _write_files(root / name, made, tick)
            except BaseException:
                shutil.rmtree(root / name, ignore_errors=True)
                raise
        made = Snapshot(name, log_id, seq, now, files)
        _show(root, made)
        _sweep(root, keep=name)
    return made


def _write_files(place: Path, made: Snapshot, tick: Callable[[], object]) -> tuple[File, ...]:
    place.mkdir()
    imprint = the_imprint()
    terms = Terms.of(imprint)
    with ExitStack() as open_files:
        parts = [open_files.enter_context(Part(place, *each, packed=True)) for each in FILES]
        _fill(parts, terms, moment(made.written_at), tick)
    files = [file for part in parts for file in part.files()]
    about = {"created": moment(made.written_at), "log_id": made.log_id, "seq": made.seq}
    plain = [asdict(file) for file in files if file.encoding is None]
    with Part(place, "datapackage.json", "What the files hold (Frictionless)", "application/json") as package:
        described = exports.data_package(plain, terms.partner, imprint.house.name, about)
        package.write(json.dumps(described, ensure_ascii=False, indent=2))
    sync(place)
    return (*files, *package.files())


FILES = (
    ("fact-checks.ndjson", "Every fact-check, one JSON object a line", "application/x-ndjson"),
    ("fact-checks.csv", "Every fact-check, one line of a table", "text/csv; charset=utf-8"),
    ("claimreview.ndjson", "schema.org ClaimReview of all that is live", "application/x-ndjson"),
    ("claimreview.json", "schema.org DataFeed with all that is live or gone", "application/json"),
)


def _fill(parts: list[Part], terms: Terms, at: str, tick: Callable[[], object]) -> None:
    """One pass over the fact-checks: each is read once and written into every file."""
    objects, table, reviews, feed = parts
    table.row(_line(exports.header()))
    opening = json.dumps(jsonld.known(exports.feed_opening(terms.publisher, at)), ensure_ascii=False)
    feed.write(f'{opening[:-1]}, "dataFeedElement": [')
    between = "\n"
    for row in _fact_checks():
        shown = published(row, terms.partner, INCLUDE)
        review = _review(row, terms) if row.is_live else None
        objects.row(f"{_json(shown)}\n")
        table.row(_line(exports.cells(shown)))
        if review:
            reviews.row(f"{_json({'@context': jsonld.CONTEXT, **review})}\n")
        feed.row(f"{between}{_json(exports.feed_item(shown, review))}")
        between = ",\n"
        tick()
    table.rows -= 1  # its header
    feed.write("\n]}\n")


def _fact_checks() -> Iterator[FactCheck]:
    """Every fact-check that was ever public, by key, a few at a time."""
    last = 0
    while rows := list(FactCheck.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield from rows
        last = rows[-1].pk


def _review(row: FactCheck, terms: Terms) -> jsonld.Node:
    return jsonld.claim_review(upgrade(row.data), terms.publisher, terms.partner.page(row.slug))


def _json(value: Any) -> str:
    """JSON on one line, whoever splits lines how: U+2028 and U+0085 are written as escapes."""
    return json.dumps(value, ensure_ascii=False).translate(BREAKS)


BREAKS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}


def _line(cells: list[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue()


def _show(root: Path, made: Snapshot) -> None:
    """From here on these are the files."""
    half = root / f"{MANIFEST}.{made.id}"
    known = asdict(made) | {"written_at": made.written_at.isoformat()}
    with half.open("w", encoding="utf-8") as written:
        json.dump(known, written, indent=2)
        written.flush()
        os.fsync(written.fileno())
    half.replace(root / MANIFEST)
    sync(root)


def _sweep(root: Path, *, keep: str) -> None:
    """Clear away older files and what a killed process left. Who reads one goes on reading."""
    for path in root.iterdir():
        if path.is_dir() and path.name != keep:
            shutil.rmtree(path, ignore_errors=True)
        elif path.name.startswith(f"{MANIFEST}."):
            path.unlink(missing_ok=True)


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """One writer at a time; the lock goes with the process that has it."""
    with (root / "lock").open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as busy:
            raise Busy(BUSY) from busy
        yield
