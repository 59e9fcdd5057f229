"""The process that is killed: it captures, and dies where it is told to or when somebody kills it.

python -m tests.torture.capturer deaths [torn]
    Reads the port of a site on this machine and a number. A copy of this process does the job that is due,
    and kills itself at that step: right after a write to the database, or right before a file is opened,
    renamed or flushed. Answers “killed”, “captured” or “failed”. And again.
python -m tests.torture.capturer jobs PORT
    Does one job after the other until it is killed; says “captured” after each.

“torn” is the mutant: each write is committed before the next.
"""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from threading import Event
from typing import Any

import django
from django.db import connection

from tests.net.sites import HERE, Allow

from .publisher import WRITES

FILE_STEPS = {"open", "os.rename"}


class Death:
    """Kill this process at a step: after so many writes, and before so many touches of the vault."""

    def __init__(self, at: int, *, torn: bool) -> None:
        self.left, self.torn = at, torn

    def step(self) -> None:
        """One step nearer."""
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def write(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        """Stand between Django and the database (an `execute_wrapper`)."""
        writes = sql.startswith(WRITES)
        if writes and self.torn:
            connection.connection.commit()
            if connection.vendor == "sqlite":
                connection.connection.execute("BEGIN IMMEDIATE")
        result = execute(sql, *rest)
        if writes:
            self.step()
        return result

    def touch(self, event: str, details: tuple[Any, ...]) -> None:
        """Stand between Python and the files (an audit hook)."""
        if event in FILE_STEPS and "captures" in str(details[0]):
            self.step()


def die_as_told(*, torn: bool) -> None:
    """Capture and die once for every line that is read."""
    outcomes = {0: "captured", 1: "failed", -signal.SIGKILL: "killed"}
    for line in sys.stdin:
        port, steps = map(int, line.split())
        child = os.fork()
        if child == 0:
            os._exit(capture_and_die(port, Death(steps, torn=torn)))
        _, status = os.waitpid(child, 0)
        print(outcomes[os.waitstatus_to_exitcode(status)], flush=True)  # noqa: T201 - the answer


def capture_and_die(port: int, death: Death) -> int:
    """Capture under a sword. Returns the exit code, if it comes to that."""
    try:
        connection.features.uses_savepoints = not death.torn
        sys.addaudithook(death.touch)
        with connection.execute_wrapper(death.write):
            return 0 if do_one("a worker that dies", port) == "done" else 1
    except Exception:
        traceback.print_exc()
        return 1


def do_one(name: str, port: int) -> str:
    """Do the job that is due, fetching from this machine. Returns how far it is then."""
    from functools import partial  # noqa: PLC0415 - beside what needs Django to be set up

    from factcheck.models import Job  # noqa: PLC0415 - Django is set up by now
    from factcheck.workflow import worker  # noqa: PLC0415
    from factcheck.workflow.captures import capture  # noqa: PLC0415

    call = partial(capture, allow=Allow(addresses={HERE}, ports={port}))
    job = worker.run_next(name, runners={Job.Kind.CAPTURE: call})
    return job.state if job else ""


def job_after_job(port: int) -> None:
    """Capture for ever."""
    while True:
        state = do_one(f"worker {os.getpid()}", port)
        if state == "done":
            print("captured", flush=True)  # noqa: T201 - the parent waits for it
        Event().wait(0 if state else 0.01)


if __name__ == "__main__":
    django.setup()
    mode, *more = sys.argv[1:]
    if mode == "deaths":
        die_as_told(torn=more == ["torn"])
    else:
        job_after_job(int(more[0]))
