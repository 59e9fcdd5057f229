"""Documents written by earlier releases, read as if they had been written today."""

from collections.abc import Callable, Mapping
from typing import Any

Document = dict[str, Any]
Step = Callable[[Document], Document]

CURRENT = 1
# The step under n turns a document of schema n into one of schema n + 1.
STEPS: Mapping[int, Step] = {}


class UnknownSchema(ValueError):
    """A document that this release cannot read: it was written by a later one, or by nobody."""


def upgrade(document: Document, *, steps: Mapping[int, Step] = STEPS, current: int = CURRENT) -> Document:
    """
    The document in today's schema; what is stored stays as it was.

    Raises UnknownSchema for a number that is newer than `current`, missing, or without its step.
    """
    number = document.get("schema")
    if type(number) is not int or not 0 < number <= current:
        raise UnknownSchema(f"Schema {number!r} cannot be read: this release knows 1 to {current}.")
    while number < current:
        if number not in steps:
            raise UnknownSchema(f"Schema {number} cannot be read: its step to {number + 1} is missing.")
        document = {**steps[number](document), "schema": number + 1}
        number += 1
    return document
