"""The files for partners, written by a process beside the worker: a long writing holds up nobody."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

from django.conf import settings

from factcheck.workflow import exports

PATIENCE = 10
"""Seconds until a writing that was told to stop is killed."""


class Exporting:
    """At most one writing at a time, looked after between two turns of the worker."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None

    def keep_up(self, now: datetime) -> None:
        """Begin a writing when the files are due; leave them alone for a while when the last one failed."""
        if self.process is None:
            if exports.wanted(now):
                self.process = _begin()
        elif (code := self.process.poll()) is not None:
            self.process = None
            if code:
                exports.rest()

    def stop(self) -> None:
        """End what is being written: its half files are cleared away by the next writing."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None


def _begin() -> subprocess.Popen[bytes]:
    """A process of its own, which Ctrl-C at the worker's terminal does not reach: the worker ends it."""
    command = [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), "export"]
    return subprocess.Popen(  # noqa: S603 - our own command
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True
    )
