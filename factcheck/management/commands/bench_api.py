"""How fast partners are answered from a small archive and from a large one, side by side in one run."""

from time import perf_counter
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.db import connection
from django.test.utils import override_settings

from factcheck.management.command import NewsroomCommand
from factcheck.management.side_by_side import House, browser, in_turn, scratch, stand_in, table
from factcheck.management.whole_archive import WholeArchive
from factcheck.models import Change, FactCheck

SMALLEST = 1_000
A_PAGE, AT_ONCE = 50, 200
DEEP = 10_000
"""The page that is asked for by its cursor: of a smaller archive, the last."""
LIST = "/api/v1/fact-checks"
PAGES = {
    "list, page 1": LIST,
    f"list, page {DEEP:,} by cursor": "{deep}",
    "list, one rating": f"{LIST}?rating=true",
    "list, a rare category": f"{LIST}?category=satire",
    "list, since last night": f"{LIST}?updated_since={{last_night}}",
    "list, with evidence": f"{LIST}?include=evidence,editions",
    "one fact-check": f"{LIST}/{{middle}}",
    "its editions": f"{LIST}/{{middle}}/editions",
    "changes, the first": "/api/v1/changes",
    "changes, from the middle": "/api/v1/changes?after={half}",
    "changes, the last": "/api/v1/changes?after={end}",
}


class Command(NewsroomCommand):
    """Fill two archives in databases of their own, ask both the same in turn, print what it took."""

    help = "Measure the API with 10,000 and with 1,000,000 fact-checks, in databases that are dropped."

    def add_arguments(self, parser: CommandParser) -> None:
        """How large, and how often."""
        parser.add_argument("--fact-checks", nargs=2, type=int, default=[10_000, 1_000_000], metavar="N")
        parser.add_argument("--rounds", type=int, default=30, help="How often each address is asked for.")

    def handle(self, *args: Any, fact_checks: list[int], rounds: int, **options: Any) -> None:
        """Build, measure, print, drop."""
        if min(fact_checks) < SMALLEST or rounds < 1:
            raise CommandError(f"Take at least {SMALLEST} fact-checks and one round.")
        archive = WholeArchive()
        with scratch(archive.open_house) as names, override_settings(REST_FRAMEWORK=_unlimited()):
            houses = [House(size, name) for size, name in zip(fact_checks, names, strict=True)]
            for house in houses:
                self._build(archive, house)
            in_turn(houses, rounds, _ask)
            self.stdout.write(table(PAGES, *houses, rounds=rounds, of="fact-checks"))

    def _build(self, archive: WholeArchive, house: House) -> None:
        begun = perf_counter()
        stand_in(house.name)
        archive.fill(house.size, self.stderr)
        middle = FactCheck.objects.order_by("pk")[house.size // 2]
        latest = FactCheck.objects.order_by("-updated_at")[A_PAGE]
        house.places = {
            "deep": _deep(house.size),
            "middle": middle.public_id,
            "last_night": f"{latest.updated_at:%Y-%m-%dT%H:%M:%SZ}",
            "half": house.size // 2,
            "end": Change.objects.latest("seq").seq - A_PAGE,
        }
        took = perf_counter() - begun
        self.stdout.write(f"{house.size:,} fact-checks on {connection.vendor} in {took:.0f} s")


def _ask(house: House, *, timed: bool) -> None:
    """Ask for every address once."""
    stand_in(house.name)
    partner = browser()
    for page, address in PAGES.items():
        house.ask(page, partner, address.format(**house.places), timed=timed)


def _deep(size: int) -> str:
    """The address of page 10,000, found as a partner finds it: by following `next`."""
    partner, address = browser(), f"{LIST}?page_size={AT_ONCE}"
    for _ in range(min(DEEP * A_PAGE, size) // AT_ONCE - 1):
        address = partner.get(address, secure=True).json()["next"].removeprefix(settings.SITE_URL)
    return address.replace(f"page_size={AT_ONCE}", f"page_size={A_PAGE}")


def _unlimited() -> dict[str, Any]:
    """No partner asks as often as a measurement does."""
    rates = {"anonymous": "1000000000/minute", "partner": "1000000000/minute"}
    return {**settings.REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": rates}
