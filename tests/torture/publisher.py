"""The process that is killed: it publishes, and dies where it is told to or when somebody kills it.

python -m tests.torture.publisher CLAIM PUBLISHER deaths [torn]
    Reads numbers. For each, a copy of this process publishes the claim and kills itself right after
    that many writes; answers “killed”, “published” or “refused”.
python -m tests.torture.publisher CLAIM PUBLISHER editions
    Takes the claim through one edition after the other until it is killed; says “publishing” and
    “published” before and after each.

“torn” is the mutant: every write is its own transaction.
"""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from typing import Any

import django
from django.db import connection

WRITES = ("INSERT", "UPDATE", "DELETE")


class Death:
    """Kill this process right after so many writes; torn, each write is committed before."""

    def __init__(self, after: int, *, torn: bool) -> None:
        self.left, self.torn = after, torn

    def __call__(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        """Stand between Django and the database (an `execute_wrapper`)."""
        result = execute(sql, *rest)
        if sql.startswith(WRITES):
            if self.torn:
                connection.connection.commit()
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return result


def die_at_each_number(claim_id: int, username: str, *, torn: bool) -> None:
    """Publish and die once for every number that is read."""
    outcomes = {0: "published", 1: "refused", -signal.SIGKILL: "killed"}
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os._exit(publish_and_die(claim_id, username, Death(int(line), torn=torn)))
        _, status = os.waitpid(child, 0)
        print(outcomes[os.waitstatus_to_exitcode(status)], flush=True)  # noqa: T201 - the answer


def publish_and_die(claim_id: int, username: str, death: Death) -> int:
    """Publish under a sword. Returns the exit code, if it comes to that."""
    from factcheck.models import Claim, User  # noqa: PLC0415 - Django is set up by now
    from factcheck.workflow.publishing import publish  # noqa: PLC0415

    try:
        claim, by = Claim.objects.get(pk=claim_id), User.objects.get(username=username)
        connection.features.uses_savepoints = not death.torn
        with connection.execute_wrapper(death):
            publish(claim, by=by)
    except Exception:
        traceback.print_exc()
        return 1
    return 0


def edition_after_edition(claim_id: int, username: str) -> None:
    """Publish for ever."""
    from factcheck.models import Claim, User  # noqa: PLC0415 - Django is set up by now

    from .onward import onward  # noqa: PLC0415

    publisher = User.objects.get(username=username)
    while True:
        claim = Claim.objects.get(pk=claim_id)
        publishing = claim.status == "approved"
        if publishing:
            print("publishing", flush=True)  # noqa: T201 - the parent waits for it
        onward(claim, publisher)
        if publishing:
            print("published", flush=True)  # noqa: T201


if __name__ == "__main__":
    django.setup()
    claim_id, username, mode, *flags = sys.argv[1:]
    if mode == "deaths":
        die_at_each_number(int(claim_id), username, torn=flags == ["torn"])
    else:
        edition_after_edition(int(claim_id), username)
