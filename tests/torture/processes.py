"""Other processes on the test's database, and what they leave behind when they are killed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from io import StringIO
from pathlib import Path
from threading import Event
from urllib.parse import quote

from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from factcheck.models import Claim, Ledger, User

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30  # seconds until a process that hangs fails its test


def address() -> str:
    """The DATABASE_URL of this test's database."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    person = f"{quote(database['USER'])}:{quote(database['PASSWORD'])}"
    return f"postgres://{person}@{database['HOST']}:{database['PORT']}/{database['NAME']}"


def publisher(*mode: str) -> AbstractContextManager[subprocess.Popen[str]]:
    """A process that publishes; killed at the end, if it still lives."""
    return running("-m", "tests.torture.publisher", *mode)


def capturer(*mode: str) -> AbstractContextManager[subprocess.Popen[str]]:
    """A process that captures; killed at the end, if it still lives."""
    return running("-m", "tests.torture.capturer", *mode)


def command(*words: str) -> AbstractContextManager[subprocess.Popen[str]]:
    """A command of the newsroom; killed at the end, if it still lives. What it complains of can be read."""
    return running("manage.py", *words, stderr=subprocess.PIPE)


@contextmanager
def running(*words: str, stderr: int | None = None) -> Iterator[subprocess.Popen[str]]:
    """Another Python on this test's database and its captures."""
    ours = {
        "DATABASE_URL": address(),
        "DATA_DIR": str(Path(settings.CAPTURES_DIR).parent),
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
    }
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, *words],
        cwd=ROOT,
        env=os.environ | ours,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        bufsize=1,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate(timeout=PATIENCE)
        let_go()


def publish_and_die(process: subprocess.Popen[str], claim: Claim, by: User, writes: int) -> str:
    """Have the claim published by a copy of the process that dies after so many writes: what became of it."""
    process.stdin.write(f"{by.username} {claim.pk} {writes}\n")
    outcome = process.stdout.readline().strip()
    let_go()
    return outcome


def capture_and_die(process: subprocess.Popen[str], port: int, steps: int) -> str:
    """Have the job that is due done by a copy of the process that dies at this step: what became of it."""
    process.stdin.write(f"{port} {steps}\n")
    outcome = process.stdout.readline().strip()
    let_go()
    return outcome


def let_go() -> None:
    """Wait until PostgreSQL has noticed that the process is dead, and taken its work back."""
    others = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    )
    moment = Event()
    for _ in range(PATIENCE * 100 if connection.vendor == "postgresql" else 0):
        with connection.cursor() as cursor:
            cursor.execute(others)
            if cursor.fetchone() == (0,):
                return
        moment.wait(0.01)


def faults() -> list[str]:
    """What the two commands that look for damage say; nothing when all is whole."""
    found = []
    for command in ("check_invariants", "verify_log"):
        words = StringIO()
        try:
            call_command(command, stdout=StringIO(), stderr=words)
        except CommandError as refusal:
            found.append(f"{command}: {refusal} {words.getvalue()}")
    return found


def everything(claim: Claim) -> dict[str, object]:
    """How many rows each table has, where the claim stands and where the ledger does."""
    tables = apps.get_app_config("factcheck").get_models(include_auto_created=True)
    return {
        **{table._meta.db_table: table._default_manager.count() for table in tables},
        "claim": Claim.objects.values("status", "version", "rating", "submission").get(pk=claim.pk),
        "ledger": Ledger.objects.values().get(),
    }
