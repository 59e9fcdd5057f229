"""Read the log against its chain of hashes."""

from typing import Any

from django.core.management.base import CommandError, CommandParser
from tqdm import tqdm

from factcheck.management.command import NewsroomCommand
from factcheck.models import Event
from factcheck.workflow.audit import verify_log


class Command(NewsroomCommand):
    """Say whether every line of the log is as it was written. Exit code 1 when one is not."""

    help = "Read the log against its chain of hashes; with --head, against a hash noted earlier."

    def add_arguments(self, parser: CommandParser) -> None:
        """One option: the hash to find."""
        parser.add_argument("--head", default="", help="A hash noted earlier; the log must still hold it.")

    def handle(self, *args: Any, head: str, **options: Any) -> None:
        """Print the faults, or the head."""
        with tqdm(total=Event.objects.count(), unit="line", disable=None, leave=False) as progress:
            report = verify_log(head=head, tick=progress.update)
        for fault in report.faults:
            self.stderr.write(fault)
        redacted = f", {report.redacted} of them redacted" if report.redacted else ""
        if report.faults:
            raise CommandError(
                f"The log is broken: {len(report.faults)} faults in {report.lines} lines{redacted}."
            )
        self.stdout.write(f"{report.lines} lines{redacted}, unbroken. Head: {report.head}")
