"""A wrong row: what it is, what refuses it, and the right row beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .papers import Papers
from .statements import Statement, insert_like, moved, update

Write = Callable[[Papers], Statement]


@dataclass(frozen=True)
class Wrong:
    """`by` names the constraint, column or trigger that refuses `wrong`; the same lets `right` pass.

    `behind` names a trigger that would refuse it first. Where nothing is right, `right` is None.
    """

    what: str
    by: str
    wrong: Write
    right: Write | None
    behind: str = ""


def like(name: str, /, **changes: Any) -> Write:
    """A copy of one of the papers in which these columns differ."""
    return lambda papers: insert_like(getattr(papers, name), **changes)


def changed(name: str, /, **changes: Any) -> Write:
    """One of the papers with these columns changed."""
    return lambda papers: update(getattr(papers, name), **changes)


def stepped(name: str, /, **changes: Any) -> Write:
    """One of the claims changed as verbs change it, its version counted up."""
    return lambda papers: moved(getattr(papers, name), **changes)
