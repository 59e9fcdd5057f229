"""Take an article in from a file, from standard input, or by its address."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import transaction

from factcheck.files import LARGEST
from factcheck.management.command import NewsroomCommand
from factcheck.management.people import person
from factcheck.models.desk.article import Article
from factcheck.text.addresses import link_in
from factcheck.workflow.arrivals import bring
from factcheck.workflow.fetching import expect
from factcheck.workflow.intake import receive


class Command(NewsroomCommand):
    """Keep one article, its text exactly as it is. Exit code 1, and nothing kept, when it cannot be used."""

    help = (
        "Take an article onto the desk from a file (text, HTML, DOCX, PDF), from standard input with “-”, "
        "or from an https:// address, which the worker fetches."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The file and what is known about the article."""
        parser.add_argument("file", help="A file, an https:// address, or - for standard input.")
        parser.add_argument("--by", default="desk", help="Username of who takes it in (default: desk).")
        parser.add_argument("--title", default="")
        parser.add_argument("--url", default="")
        parser.add_argument("--language", default="en")
        parser.add_argument(
            "--full-text", action="store_true", help="Our rights allow showing the full text."
        )
        parser.add_argument("--dry-run", action="store_true", help="Check it and keep nothing.")

    def handle(self, *args: Any, file: str, **options: Any) -> None:
        """Receive it, or say why not."""
        facts = {name: options[name] for name in ("title", "url", "language")}
        facts["rights"] = Article.Rights.FULL if options["full_text"] else Article.Rights.EXCERPTS
        with transaction.atomic():
            article = self._take_in(file, facts, options["by"])
            transaction.set_rollback(options["dry_run"])
        kept = "would be kept" if options["dry_run"] else f"is article {article.pk}"
        later = "" if article.texts.exists() or options["dry_run"] else " The worker fetches it."
        self.stdout.write(f"“{article.title}” {kept}.{later}")

    def _take_in(self, file: str, facts: dict[str, Any], name: str) -> Article:
        """By its address, or as the file holds it."""
        by = person(name)
        if "://" in file and (link := link_in(file)):
            if facts.pop("url"):
                raise CommandError("The address is given twice. Leave out --url.")
            return expect(link, by=by, **facts)
        brought = bring("", self._bytes(file))
        facts["title"] = facts["title"] or brought.title
        return receive(brought.words, by=by, file=brought.file, **facts)

    def _bytes(self, file: str) -> bytes:
        """The bytes of the file or of standard input; of an endless one enough to see that it is too long."""
        if file == "-" and sys.stdin is None:
            raise CommandError("Standard input is closed. Pipe the text in, or name a file.")
        try:
            with sys.stdin.buffer if file == "-" else Path(file).open("rb") as text:
                return text.read(LARGEST + 1)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}. Check the path.") from error
