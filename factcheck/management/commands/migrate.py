"""Django's migrate, with our triggers taken off before and put back after, whatever happens."""

from typing import Any

from django.core.management.commands.migrate import Command as Migrate

from factcheck.models import triggers


class Command(Migrate):
    """Rebuilt tables lose their triggers on SQLite, and other tables' triggers stop the rebuild."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate between removing and installing the triggers."""
        if options["plan"] or options["check_unapplied"]:
            super().handle(*args, **options)
            return
        triggers.remove()
        try:
            super().handle(*args, **options)
        finally:
            triggers.install()
