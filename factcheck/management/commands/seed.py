"""Load the demonstration."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.db import transaction
from tqdm import tqdm

from factcheck.management.command import NewsroomCommand
from factcheck.management.demonstration import ARTICLE, NAME, PASSWORD, Demonstration, read
from factcheck.models import Article, House


class Command(NewsroomCommand):
    """The seed article with its checked claims and demo people, through the newsroom's own verbs."""

    help = "Load the demonstration into an empty database. Only in debug; does nothing the second time."

    def add_arguments(self, parser: CommandParser) -> None:
        """One option."""
        parser.add_argument("--dry-run", action="store_true", help="Take every step and keep nothing.")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        """Load it whole, or not at all."""
        if not settings.DEBUG:
            raise CommandError("The demonstration is for DEBUG=1 only. For a house of your own: setup_house.")
        if House.the().demonstration:
            self.stdout.write("The demonstration is loaded already. “make reset” throws it away.")
            return
        if Article.objects.exists():
            raise CommandError(
                "This database has articles of its own. Load the demonstration into an empty one."
            )
        with transaction.atomic():
            demonstration = Demonstration()
            demonstration.open_house()
            article = demonstration.take_in()
            for row in tqdm(read("claims")[::-1], unit="claim", disable=None, leave=False):
                demonstration.load(article, row)
            loaded = article.claims.count()
            transaction.set_rollback(dry_run)
        self.stdout.write(f"{NAME}: {loaded} claims from {ARTICLE.name}{' (none kept)' if dry_run else ''}.")
        if dry_run:
            return
        names = ", ".join(demonstration.people)
        self.stdout.write(f"Log in at /admin/ as {names}; the password is “{PASSWORD}”.")
