"""Our record is computed in nobody's way: read without the lock of the log, kept in one short moment."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factcheck.models import Ledger, PublishedRecord
from factcheck.workflow import record
from tests import factories

NOW = timezone.now()


def asked(ask, *args) -> list[str]:
    """The statements that it takes."""
    with CaptureQueriesContext(connection) as captured:
        ask(*args)
    return [query["sql"] for query in captured.captured_queries]


@pytest.mark.django_db(transaction=True)
def test_figures_are_read_before_anything_is_locked():
    factories.published_claim()
    record.compute(NOW)
    statements = asked(record.compute, NOW)
    begun = [place for place, sql in enumerate(statements) if sql.startswith("BEGIN")]
    reading, keeping = statements[begun[0] : begun[1]], statements[begun[1] :]
    assert len(begun) == 2
    assert not any("FOR UPDATE" in sql or sql.startswith(("BEGIN IMMEDIATE", "UPDATE")) for sql in reading)
    assert len(keeping) == 4, "begin, write the row, read it, commit"
    assert all("factcheck_publishedrecord" in sql for sql in keeping[1:-1])


def test_a_record_that_was_read_earlier_does_not_replace_a_later_one(live):
    record.compute(NOW)
    PublishedRecord.objects.update(seq=5, ledger_hash="later")
    assert record.compute(NOW).ledger_hash == "later"
    Ledger.objects.update(change_seq=5)
    assert record.compute(NOW).ledger_hash != "later"


@pytest.mark.sqlite
def test_looking_whether_it_is_due_neither_scans_nor_sorts(live):
    record.compute(NOW)
    statements = asked(record.keep_up, NOW + timedelta(seconds=1))
    assert len(statements) == 2
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            assert all("USING INTEGER PRIMARY KEY" in row[3] for row in cursor.fetchall()), sql
