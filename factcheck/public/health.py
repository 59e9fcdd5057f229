"""What a load balancer asks: does this process answer, and may it be sent readers?"""

import logging
from collections.abc import Callable, Mapping

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from factcheck.models import triggers

logger = logging.getLogger(__name__)
FINE = "ok"
NO_NOTES: Mapping[str, Callable[[], str]] = {}


@never_cache
@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    """Answer 200 as long as this process runs; nothing else is looked at."""
    return JsonResponse({"status": FINE})


@never_cache
@require_safe
def ready(request: HttpRequest, notes: Mapping[str, Callable[[], str]] = NO_NOTES) -> JsonResponse:
    """Answer 200 when this process can serve, else 503; each check says `ok` or what to do.

    `notes` say what else needs somebody, though readers can be served: empty when nothing does.
    """
    said: dict[str, str] = {}
    try:
        checks = {name: check() for name, check in CHECKS.items()}
        if set(checks.values()) == {FINE}:
            said = {name: note() or FINE for name, note in notes.items()}
    except DatabaseError:
        # The error may name hosts and people: the log has it, the answer does not.
        logger.exception("the database does not answer")
        checks = {"database": "The database does not answer. Start it, or put DATABASE_URL right."}
    fine = set(checks.values()) == {FINE}
    return JsonResponse(
        {"status": FINE if fine else "not ready", "checks": checks, **said}, status=200 if fine else 503
    )


def database_answers() -> str:
    """Ask the database for the least it can give."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return FINE


def tables_are_up_to_date() -> str:
    """Compare the migrations of this release with those that the database has seen."""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(waiting)} migrations wait. Run manage.py migrate." if waiting else FINE


def refusals_are_in_place() -> str:
    """Compare the triggers that guard the record with those that this release declares."""
    drifted = triggers.drifted()
    return f"Triggers differ: {', '.join(drifted)}. Run manage.py migrate." if drifted else FINE


CHECKS: dict[str, Callable[[], str]] = {
    "database": database_answers,
    "migrations": tables_are_up_to_date,
    "triggers": refusals_are_in_place,
}
