"""The files that partners fetch whole: what their manifest says, and whether they may still be served."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from django.conf import settings
from django.db.models import Exists, Subquery, Value
from django.db.models.functions import Coalesce

from .factcheck import Change
from .sequence import ChangeSequence

MANIFEST = "manifest.json"
HIDING = (Change.Kind.SUSPENDED, Change.Kind.WITHDRAWN)


@dataclass(frozen=True)
class SnapshotFile:
    """One of the files: what it is called, what it holds, and how its bytes can be recognised."""

    name: str
    title: str
    media_type: str
    encoding: str | None
    rows: int | None
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Snapshot:
    """All files of one moment. `seq` is the last change that they know, of the sequence `log_id`."""

    id: str
    log_id: str
    seq: int
    written_at: datetime
    files: tuple[SnapshotFile, ...]

    @classmethod
    def newest(cls) -> Self | None:
        """The files that were written last and whole; None while there are none."""
        try:
            known = json.loads((folder() / MANIFEST).read_bytes())
            at = datetime.fromisoformat(known["written_at"])
            files = tuple(SnapshotFile(**each) for each in known["files"])
            return cls(known["id"], known["log_id"], known["seq"], at, files)
        except (OSError, ValueError, KeyError, TypeError):  # none, or those of another release
            return None

    def path(self, name: str) -> Path:
        """Where a file of these lies."""
        return folder() / self.id / name

    def file(self, name: str) -> SnapshotFile | None:
        """The file of this name."""
        return next((each for each in self.files if each.name == name), None)


@dataclass(frozen=True)
class Standing:
    """What has become public since some files were written."""

    newest: int
    log_id: str
    overtaken: bool


def standing(snapshot: Snapshot | None) -> Standing:
    """
    How the tables stand to these files: one query.

    They are overtaken when something in them was suspended or withdrawn since, or when their numbers are
    those of a sequence that a restored backup has ended. Then nobody may have them any more.
    """
    seq = snapshot.seq if snapshot else 0
    last = Change.objects.order_by("-seq").values("seq")[:1]
    hidden = Change.objects.filter(seq__gt=seq, kind__in=HIDING)
    found = ChangeSequence.objects.filter(pk=1).annotate(
        newest=Coalesce(Subquery(last), Value(0)), hidden=Exists(hidden)
    )
    row = found.first()
    if row is None:
        return Standing(0, "", overtaken=snapshot is not None)
    other = snapshot is not None and (snapshot.log_id != str(row.log_id) or snapshot.seq > row.newest)
    return Standing(row.newest, str(row.log_id), overtaken=snapshot is not None and (other or row.hidden))


def folder() -> Path:
    """Where the files lie."""
    return Path(settings.EXPORTS_DIR)
