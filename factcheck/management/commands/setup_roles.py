"""Make the roles."""

from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction

from factcheck.management.command import NewsroomCommand
from factcheck.rules import ROLES
from factcheck.workflow.house import setup_roles


class Command(NewsroomCommand):
    """Create the groups of the house, with exactly their rights. Safe to repeat."""

    help = "Create or repair the roles: contributor, checker, reviewer, editor, publisher, administrator."

    def add_arguments(self, parser: CommandParser) -> None:
        """One option."""
        parser.add_argument("--dry-run", action="store_true", help="Say which would be new and make none.")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        """Say which are new."""
        with transaction.atomic():
            made = setup_roles()
            transaction.set_rollback(dry_run)
        self.stdout.write(
            f"New roles: {', '.join(made)}." if made else f"All {len(ROLES)} roles are in place."
        )
