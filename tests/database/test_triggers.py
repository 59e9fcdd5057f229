"""Triggers outlive migrations, rebuilt tables and the tests' own clearing away, and say when they do not."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, models
from django.db.models.signals import post_migrate
from django.test import TransactionTestCase

from factcheck.models import Event, triggers
from factcheck.models.refusals import Refusal
from tests import factories

ANY = triggers.declared()[0]


def execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def drop(refusal: Refusal) -> None:
    on = f" ON {refusal.table}" if connection.vendor == "postgresql" else ""
    execute(f"DROP TRIGGER {refusal.name}{on}")


def create(refusal: Refusal) -> None:
    execute(refusal.sqlite() if connection.vendor == "sqlite" else refusal.postgresql())


@pytest.mark.django_db
def test_all_triggers_are_in_place():
    assert triggers.drifted() == []


@pytest.mark.django_db
@pytest.mark.parametrize("refusal", triggers.declared(), ids=lambda refusal: refusal.name)
def test_a_dropped_trigger_is_named(refusal):
    drop(refusal)
    assert triggers.drifted() == [refusal.name]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "altered",
    [
        Refusal(ANY.name, ANY.table, ANY.on, "1 = 0", ANY.message),
        Refusal(ANY.name, ANY.table, "INSERT", ANY.when, ANY.message),
        Refusal(ANY.name, "factcheck_topic", ANY.on, "TRUE", ANY.message),
    ],
    ids=["asks nothing", "asks at another time", "asks of another table"],
)
def test_an_altered_trigger_is_named(altered):
    drop(ANY)
    create(altered)
    assert triggers.drifted() == [ANY.name]


@pytest.mark.django_db
def test_a_trigger_that_nobody_declared_is_named_and_removed():
    create(Refusal("factcheck_of_old", "factcheck_topic", "DELETE", "TRUE", "No."))
    assert triggers.drifted() == ["factcheck_of_old"]
    triggers.install()
    assert triggers.drifted() == []


@pytest.mark.postgresql
@pytest.mark.django_db
@pytest.mark.parametrize("state", ["DISABLE", "ENABLE REPLICA"])
def test_a_trigger_switched_off_is_named(state):
    execute(f"ALTER TABLE {ANY.table} {state} TRIGGER {ANY.name}")
    assert triggers.drifted() == [ANY.name]


@pytest.mark.django_db(transaction=True)
def test_migrate_puts_back_what_is_missing():
    drop(ANY)
    call_command("migrate", verbosity=0)
    assert triggers.drifted() == []


@pytest.mark.django_db(transaction=True)
def test_triggers_are_off_while_tables_are_migrated():
    seen = []

    def look(**kwargs) -> None:
        seen.append(triggers.drifted())

    post_migrate.connect(look)
    call_command("migrate", verbosity=0)
    post_migrate.disconnect(look)
    assert all(names == sorted(r.name for r in triggers.declared()) for names in seen)
    assert seen
    assert triggers.drifted() == []


@pytest.mark.django_db(transaction=True)
def test_a_failed_migration_leaves_the_triggers_in_place():
    with pytest.raises(CommandError):
        call_command("migrate", "factcheck", "9999_of_the_future", verbosity=0)
    assert triggers.drifted() == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("option", [{"plan": True}, {"check_unapplied": True}], ids=["plan", "check"])
def test_a_look_at_migrations_takes_no_trigger_off(option):
    call_command("migrate", verbosity=0, **option)
    assert triggers.drifted() == []


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_migrate_puts_back_what_a_rebuilt_table_lost():
    said = models.CheckConstraint(condition=~models.Q(verb=""), name="event_says_what")
    with connection.schema_editor() as editor:
        editor.add_constraint(Event, said)
    assert triggers.drifted() == ["factcheck_keep_event_delete", "factcheck_keep_event_update"]
    with connection.schema_editor() as editor:
        editor.remove_constraint(Event, said)
    call_command("migrate", verbosity=0)
    assert triggers.drifted() == []


@pytest.mark.django_db(transaction=True)
def test_triggers_outlive_the_flush_between_tests():
    factories.published_claim()
    TransactionTestCase("run")._fixture_teardown()  # noqa: SLF001 - what runs after every such test
    assert not Event.objects.exists()
    assert triggers.drifted() == []
