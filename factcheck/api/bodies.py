"""What is sent in a body: how large it may be, its fields, and what is told of each that is wrong."""

from collections.abc import Iterator
from typing import Any

from rest_framework.request import Request

from . import problems
from .errors import Told
from .strict import Strict

MEGABYTE = 1024 * 1024


def fields_of(serializer: type[Strict], request: Request, *, most: int) -> dict[str, Any]:
    """The fields of the body, with their defaults. `most` is in bytes. Raises Told."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > most:
        raise Told(problems.TOO_LARGE, detail=f"Send at most {size(most)}.")
    given = serializer(data=request.data)
    if not given.is_valid():
        raise Told(problems.FIELD, errors=wrong(given.errors))
    facts: dict[str, Any] = given.validated_data
    return facts


def size(most: int) -> str:
    """A number of bytes in words.

    >>> size(64 * 1024), size(4 * MEGABYTE)
    ('64 KB', '4 MB')
    """
    return f"{most // MEGABYTE} MB" if most >= MEGABYTE else f"{most // 1024} KB"


def wrong(errors: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Each wrong field with its first sentence; of one in a list, its number as well.

    >>> list(wrong({"texts": {1: ["Too long."]}, "limit": ["Give a number.", "And more."]}))
    [('texts[1]', 'Too long.'), ('limit', 'Give a number.')]
    """
    if not isinstance(errors, dict):
        yield name, str(errors[0])
        return
    for key, inner in errors.items():
        yield from wrong(inner, f"{name}[{key}]" if isinstance(key, int) else str(key))
