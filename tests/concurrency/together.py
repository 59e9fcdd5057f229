"""People who act at the same moment: a thread each, with a connection of its own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connections

PATIENCE = 60  # seconds until a test that hangs says so


def together(*acts: Callable[[], Any]) -> Sequence[Any]:
    """Start all acts at one moment. Returns what each returned, or the refusal that it met."""
    barrier = Barrier(len(acts))

    def act(one: Callable[[], Any]) -> Any:
        try:
            barrier.wait(PATIENCE)
            return one()
        except Exception as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(act, acts, timeout=PATIENCE))


def alone(act: Callable[[], Any]) -> Any:
    """What one person meets who acts on a connection of their own."""
    return together(act)[0]
