"""Take an article in from a file or from standard input."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import transaction

from factcheck.management.command import NewsroomCommand
from factcheck.management.people import person
from factcheck.models.desk.article import Article
from factcheck.text.clean import MAX_BYTES
from factcheck.workflow.intake import receive


class Command(NewsroomCommand):
    """Keep one article, its text exactly as it is. Exit code 1, and nothing kept, when it cannot be used."""

    help = "Take an article onto the desk from a text file, or from standard input with “-”."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file and what is known about the article."""
        parser.add_argument("file", help="A text file in UTF-8, or - for standard input.")
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
            article = receive(self._bytes(file), by=person(options["by"]), **facts)
            transaction.set_rollback(options["dry_run"])
        kept = "would be kept" if options["dry_run"] else f"is article {article.pk}"
        self.stdout.write(f"“{article.title}” {kept}.")

    def _bytes(self, file: str) -> bytes:
        """The bytes of the file or of standard input; of an endless one enough to see that it is too long."""
        if file == "-" and sys.stdin is None:
            raise CommandError("Standard input is closed. Pipe the text in, or name a file.")
        try:
            with sys.stdin.buffer if file == "-" else Path(file).open("rb") as text:
                return text.read(MAX_BYTES + 1)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}. Check the path.") from error
