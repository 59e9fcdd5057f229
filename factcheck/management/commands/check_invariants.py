"""Check what must always hold."""

from typing import Any

from django.core.management.base import CommandError

from factcheck.management.command import NewsroomCommand
from factcheck.workflow.audit import broken_invariants


class Command(NewsroomCommand):
    """Say what does not hold. Exit code 1 when something does not."""

    help = "Check desk, published tables and triggers against what must always hold."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print every broken rule."""
        broken = list(broken_invariants())
        for sentence in broken:
            self.stderr.write(sentence)
        if broken:
            raise CommandError(f"{len(broken)} things do not hold.")
        self.stdout.write("Everything holds.")
