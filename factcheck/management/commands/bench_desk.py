"""How fast the desk is in a small house and in a large one, side by side in one run."""

import os
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from factcheck.management.command import NewsroomCommand
from factcheck.management.long_past import LongPast
from factcheck.models import Claim, Status, User

SMALLEST = 500
SECOND = "large"
PAGES = {
    "desk, an editor's": ("editor", "/admin/"),
    "desk, a checker's": ("checker-1", "/admin/"),
    "desk, a reviewer's": ("reviewer", "/admin/"),
    "claims": ("editor", "/admin/factcheck/claim/"),
    "claims, open": ("editor", "/admin/factcheck/claim/?status__exact=open"),
    "claims, published": ("editor", "/admin/factcheck/claim/?status__exact=published"),
    "claims, mine": ("checker-1", "/admin/factcheck/claim/?list=mine"),
    "claims, unassigned": ("editor", "/admin/factcheck/claim/?list=unassigned"),
    "claims, rated false": ("editor", "/admin/factcheck/claim/?rated=false"),
    "claims, by status": ("editor", "/admin/factcheck/claim/?o=2"),
    "claims, a common word": ("editor", "/admin/factcheck/claim/?q=microsoft"),
    "claims, a rare word": ("editor", "/admin/factcheck/claim/?q=zanzibar"),
    "claims, page 8": ("editor", "/admin/factcheck/claim/?p=8"),
    "one claim at work": ("checker-1", "/admin/factcheck/claim/{open}/change/"),
    "one claim in review": ("reviewer", "/admin/factcheck/claim/{in_review}/review/"),
    "one claim published": ("editor", "/admin/factcheck/claim/{published}/change/"),
}


@dataclass
class House:
    """One scratch database: how many claims it holds, and what was measured in it."""

    size: int
    name: str
    claims: dict[str, int] = field(default_factory=dict)
    queries: dict[str, int] = field(default_factory=dict)
    times: dict[str, list[float]] = field(default_factory=dict)

    def open(self) -> dict[str, Client]:
        """Stand in this database, with somebody of each name logged in."""
        _stand_in(self.name)
        return {name: _browser(name) for name in {who for who, _ in PAGES.values()}}


class Command(NewsroomCommand):
    """Build two houses in databases of their own, ask both the same pages in turn, print what it took."""

    help = "Measure the desk with 1,000 and with 100,000 claims, in scratch databases that are dropped again."

    def add_arguments(self, parser: CommandParser) -> None:
        """How large, and how often."""
        parser.add_argument("--claims", nargs=2, type=int, default=[1_000, 100_000], metavar="N")
        parser.add_argument("--rounds", type=int, default=15, help="How often each page is asked for.")

    def handle(self, *args: Any, claims: list[int], rounds: int, **options: Any) -> None:
        """Build, measure, print, drop."""
        if min(claims) < SMALLEST or rounds < 1:
            raise CommandError(f"Take at least {SMALLEST} claims and one round.")
        past = LongPast()
        with _scratch(past) as names:
            houses = [House(size, name) for size, name in zip(claims, names, strict=True)]
            self._build(past, houses)
            for number in range(rounds + 1):
                for house in random.sample(houses, len(houses)):
                    _ask(house, timed=number > 0)
            self._print(*houses, rounds=rounds)

    def _build(self, past: LongPast, houses: list[House]) -> None:
        """The same people and work in hand, and to each house its own past."""
        for house in houses:
            begun = perf_counter()
            _stand_in(house.name)
            past.grow(house.size)
            for status in (Status.OPEN, Status.IN_REVIEW, Status.PUBLISHED):
                house.claims[status.value] = Claim.objects.in_status(status).earliest("pk").pk
            built = Claim.objects.count()
            self.stdout.write(f"{built:,} claims on {connection.vendor} in {perf_counter() - begun:.0f} s")

    def _print(self, small: House, large: House, *, rounds: int) -> None:
        load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
        self.stdout.write(
            f"\n{rounds} rounds in turn, times in ms: median (least to most). Load of the machine: {load}.\n"
        )
        sizes = f"{small.size:,} claims", f"{large.size:,} claims"
        self.stdout.write(f"{'page':24}{'queries':>10}{sizes[0]:>26}{sizes[1]:>26}{'ratio':>8}")
        for page in PAGES:
            queries = "/".join(str(n) for n in dict.fromkeys((small.queries[page], large.queries[page])))
            ratio = median(large.times[page]) / median(small.times[page])
            told = [_told(house.times[page]) for house in (small, large)]
            self.stdout.write(f"{page:24}{queries:>10}{told[0]:>26}{told[1]:>26}{ratio:>8.2f}")


def _told(times: list[float]) -> str:
    return f"{median(times):.1f} ({min(times):.1f} to {max(times):.1f})"


@contextmanager
def _scratch(past: LongPast) -> Iterator[tuple[str, str]]:
    """The names of two alike databases that no house has, with all but its past; dropped at the end."""
    house, creation = connection.settings_dict["NAME"], connection.creation
    with tempfile.TemporaryDirectory() as folder, override_settings(DEBUG=False):
        on_sqlite = connection.vendor == "sqlite"
        name = str(Path(folder) / "bench.sqlite3") if on_sqlite else f"bench_{os.getpid()}"
        second = str(Path(folder) / f"bench_{SECOND}.sqlite3") if on_sqlite else f"{name}_{SECOND}"
        connection.settings_dict["TEST"]["NAME"] = name
        creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            past.open_house()
            connection.close()
            creation.clone_test_db(SECOND, verbosity=0, autoclobber=True)
            try:
                yield name, second
            finally:
                _drop(second, house)
        finally:
            _drop(name, house)
            _stand_in(house)


def _drop(name: str, house: Any) -> None:
    """Drop a database of ours, by its name; never that of the house."""
    if name == house:
        raise AssertionError("this is the house's own database")
    _stand_in(name)
    connection.creation.destroy_test_db(verbosity=0)


def _stand_in(name: str) -> None:
    """Read and write this database from here on."""
    connection.close()
    connection.settings_dict["NAME"] = name


def _browser(username: str) -> Client:
    host = settings.ALLOWED_HOSTS[0]
    client = Client(SERVER_NAME="localhost" if host in ("*", ".localhost") else host)
    client.force_login(User.objects.get(username=username))
    return client


def _ask(house: House, *, timed: bool) -> None:
    """Ask for every page once, after a first look; the first time count the queries instead."""
    browsers = house.open()
    for page, (who, address) in PAGES.items():
        where = address.format(**house.claims)
        if timed:
            _get(browsers[who], where)
            begun = perf_counter()
            _get(browsers[who], where)
            house.times.setdefault(page, []).append((perf_counter() - begun) * 1000)
        else:
            with CaptureQueriesContext(connection) as seen:
                _get(browsers[who], where)
            house.queries[page] = len(seen)


def _get(browser: Client, address: str) -> None:
    answer = browser.get(address, secure=True)
    if answer.status_code != HTTPStatus.OK:
        raise CommandError(f"{address} answers {answer.status_code}: nothing was measured.")
