"""Django's migrate, with our triggers and the search index taken off before and put back after."""

from typing import Any

from django.core.management.commands.migrate import Command as Migrate

from factcheck.models import terms_index, triggers


class Command(Migrate):
    """Rebuilt tables lose their triggers on SQLite, and other tables' triggers stop the rebuild."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate between removing and installing the triggers and the search index, whatever happens."""
        if options["plan"] or options["check_unapplied"]:
            super().handle(*args, **options)
            return
        triggers.remove()
        terms_index.remove()
        try:
            super().handle(*args, **options)
        finally:
            triggers.install()
            terms_index.install()
