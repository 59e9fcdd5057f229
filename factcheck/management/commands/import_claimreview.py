"""Take in the fact-checks of other houses, to be found beside ours."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from tqdm import tqdm

from factcheck.management.command import NewsroomCommand
from factcheck.management.people import person
from factcheck.workflow.outside import import_reviews


class Command(NewsroomCommand):
    """What can be read goes in; each line that cannot is told with its number, and the exit code is 1."""

    help = (
        "Import ClaimReview of other houses from files: lines of JSON (NDJSON), a DataFeed, or a saved page"
        " with JSON-LD. Imported again, it is renewed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The files, and who published what does not say so itself."""
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--publisher", default="", help="Who published what names nobody.")
        parser.add_argument("--by", default="desk", help="Username of who imports it (default: desk).")

    def handle(self, *args: Any, files: list[str], publisher: str, by: str, **options: Any) -> None:
        """One file after the other."""
        refused = 0
        for name in files:
            try:
                with Path(name).open("rb") as file, tqdm(unit=" reviews", disable=None, leave=False) as bar:
                    facts = {"publisher": publisher, "name": Path(name).name}
                    report = import_reviews(file, by=person(by), tick=bar.update, **facts)
            except OSError as error:
                raise CommandError(f"{name} cannot be read: {error.strerror}. Check the path.") from error
            for place, sentence in report.refusals:
                self.stderr.write(f"{name}: {place}: {sentence}")
            self.stdout.write(f"{name}: {report}.")
            refused += report.refused
        if refused:
            raise CommandError(f"{refused} could not be taken in; the rest is.")
