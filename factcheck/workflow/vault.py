"""The vault of captures: one file for each distinct content, named by its SHA-256, never changed."""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

UNFINISHED = ".part"
SHOWN = ".shown"
LEFT_BEHIND = 3600  # seconds after which nobody can still be writing a file


def path_of(sha256: str) -> Path:
    """Where these bytes lie, or would."""
    return _folder() / sha256


def keep(body: bytes) -> str:
    """Put bytes into the vault, and return their SHA-256 once they would outlive a power cut.

    They are written beside their place and moved there, so that a name always stands for the whole content.
    """
    sha256 = hashlib.sha256(body).hexdigest()
    return sha256 if is_whole(sha256) else keep_stream([body])


def keep_stream(pieces: Iterable[bytes]) -> str:
    """Put what arrives piece by piece into the vault, never all of it in memory. As `keep` otherwise."""
    folder, seen = _folder(), hashlib.sha256()
    folder.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=folder, suffix=UNFINISHED, delete=False) as file:
        try:
            for piece in pieces:
                seen.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            Path(file.name).unlink()
            raise
    Path(file.name).replace(folder / seen.hexdigest())
    for changed in (folder, folder.parent):
        _make_last(changed)
    return seen.hexdigest()


def shown_path(sha256: str) -> Path:
    """Where a picture lies as it was drawn anew for our browsers, or would. It can be drawn again."""
    return path_of(sha256).with_suffix(SHOWN)


def drawn_path(sha256: str, size: int) -> Path:
    """Where a picture lies as it was drawn anew for readers, with so many pixels a side, or would."""
    return path_of(sha256).with_suffix(f".{size}")


def keep_shown(sha256: str, picture: bytes) -> Path:
    """Put a picture that was drawn anew beside the bytes as they were received."""
    return _put(picture, shown_path(sha256))


def keep_drawn(sha256: str, size: int, picture: bytes) -> Path:
    """Put a drawing for readers beside the bytes as they were received."""
    return _put(picture, drawn_path(sha256, size))


def _put(picture: bytes, place: Path) -> Path:
    with NamedTemporaryFile(dir=place.parent, suffix=UNFINISHED, delete=False) as file:
        file.write(picture)
    return Path(file.name).replace(place)


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
    """Take these bytes out of the vault, and what was drawn of them: the law asks for it."""
    for drawing in _folder().glob(f"{sha256}.*"):
        drawing.unlink(missing_ok=True)
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
