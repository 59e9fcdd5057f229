"""The index over the terms of fact-checks: FTS5 on SQLite, GIN on PostgreSQL. It finds, it does not rank.

The terms come cleaned and stemmed. Each database takes them as they are, so that both find the same.
Like the triggers it is put in place by `migrate`, which may rebuild the table beneath it.
"""

from django.db import connection

from .published.terms import FactCheckTerms

NAME = "factcheck_words_index"
_OLDER = "factcheck_terms_index"  # it knew no facets
_TABLE = FactCheckTerms._meta.db_table
_TAKE_OUT = (
    f"INSERT INTO {NAME}({NAME}, rowid, terms, facets)"  # noqa: S608 - our names
    " VALUES ('delete', OLD.fact_check_id, OLD.terms, OLD.facets);"
)
_PUT_IN = f"INSERT INTO {NAME}(rowid, terms, facets) VALUES (NEW.fact_check_id, NEW.terms, NEW.facets);"  # noqa: S608 - our names
_FOLLOWS = {"insert": _PUT_IN, "delete": _TAKE_OUT, "update": f"{_TAKE_OUT} {_PUT_IN}"}
ARRAY = "string_to_array(terms || ' ' || facets, ' ')"
"""On PostgreSQL: the terms of a row, as its index knows them."""
_SQLITE = (
    f"DROP TABLE IF EXISTS {_OLDER}",
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {NAME} USING fts5(terms, facets, content='{_TABLE}',"
    " content_rowid='fact_check_id', tokenize=\"unicode61 remove_diacritics 0 tokenchars '.,:%'\")",
    *(
        f"CREATE TRIGGER IF NOT EXISTS terms_index_{on} AFTER {on.upper()} ON {_TABLE} BEGIN {follow} END"
        for on, follow in _FOLLOWS.items()
    ),
    f"INSERT INTO {NAME}({NAME}) VALUES ('rebuild')",  # noqa: S608 - our names
)
_POSTGRESQL = (
    f"DROP INDEX IF EXISTS {_OLDER}",
    f"CREATE INDEX IF NOT EXISTS {NAME} ON {_TABLE} USING gin ({ARRAY})",
)


def install() -> None:
    """Put the index in place, if its table exists, and fill it."""
    if _TABLE not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for statement in _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL:
            cursor.execute(statement)


def remove() -> None:
    """Take off what follows the table on SQLite, where migrations may rebuild it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for on in _FOLLOWS:
                cursor.execute(f"DROP TRIGGER IF EXISTS terms_index_{on}")


def is_whole() -> bool:
    """Whether the index is there and follows its table."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT COUNT(*) FROM sqlite_master WHERE name = %s OR name LIKE 'terms_index_%%'", [NAME]
            )
            return bool(cursor.fetchone()[0] == 1 + len(_FOLLOWS))
        cursor.execute("SELECT COUNT(*) FROM pg_indexes WHERE indexname = %s", [NAME])
        return bool(cursor.fetchone()[0] == 1)
