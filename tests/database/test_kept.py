"""Append-only tables keep every word; the law's erasure is the only way out, and takes words alone."""

import pytest
from django.db import IntegrityError, connection, transaction

from factcheck.models import Claim, Event
from factcheck.models.refusals import CONTENT
from factcheck.models.triggers import declared, remove

from .kept import CHANGES, ERASABLE, erased, row
from .statements import Statement, insert_like, passes, refused, update

KEPT = [refusal for refusal in declared() if refusal.on == "TRUNCATE"]


def words_of(table: str) -> str:
    return next(r.message for r in declared() if r.name == f"factcheck_keep_{table.lower()}_update")


def test_no_table_is_forgotten():
    assert CHANGES.keys() == CONTENT.keys()


@pytest.mark.parametrize("table", ERASABLE)
def test_an_approved_redaction_takes_the_words(papers, table):
    passes(erased(papers, table))


@pytest.mark.parametrize("table", ERASABLE)
def test_a_redaction_that_nobody_approved_takes_nothing(papers, table):
    refused(erased(papers, table, redacted_by=papers.requested.pk), words_of(table))


@pytest.mark.parametrize("table", ERASABLE)
def test_a_redaction_that_does_not_exist_takes_nothing(papers, table):
    refused(erased(papers, table, redacted_by=0), words_of(table))


@pytest.mark.parametrize("table", ERASABLE)
def test_words_are_not_erased_without_a_redaction(papers, table):
    refused(erased(papers, table, redacted_by=None), words_of(table))


@pytest.mark.parametrize("table", ERASABLE)
def test_a_redaction_writes_no_other_words(papers, table):
    refused(erased(papers, table, **{CONTENT[table][0]: "Other words."}), words_of(table))


@pytest.mark.parametrize("table", ERASABLE)
def test_a_redaction_changes_nothing_else(papers, table):
    refused(erased(papers, table, **CHANGES[table][1]), words_of(table))


@pytest.mark.parametrize("table", ERASABLE)
def test_a_redaction_keeps_every_column_but_the_words(papers, table):
    kept = {f.column for f in row(papers, table)._meta.concrete_fields} - {*CONTENT[table], "redacted_by"}
    refusal = next(r for r in declared() if r.name == f"factcheck_keep_{table.lower()}_update")
    assert all(f'NEW."{column}" IS NOT DISTINCT FROM OLD."{column}"' in refusal.when for column in kept)


@pytest.mark.parametrize("table", ERASABLE)
def test_what_is_erased_is_not_written_again(papers, table):
    erased(papers, table).run()
    again = {column: getattr(row(papers, table), column) for column in CONTENT[table]}
    refused(update(row(papers, table), **again, redacted_by=None), words_of(table))
    refused(erased(papers, table), words_of(table))


@pytest.mark.sqlite
@pytest.mark.parametrize("table", sorted(CHANGES))
def test_a_row_is_not_replaced(papers, table):
    kept = row(papers, table)
    insert = insert_like(kept, id=kept.pk)
    refused(Statement(insert.sql.replace("INSERT", "INSERT OR REPLACE", 1), insert.values), words_of(table))


@pytest.mark.sqlite
def test_a_line_of_the_log_is_not_replaced_by_its_number(papers):
    insert = insert_like(papers.event, verb="forge")
    refused(Statement(insert.sql.replace("INSERT", "REPLACE", 1), insert.values), words_of("Event"))


@pytest.mark.postgresql
@pytest.mark.parametrize("refusal", KEPT, ids=lambda refusal: refusal.table)
def test_a_table_is_not_emptied_at_once(papers, refusal):
    refused(Statement(f"TRUNCATE {refusal.table} CASCADE"), refusal.message)


@pytest.mark.postgresql
@pytest.mark.parametrize("refusal", KEPT, ids=lambda refusal: refusal.table)
def test_without_triggers_a_table_is_emptied_at_once(papers, refusal):
    remove()
    with transaction.atomic():
        Statement(f"TRUNCATE {refusal.table} CASCADE").run()
        transaction.set_rollback(True)


def test_the_refusal_reaches_whoever_asks_the_orm(papers):
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Event.objects.all().delete()
    with pytest.raises(IntegrityError, match="counts its version"), transaction.atomic():
        Claim.objects.update(statement="Other words.")
    assert connection.is_usable()
