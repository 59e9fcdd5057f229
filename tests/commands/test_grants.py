"""On PostgreSQL the application's role cannot change what is kept for good, even with the triggers gone."""

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction

from factcheck.models import triggers
from tests import factories

pytestmark = pytest.mark.django_db
ROLE = "newsroom_application"


@pytest.fixture
def application():
    """The application's role, as which the connection then speaks; the triggers are off."""
    factories.published_claim()
    triggers.remove()
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {ROLE}")
        call_command("grant_tables", ROLE)
        cursor.execute(f"SET ROLE {ROLE}")
        yield cursor
        cursor.execute("RESET ROLE")


@pytest.mark.postgresql
@pytest.mark.parametrize("table", ["event", "edition", "submission", "change", "review"])
def test_what_is_kept_cannot_be_deleted_or_emptied(application, table):
    for statement in (f"DELETE FROM factcheck_{table}", f"TRUNCATE factcheck_{table} CASCADE"):  # noqa: S608 - ours
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            application.execute(statement)


@pytest.mark.postgresql
def test_a_signed_digest_cannot_be_changed(application):
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        application.execute("UPDATE factcheck_edition SET digest = 'x'")


@pytest.mark.postgresql
def test_the_newsroom_can_still_work(application):
    factories.published_claim()


@pytest.mark.postgresql
def test_a_dry_run_only_prints(capsys):
    call_command("grant_tables", "nobody", dry_run=True)
    assert 'GRANT SELECT, INSERT, UPDATE ("payload")' in capsys.readouterr().out


@pytest.mark.sqlite
def test_sqlite_has_no_roles():
    with pytest.raises(CommandError, match="Only PostgreSQL has roles"):
        call_command("grant_tables", ROLE)
