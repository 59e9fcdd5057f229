"""Row triggers on their tables: put there, taken off, and compared with what is declared.

Django's SQLite schema editor rebuilds tables and loses their triggers without a word, so `migrate` takes them
off, migrates, and puts them back.
"""

from django.apps import apps
from django.db import connection

from .refusals import CONTENT, SINGLE, Refusal, append_only
from .translation_refusals import TRANSLATIONS


def declared() -> list[Refusal]:
    """Every trigger that must be in place in this database."""
    config = apps.get_app_config("factcheck")
    kept = [t for name, content in CONTENT.items() for t in append_only(config.get_model(name), content)]
    truncates = connection.vendor == "postgresql"
    return [trigger for trigger in (*kept, *SINGLE, *TRANSLATIONS) if truncates or trigger.on != "TRUNCATE"]


def install() -> None:
    """Put every declared trigger on the tables that exist; a table not yet made is passed over."""
    remove()
    needed = {m._meta.db_table for m in apps.get_app_config("factcheck").get_models()}
    if not needed <= set(connection.introspection.table_names()):
        return
    with connection.cursor() as cursor:
        for refusal in declared():
            cursor.execute(refusal.sqlite() if connection.vendor == "sqlite" else refusal.postgresql())


def remove() -> None:
    """Take all of our triggers off, also those that are declared no more."""
    with connection.cursor() as cursor:
        for name, table, _ in _installed():
            if connection.vendor == "sqlite":
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            else:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}; DROP FUNCTION IF EXISTS {name}()")


def drifted() -> list[str]:
    """Names of triggers that are missing, switched off, different or unknown. Empty when all is well."""
    on_sqlite = connection.vendor == "sqlite"
    with_text = {r.name: r.sqlite() if on_sqlite else f"{r.definition} {r.body}" for r in declared()}
    there = {name: text for name, _, text in _installed()}
    return sorted(name for name in {*with_text, *there} if with_text.get(name) != there.get(name))


def _installed() -> list[tuple[str, str, str]]:
    """Name, table and text of each trigger of ours in this database."""
    if connection.vendor == "sqlite":
        sql = (
            "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'factcheck_%'"
        )
    else:
        sql = (
            "SELECT t.tgname, t.tgrelid::regclass::text,"
            " CASE WHEN t.tgenabled = 'O' THEN pg_get_triggerdef(t.oid, true) || ' ' || p.prosrc ELSE '' END"
            " FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
            " JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE NOT t.tgisinternal AND t.tgname LIKE 'factcheck_%%' AND n.nspname = current_schema()"
        )
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())
