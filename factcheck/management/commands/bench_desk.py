"""How fast the desk is in a small house and in a large one, side by side in one run."""

from time import perf_counter
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import connection
from django.test import Client

from factcheck.management.command import NewsroomCommand
from factcheck.management.long_past import LongPast
from factcheck.management.side_by_side import House, browser, in_turn, scratch, stand_in, table
from factcheck.models import Claim, Status, User

SMALLEST = 500
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
        with scratch(past.open_house) as names:
            houses = [House(size, name) for size, name in zip(claims, names, strict=True)]
            self._build(past, houses)
            in_turn(houses, rounds, _ask)
            self.stdout.write(table(PAGES, *houses, rounds=rounds, of="claims"))

    def _build(self, past: LongPast, houses: list[House]) -> None:
        """The same people and work in hand, and to each house its own past."""
        for house in houses:
            begun = perf_counter()
            stand_in(house.name)
            past.grow(house.size)
            for status in (Status.OPEN, Status.IN_REVIEW, Status.PUBLISHED):
                house.places[status.value] = Claim.objects.in_status(status).earliest("pk").pk
            built = Claim.objects.count()
            self.stdout.write(f"{built:,} claims on {connection.vendor} in {perf_counter() - begun:.0f} s")


def _browser(username: str) -> Client:
    client = browser()
    client.force_login(User.objects.get(username=username))
    return client


def _ask(house: House, *, timed: bool) -> None:
    """Ask for every page once, with somebody of each name logged in."""
    stand_in(house.name)
    browsers = {name: _browser(name) for name in {who for who, _ in PAGES.values()}}
    for page, (who, address) in PAGES.items():
        house.ask(page, browsers[who], address.format(**house.places), timed=timed)
