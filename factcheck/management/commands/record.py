"""Compute the public record of the house now; the worker does it by itself."""

from typing import Any

from django.utils import timezone

from factcheck.management.command import NewsroomCommand
from factcheck.workflow.record import compute


class Command(NewsroomCommand):
    help = "Compute the figures of /our-record/ anew; the worker does it when something public has changed."

    def handle(self, *args: Any, **options: Any) -> None:
        """Compute, and say as of when."""
        row = compute(timezone.now())
        self.stdout.write(f"{row}, with the head of the log {row.ledger_hash[:12]}.")
