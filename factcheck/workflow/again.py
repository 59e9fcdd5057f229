"""Once more, when the database found two people in each other's way and threw one of them out."""

from collections.abc import Callable
from typing import TypeVar

from django.db import OperationalError, connection

from factcheck import rules

Done = TypeVar("Done")
COLLISIONS = frozenset({"40001", "40P01"})
"""PostgreSQL's codes for a serialization failure and a deadlock."""
BUSY = "Somebody was saving the same at the same moment, and nothing of yours was saved. Send it again."


class Busy(rules.Conflict):
    """Twice another transaction stood in the way."""

    def __init__(self) -> None:
        super().__init__(BUSY)


def collided(error: OperationalError) -> bool:
    """Whether it was another transaction that stood in the way, and nothing was kept of this one."""
    return getattr(error.__cause__, "sqlstate", "") in COLLISIONS or "database is locked" in str(error)


def again(do: Callable[[], Done]) -> Done:
    """Do it, and once more after a collision; then raise Busy. What was thrown out is gone as a whole.

    Inside somebody else's transaction it is done but once, since that one is thrown out too.
    """
    try:
        return do()
    except OperationalError as error:
        if connection.in_atomic_block or not collided(error):
            raise
    try:
        return do()
    except OperationalError as error:
        if not collided(error):
            raise
        raise Busy from error
