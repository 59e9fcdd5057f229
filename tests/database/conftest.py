"""The newsroom that the wrong rows are tried on, built once for each module that only reads it."""

import pytest
from django.db import connection, transaction

from .papers import Papers


@pytest.fixture(scope="module")
def shared_papers(django_db_setup, django_db_blocker):
    """One newsroom for a whole module, gone at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        papers = Papers()
        connection.check_constraints()  # PostgreSQL drops no trigger while deferred checks are pending.
        yield papers
        transaction.set_rollback(True)


@pytest.fixture
def papers(shared_papers, db) -> Papers:
    """The newsroom, within the test's own transaction."""
    return shared_papers
