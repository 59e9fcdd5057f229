"""Make the roles."""

from typing import Any

from django.core.management.base import BaseCommand

from factcheck.rules import ROLES
from factcheck.workflow.house import setup_roles


class Command(BaseCommand):
    """Create the groups of the house, with exactly their rights. Safe to repeat."""

    help = "Create or repair the roles: contributor, checker, reviewer, editor, publisher, administrator."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say which are new."""
        made = setup_roles()
        self.stdout.write(
            f"New roles: {', '.join(made)}." if made else f"All {len(ROLES)} roles are in place."
        )
