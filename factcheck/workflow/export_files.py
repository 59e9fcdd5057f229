"""A file in the making: counted and digested on its way to the disk, with a smaller copy beside it."""

import gzip
import hashlib
import os
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self, cast

from factcheck.models.published.snapshot import SnapshotFile

LEVEL = 6


class Digested:
    """A new file of bytes that knows its length and its SHA-256."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("xb")
        self.digest = hashlib.sha256()
        self.length = 0

    def write(self, data: bytes) -> int:
        """Write, count and digest."""
        self.digest.update(data)
        self.length += len(data)
        return self.file.write(data)

    def flush(self) -> None:
        """Hand over what is held back."""
        self.file.flush()

    def close(self) -> None:
        """See it on the disk."""
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()


class Part:
    """One of the files, and where it is `packed` its gzip copy. `rows` are what it has of fact-checks."""

    def __init__(self, folder: Path, name: str, title: str, media_type: str, *, packed: bool = False) -> None:
        self.name, self.title, self.media_type = name, title, media_type
        self.rows = 0
        self._open = ExitStack()
        self._plain = self._new(folder / name)
        self._small = self._new(folder / f"{name}.gz") if packed else None
        self._into = [cast("BinaryIO", self._plain)]
        if self._small:
            stream = cast("BinaryIO", self._small)
            packer = gzip.GzipFile(filename="", mode="wb", compresslevel=LEVEL, fileobj=stream, mtime=0)
            self._into.append(cast("BinaryIO", self._open.enter_context(packer)))

    def _new(self, path: Path) -> Digested:
        made = Digested(path)
        self._open.callback(made.close)
        return made

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def row(self, text: str) -> None:
        """Write what is one row."""
        self.write(text)
        self.rows += 1

    def write(self, text: str) -> None:
        """Write what is none."""
        data = text.encode()
        for each in self._into:
            each.write(data)

    def files(self) -> list[SnapshotFile]:
        """What was written, once it is closed."""
        made = [self._facts(self._plain, self.name, None)]
        return [*made, self._facts(self._small, f"{self.name}.gz", "gzip")] if self._small else made

    def _facts(self, written: Digested, name: str, encoding: str | None) -> SnapshotFile:
        rows = self.rows if self._small else None
        sha256 = written.digest.hexdigest()
        return SnapshotFile(name, self.title, self.media_type, encoding, rows, written.length, sha256)


def sync(folder: Path) -> None:
    """See the names in a folder on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
