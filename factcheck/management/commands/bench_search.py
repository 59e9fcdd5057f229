"""How fast readers find something in a small archive and in a large one, side by side in one run."""

from time import perf_counter
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import connection

from factcheck.management.command import NewsroomCommand
from factcheck.management.long_archive import RARE, LongArchive
from factcheck.management.side_by_side import House, browser, in_turn, scratch, stand_in, table
from factcheck.models import FactCheck

SMALLEST = 1_000
PAGES = {
    "front page": "/",
    "list": "/fact-checks/",
    "list, in the middle": "/fact-checks/?page=k{middle:x}",
    "list, last changed": "/fact-checks/?order=changed",
    "rating, common": "/fact-checks/?rating=true",
    "rating, rare": "/fact-checks/?rating=unproven",
    "topic": "/topics/topic-7/",
    "claimant": "/claimants/claimant-7/",
    "rating and topic": "/fact-checks/?rating=false&topic=topic-3",
    "rating, topic, claimant": "/fact-checks/?rating=unproven&topic=topic-3&claimant=claimant-9",
    "days": "/fact-checks/?before={day}",
    "common word": "/fact-checks/?q=bababa",
    "two words": "/fact-checks/?q=bababa+babaco",
    "exact phrase": "/fact-checks/?q=%22bababa+babaco%22",
    "beginning of a word": "/fact-checks/?q=bab",
    "seldom word": "/fact-checks/?q=zuzuti",
    "rarest word": f"/fact-checks/?q={RARE}",
    "word and rating": "/fact-checks/?q=babadi&rating=satire",
    "slip of the finger": "/fact-checks/?q=zanzibraian",
    "nothing found": "/fact-checks/?q=xylophone+quartz",
    "feed": "/feeds/atom.xml",
    "feed of a topic": "/topics/topic-7/atom.xml",
    "feed of a claimant": "/claimants/claimant-7/atom.xml",
    "feed of corrections": "/feeds/corrections.xml",
    "sitemap": "/sitemap.xml",
    "sitemap, a part": "/sitemaps/fact-checks-0.xml",
    "sitemap, news": "/sitemaps/news.xml",
}


class Command(NewsroomCommand):
    """Fill two archives in databases of their own, ask both the same in turn, print what it took."""

    help = (
        "Measure search and lists with 10,000 and with 1,000,000 fact-checks, in databases that are dropped."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """How large, and how often."""
        parser.add_argument("--fact-checks", nargs=2, type=int, default=[10_000, 1_000_000], metavar="N")
        parser.add_argument("--rounds", type=int, default=15, help="How often each page is asked for.")

    def handle(self, *args: Any, fact_checks: list[int], rounds: int, **options: Any) -> None:
        """Build, measure, print, drop."""
        if min(fact_checks) < SMALLEST or rounds < 1:
            raise CommandError(f"Take at least {SMALLEST} fact-checks and one round.")
        archive = LongArchive()
        with scratch(archive.open_house) as names:
            houses = [House(size, name) for size, name in zip(fact_checks, names, strict=True)]
            for house in houses:
                self._build(archive, house)
            in_turn(houses, rounds, _ask)
            self.stdout.write(table(PAGES, *houses, rounds=rounds, of="fact-checks"))

    def _build(self, archive: LongArchive, house: House) -> None:
        begun = perf_counter()
        stand_in(house.name)
        archive.fill(house.size, self.stderr)
        middle = FactCheck.objects.order_by("pk")[house.size // 2]
        house.places = {"middle": middle.pk, "day": middle.published_at.date()}
        self.stdout.write(
            f"{house.size:,} fact-checks on {connection.vendor} in {perf_counter() - begun:.0f} s"
        )


def _ask(house: House, *, timed: bool) -> None:
    """Ask for every page once."""
    stand_in(house.name)
    reader = browser()
    for page, address in PAGES.items():
        house.ask(page, reader, address.format(**house.places), timed=timed)
