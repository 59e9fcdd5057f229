"""Raw SQL on one row, round every verb: what a person with a database shell could type."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction


@dataclass(frozen=True)
class Statement:
    """One SQL statement and its values."""

    sql: str
    values: Sequence[Any] = ()

    def run(self) -> int:
        """Execute it past the ORM. Returns how many rows it wrote."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.values)
            return cursor.rowcount


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def insert_like(row: models.Model, /, **changes: Any) -> Statement:
    """Insert a copy of the row in which these columns differ."""
    columns = [f.column for f in row._meta.concrete_fields if not f.primary_key or f.column in changes]
    copied = ["%s" if column in changes else _quoted(column) for column in columns]
    values = [changes[column] for column in columns if column in changes]
    table = _quoted(row._meta.db_table)
    return Statement(
        f"INSERT INTO {table} ({', '.join(map(_quoted, columns))}) "  # noqa: S608 - our own names
        f"SELECT {', '.join(copied)} FROM {table} WHERE id = %s",
        [*values, row.pk],
    )


def update(row: models.Model, /, **changes: Any) -> Statement:
    """Change these columns of the row."""
    sets = ", ".join(f"{_quoted(column)} = %s" for column in changes)
    table = _quoted(row._meta.db_table)
    return Statement(f"UPDATE {table} SET {sets} WHERE id = %s", [*changes.values(), row.pk])  # noqa: S608


def delete(row: models.Model) -> Statement:
    """Delete the row."""
    return Statement(f"DELETE FROM {_quoted(row._meta.db_table)} WHERE id = %s", [row.pk])  # noqa: S608


def moved(claim: models.Model, /, **changes: Any) -> Statement:
    """Change the claim and count its version up, as every verb does."""
    return update(claim, **{"version": claim.version + 1} | changes)


def refused(statement: Statement, reason: str) -> None:
    """The database refuses the statement for this reason and no other."""
    with pytest.raises(IntegrityError, match=re.escape(reason)), transaction.atomic():
        statement.run()


def passes(statement: Statement) -> None:
    """The database writes one row; it is taken back at once, references that would dangle included."""
    with transaction.atomic():
        assert statement.run() == 1
        transaction.set_rollback(True)


def again(row: models.Model, /, **changes: Any) -> models.Model:
    """A second row like this one, written now."""
    fields = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if not f.primary_key}
    return type(row)._default_manager.create(**fields | changes)
