"""The worker: publishes what is due."""

import time
from typing import Any

from django.core.management.base import CommandError, CommandParser

from factcheck.management.command import NewsroomCommand
from factcheck.workflow.schedule import due, release_due

DAY = 24 * 3600


class Command(NewsroomCommand):
    """Publish scheduled claims when their time has come. Stop it with Ctrl-C; nothing is lost."""

    help = "Publish what is due, every few seconds, until stopped; once with --once."

    def add_arguments(self, parser: CommandParser) -> None:
        """How often, and whether only once."""
        parser.add_argument("--once", action="store_true", help="Publish what is due now, and end.")
        parser.add_argument("--dry-run", action="store_true", help="Say what is due, and publish nothing.")
        parser.add_argument("--every", type=float, default=5.0, help="Seconds between looks (default: 5).")

    def handle(self, *args: Any, once: bool, every: float, dry_run: bool, **options: Any) -> None:
        """Look, publish, wait."""
        if not 0 < every <= DAY:
            raise CommandError(f"Look every few seconds: --every takes more than 0 and at most {DAY}.")
        if dry_run:
            for row in due():
                self.stdout.write(f"Due since {row.publish_at:%Y-%m-%d %H:%M %Z}: claim {row.claim_id}")
            return
        try:
            while True:
                self._release()
                if once:
                    return
                time.sleep(every)
        except KeyboardInterrupt:
            self.stderr.write("The worker has stopped.")

    def _release(self) -> None:
        published, refused = release_due()
        for claim in published:
            self.stdout.write(f"Published claim {claim.pk}: {claim}")
        for claim, sentence in refused:
            self.stderr.write(f"Claim {claim.pk} is due but not published: {sentence}")
