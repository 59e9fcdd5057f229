"""Give the application's PostgreSQL role what it needs, and no more."""

from typing import Any

from django.apps import apps
from django.core.management.base import CommandError, CommandParser
from django.db import connection, transaction

from factcheck.management.command import NewsroomCommand
from factcheck.models.refusals import CONTENT


class Command(NewsroomCommand):
    """Two roles: the owner migrates; the application may only add to what is kept for good.

    What a redaction empties may be emptied, which the triggers allow for nothing else.
    """

    help = "On PostgreSQL, as the owner: grant a role what the application needs; append-only stays so."

    def add_arguments(self, parser: CommandParser) -> None:
        """The application's role."""
        parser.add_argument("role", help="The PostgreSQL role that the site and its worker log in with.")
        parser.add_argument("--dry-run", action="store_true", help="Print the statements and run none.")

    def handle(self, *args: Any, role: str, dry_run: bool, **options: Any) -> None:
        """Grant, table by table."""
        if connection.vendor != "postgresql":
            raise CommandError("Only PostgreSQL has roles. On SQLite the triggers alone keep what is kept.")
        statements = list(self._statements(connection.ops.quote_name(role)))
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in statements:
                if dry_run:
                    self.stdout.write(f"{statement};")
                else:
                    cursor.execute(statement)
        if not dry_run:
            self.stdout.write(f"{role} may use {len(statements) - 2} tables.")

    def _statements(self, role: str) -> Any:
        """Each GRANT; what was granted before and is too much is taken back."""
        config = apps.get_app_config("factcheck")
        kept = {config.get_model(name)._meta.db_table: content for name, content in CONTENT.items()}
        yield f"GRANT USAGE ON SCHEMA {connection.ops.quote_name('public')} TO {role}"
        yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}"
        for table in sorted(connection.introspection.table_names()):
            name = connection.ops.quote_name(table)
            if table not in kept:
                yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON {name} TO {role}"
                continue
            emptied = "".join(
                f', UPDATE ("{column}")' for column in (*kept[table], "redacted_by") if kept[table]
            )
            yield f"REVOKE ALL ON {name} FROM {role}"
            yield f"GRANT SELECT, INSERT{emptied} ON {name} TO {role}"
