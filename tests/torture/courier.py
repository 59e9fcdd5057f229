"""The process that is killed: it publishes, begins to tell a partner, and dies right before it calls.

python -m tests.torture.courier PUBLISHER CLAIM PORT
"""

import os
import signal
import sys
from typing import Any

import django

from tests.net.sites import HERE, Allow


def die_when_calling(port: int) -> None:
    """Kill this process in the moment in which it would open a connection to the partner."""

    def touch(event: str, details: tuple[Any, ...]) -> None:
        if event == "socket.connect" and details[1][:2] == (HERE, port):
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(touch)


if __name__ == "__main__":
    django.setup()

    from factcheck.models import Claim, User
    from factcheck.workflow import deliveries, publishing

    username, claim, port = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    die_when_calling(port)
    publishing.publish(Claim.objects.get(pk=claim), by=User.objects.get(username=username))
    deliveries.send_next("a worker that dies", allow=Allow(addresses={HERE}, ports={port}))
