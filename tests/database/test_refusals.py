"""The database refuses every wrong row by itself, whoever writes it and however."""

import pytest
from django.apps import apps
from django.db import connection, models

from factcheck.models import triggers

from .kept import KEPT
from .statements import passes, refused
from .wrong_articles import ARTICLES, EVIDENCE, HOUSE
from .wrong_claims import CLAIMS, VERDICTS
from .wrong_complaints import COMPLAINTS
from .wrong_editions import LOG, PUBLISHED
from .wrong_jobs import JOBS
from .wrong_outcomes import OUTCOMES
from .wrong_outside import OUTSIDE
from .wrong_partners import PARTNERS
from .wrong_places import PLACES
from .wrong_remarks import REMARKS
from .wrong_signatures import SIGNATURES
from .wrong_translations import TRANSLATIONS

WRONG = (
    *ARTICLES,
    *EVIDENCE,
    *HOUSE,
    *CLAIMS,
    *VERDICTS,
    *SIGNATURES,
    *PUBLISHED,
    *LOG,
    *JOBS,
    *COMPLAINTS,
    *OUTCOMES,
    *OUTSIDE,
    *REMARKS,
    *PARTNERS,
    *PLACES,
    *TRANSLATIONS,
    *KEPT,
)
TABLES = tuple(apps.get_app_config("factcheck").get_models())
CONSTRAINTS = {c.name: (table, c) for table in TABLES for c in table._meta.constraints}
TRIGGERS = {trigger.name: trigger for trigger in triggers.declared() if trigger.on != "TRUNCATE"}


def reason(by: str) -> str:
    """How the database names what refused a row."""
    if by in TRIGGERS:
        return TRIGGERS[by].message
    table, constraint = CONSTRAINTS.get(by, (None, None))
    if constraint is None:
        return f"({by})=" if connection.vendor == "postgresql" else f".{by}"
    if isinstance(constraint, models.UniqueConstraint) and connection.vendor == "sqlite":
        columns = [table._meta.get_field(name).column for name in constraint.fields]
        return "failed: " + ", ".join(f"{table._meta.db_table}.{column}" for column in columns)
    return by


def without(name: str) -> None:
    """Take one trigger off, until the test's transaction is rolled back."""
    on = f" ON {TRIGGERS[name].table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}{on}")


@pytest.mark.parametrize("row", WRONG, ids=lambda row: row.what)
def test_the_database_refuses(papers, row):
    if row.behind:
        without(row.behind)
    refused(row.wrong(papers), reason(row.by))


@pytest.mark.parametrize("row", [row for row in WRONG if row.right], ids=lambda row: f"not {row.what}")
def test_the_database_takes_the_right_row(papers, row):
    passes(row.right(papers))


@pytest.mark.parametrize("row", [row for row in WRONG if row.by in TRIGGERS], ids=lambda row: row.what)
def test_without_its_trigger_nothing_stops(papers, row):
    without(row.by)
    passes(row.wrong(papers))


def test_every_constraint_and_every_trigger_has_its_wrong_row():
    assert {*CONSTRAINTS, *TRIGGERS} - {row.by for row in WRONG} == set()
