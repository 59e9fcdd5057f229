"""A small house and a large one in scratch databases, asked the same in turn, and what it took."""

import os
import random
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

SECOND = "large"


@dataclass
class House:
    """One scratch database: how much it holds, what a page's address needs, and what was measured in it."""

    size: int
    name: str
    places: dict[str, Any] = field(default_factory=dict)
    queries: dict[str, int] = field(default_factory=dict)
    times: dict[str, list[float]] = field(default_factory=dict)

    def ask(self, page: str, browser: Client, address: str, *, timed: bool) -> None:
        """Ask for a page after a first look; the first time count its queries instead."""
        if not timed:
            with CaptureQueriesContext(connection) as seen:
                get(browser, address)
            self.queries[page] = len(seen)
            return
        get(browser, address)
        begun = perf_counter()
        get(browser, address)
        self.times.setdefault(page, []).append((perf_counter() - begun) * 1000)


def in_turn(houses: list[House], rounds: int, ask: Callable[..., None]) -> None:
    """Ask every house, in another order each round; the first round is not timed."""
    for number in range(rounds + 1):
        for house in random.sample(houses, len(houses)):
            ask(house, timed=number > 0)


def table(pages: Mapping[str, Any], small: House, large: House, *, rounds: int, of: str) -> str:
    """The figures: queries, times, and the ratio of the medians."""
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    sizes = f"{small.size:,} {of}", f"{large.size:,} {of}"
    lines = [
        f"\n{rounds} rounds in turn, times in ms: median (least to most). Load of the machine: {load}.\n",
        f"{'page':28}{'queries':>10}{sizes[0]:>26}{sizes[1]:>26}{'ratio':>8}",
    ]
    for page in pages:
        queries = "/".join(str(n) for n in dict.fromkeys((small.queries[page], large.queries[page])))
        ratio = median(large.times[page]) / median(small.times[page])
        told = [_told(house.times[page]) for house in (small, large)]
        lines.append(f"{page:28}{queries:>10}{told[0]:>26}{told[1]:>26}{ratio:>8.2f}")
    return "\n".join(lines)


def _told(times: list[float]) -> str:
    return f"{median(times):.1f} ({min(times):.1f} to {max(times):.1f})"


@contextmanager
def scratch(open_house: Callable[[], None]) -> Iterator[tuple[str, str]]:
    """The names of two alike databases that no house has, begun by `open_house`, and dropped at the end."""
    house, creation = connection.settings_dict["NAME"], connection.creation
    with tempfile.TemporaryDirectory() as folder, override_settings(DEBUG=False):
        on_sqlite = connection.vendor == "sqlite"
        name = str(Path(folder) / "bench.sqlite3") if on_sqlite else f"bench_{os.getpid()}"
        second = str(Path(folder) / f"bench_{SECOND}.sqlite3") if on_sqlite else f"{name}_{SECOND}"
        connection.settings_dict["TEST"]["NAME"] = name
        creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            open_house()
            connection.close()
            creation.clone_test_db(SECOND, verbosity=0, autoclobber=True)
            try:
                yield name, second
            finally:
                drop(second, house)
        finally:
            drop(name, house)
            stand_in(house)


def drop(name: str, house: Any) -> None:
    """Drop a database of ours, by its name; never that of the house."""
    if name == house:
        raise AssertionError("this is the house's own database")
    stand_in(name)
    connection.creation.destroy_test_db(verbosity=0)


def stand_in(name: str) -> None:
    """Read and write this database from here on."""
    connection.close()
    connection.settings_dict["NAME"] = name


def browser() -> Client:
    """A browser that the site answers."""
    host = settings.ALLOWED_HOSTS[0]
    return Client(SERVER_NAME="localhost" if host in ("*", ".localhost") else host)


def get(asking: Client, address: str) -> None:
    """Ask, and stop when the answer is not the page."""
    answer = asking.get(address, secure=True)
    if answer.status_code != HTTPStatus.OK:
        raise CommandError(f"{address} answers {answer.status_code}: nothing was measured.")
