"""The indexes over the terms of fact-checks: FTS5 on SQLite, GIN on PostgreSQL. They find, they do not rank.

The terms come cleaned and stemmed. Each database takes them as they are, so that both find the same.
Like the triggers they are put in place by `migrate`, which may rebuild the tables beneath them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from .published.outside import OutsideCheck
from .published.terms import FactCheckTerms

_BETWEEN = " || ' ' || "


@dataclass(frozen=True)
class Index:
    """An index: its name, that of its triggers, its table with its whole key, the columns of terms."""

    name: str
    triggers: str
    table: str
    key: str
    columns: tuple[str, ...]

    @property
    def array(self) -> str:
        """On PostgreSQL: the terms of a row, as its index knows them."""
        return f"string_to_array({_BETWEEN.join(self.columns)}, ' ')"

    def follows(self) -> dict[str, str]:
        """What the index does after each change of the table, on SQLite."""
        names = ", ".join(self.columns)
        old, new = (", ".join(f"{row}.{name}" for name in self.columns) for row in ("OLD", "NEW"))
        take_out = (
            f"INSERT INTO {self.name}({self.name}, rowid, {names})"  # noqa: S608 - our names
            f" VALUES ('delete', OLD.{self.key}, {old});"
        )
        put_in = f"INSERT INTO {self.name}(rowid, {names}) VALUES (NEW.{self.key}, {new});"  # noqa: S608 - our names
        return {"insert": put_in, "delete": take_out, "update": f"{take_out} {put_in}"}

    def on_sqlite(self) -> Iterator[str]:
        """What puts it in place there, and fills it."""
        yield (
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {self.name} USING fts5({', '.join(self.columns)},"
            f" content='{self.table}', content_rowid='{self.key}',"
            " tokenize=\"unicode61 remove_diacritics 0 tokenchars '.,:%'\")"
        )
        for on, follow in self.follows().items():
            yield (
                f"CREATE TRIGGER IF NOT EXISTS {self.triggers}_{on} AFTER {on.upper()} ON {self.table}"
                f" BEGIN {follow} END"
            )
        yield f"INSERT INTO {self.name}({self.name}) VALUES ('rebuild')"  # noqa: S608 - our names

    def on_postgresql(self) -> Iterator[str]:
        """What puts it in place there."""
        yield f"CREATE INDEX IF NOT EXISTS {self.name} ON {self.table} USING gin ({self.array})"


OURS = Index(
    "factcheck_words_index",
    "terms_index",
    FactCheckTerms._meta.db_table,
    "fact_check_id",
    ("terms", "facets"),
)
OUTSIDE = Index("outside_words_index", "outside_index", OutsideCheck._meta.db_table, "id", ("terms",))
INDEXES = (OURS, OUTSIDE)
NAME, ARRAY = OURS.name, OURS.array
_OLDER = "factcheck_terms_index"  # it knew no facets


def install() -> None:
    """Put the indexes in place, where their tables exist, and fill them."""
    tables = connection.introspection.table_names()
    sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP {'TABLE' if sqlite else 'INDEX'} IF EXISTS {_OLDER}")
        for index in INDEXES:
            if index.table in tables:
                for statement in index.on_sqlite() if sqlite else index.on_postgresql():
                    cursor.execute(statement)


def remove() -> None:
    """Take off what follows the tables on SQLite, where migrations may rebuild them."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for index in INDEXES:
                for on in index.follows():
                    cursor.execute(f"DROP TRIGGER IF EXISTS {index.triggers}_{on}")


def is_whole() -> bool:
    """Whether the indexes are there and follow their tables."""
    return all(map(_is_whole, INDEXES))


def _is_whole(index: Index) -> bool:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            names = [index.name, *(f"{index.triggers}_{on}" for on in index.follows())]
            marks = ", ".join(["%s"] * len(names))
            cursor.execute(f"SELECT COUNT(*) FROM sqlite_master WHERE name IN ({marks})", names)  # noqa: S608 - marks
            return bool(cursor.fetchone()[0] == len(names))
        cursor.execute("SELECT COUNT(*) FROM pg_indexes WHERE indexname = %s", [index.name])
        return bool(cursor.fetchone()[0] == 1)
