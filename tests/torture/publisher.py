"""The process that is killed: it publishes, and dies where it is told to or when somebody kills it.

python -m tests.torture.publisher deaths [torn]
    Reads publisher, claim and a number. A copy of this process publishes the claim and kills itself right
    after that many writes; answers “killed”, “published” or “refused”. And again.
python -m tests.torture.publisher editions PUBLISHER CLAIM
    Takes the claim through one edition after the other until it is killed; says “publishing” and
    “published” before and after each.

“torn” is the mutant: each write is committed before the next.
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
    """Kill this process right after so many writes; torn, all but the last of them are committed."""

    def __init__(self, after: int, *, torn: bool) -> None:
        self.left, self.torn = after, torn

    def __call__(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        """Stand between Django and the database (an `execute_wrapper`)."""
        writes = sql.startswith(WRITES)
        if writes and self.torn:
            connection.connection.commit()
            if connection.vendor == "sqlite":
                connection.connection.execute("BEGIN IMMEDIATE")
        result = execute(sql, *rest)
        if writes:
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return result


def die_as_told(*, torn: bool) -> None:
    """Publish and die once for every line that is read."""
    outcomes = {0: "published", 1: "refused", -signal.SIGKILL: "killed"}
    for line in sys.stdin:
        username, claim_id, writes = line.split()
        child = os.fork()
        if child == 0:
            os._exit(publish_and_die(username, int(claim_id), Death(int(writes), torn=torn)))
        _, status = os.waitpid(child, 0)
        print(outcomes[os.waitstatus_to_exitcode(status)], flush=True)  # noqa: T201 - the answer


def publish_and_die(username: str, claim_id: int, death: Death) -> int:
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


def edition_after_edition(username: str, claim_id: int) -> None:
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
    mode, *more = sys.argv[1:]
    if mode == "deaths":
        die_as_told(torn=more == ["torn"])
    else:
        edition_after_edition(more[0], int(more[1]))
