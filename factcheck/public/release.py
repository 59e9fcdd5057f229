"""Which pages this release draws: a digest of all that draws them, so that a new release is a new page."""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.conf import settings

HERE = Path(__file__).resolve().parent
DRAWN_BY = (HERE, HERE.parent / "formats", HERE.parent / "static", *settings.LOCALE_PATHS)


def release() -> str:
    """The digest (SHA-256, hex). In debug it is taken anew each time, since files change under our hands."""
    return _digest() if settings.DEBUG else _kept()


@cache
def _kept() -> str:
    return _digest()


def _digest() -> str:
    digest = hashlib.sha256()
    for path in _files():
        digest.update(f"{path} {path.stat().st_mtime_ns if settings.DEBUG else ''}".encode())
        digest.update(b"" if settings.DEBUG else path.read_bytes())
    return digest.hexdigest()


def _files() -> Iterator[Path]:
    for folder in (settings.BASE_DIR / "templates" / "public", *DRAWN_BY):
        yield from sorted(
            path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts
        )
