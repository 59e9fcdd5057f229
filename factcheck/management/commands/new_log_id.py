"""Say that the numbers of changes begin anew: once, after a backup was restored."""

from typing import Any

from django.core.management.base import CommandParser

from factcheck.management.command import NewsroomCommand
from factcheck.models import ChangeSequence
from factcheck.workflow.sequence import new_log_id


class Command(NewsroomCommand):
    """Partners compare `log_id` with the one that they know, and start over when it is another."""

    help = "After restoring a backup: give the sequence of changes another name, so that partners start over."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether only to look."""
        parser.add_argument("--dry-run", action="store_true", help="Say what it is called now.")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        """Draw another name."""
        if dry_run:
            self.stdout.write(f"The sequence is called {ChangeSequence.the()}.")
            return
        self.stdout.write(f"The sequence is called {new_log_id()} from here on. Partners start over.")
