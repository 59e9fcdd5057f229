"""The vault of captures: one file for each distinct content, named by its SHA-256, never changed."""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

UNFINISHED = ".part"
LEFT_BEHIND = 3600  # seconds after which nobody can still be writing a file


def path_of(sha256: str) -> Path:
    """Where these bytes lie, or would."""
    return _folder() / sha256


def keep(body: bytes) -> str:
    """Put bytes into the vault, and return their SHA-256 once they would outlive a power cut.

    They are written beside their place and moved there, so that a name always stands for the whole content.
    """
    sha256 = hashlib.sha256(body).hexdigest()
    if is_whole(sha256):
        return sha256
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=folder, suffix=UNFINISHED, delete=False) as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(folder / sha256)
    for changed in (folder, folder.parent):
        _make_last(changed)
    return sha256


def is_whole(sha256: str) -> bool:
    """Whether the file is there and holds what its name says."""
    try:
        with path_of(sha256).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except FileNotFoundError:
        return False


def damaged(kept: Iterable[str]) -> Iterator[str]:
    """Those of the contents that are gone or no longer what they were. Reads every byte."""
    return (sha256 for sha256 in kept if not is_whole(sha256))


def forget(sha256: str) -> None:
    """Take these bytes out of the vault: the law asks for it."""
    path_of(sha256).unlink(missing_ok=True)


def sweep() -> None:
    """Clear away what workers left half-written when they were killed."""
    for path in _folder().glob(f"*{UNFINISHED}"):
        if time.time() - path.stat().st_mtime > LEFT_BEHIND:
            path.unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.CAPTURES_DIR)


def _make_last(folder: Path) -> None:
    """A new name in a folder is on disk only when the folder is."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
