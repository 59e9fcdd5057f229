"""The worker: publishes what is due, tells partners, fetches articles, captures pages, writes letters."""

import logging
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, current_thread, main_thread
from types import FrameType
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import Error, connection
from django.utils import timezone

from factcheck.management.command import NewsroomCommand
from factcheck.management.exporting import Exporting
from factcheck.models import Delivery, Job
from factcheck.models.desk.job import SUBJECTS
from factcheck.workflow import deliveries, exports, images, vault, worker
from factcheck.workflow.redaction import forget_erased
from factcheck.workflow.schedule import due, release_due

log = logging.getLogger(__name__)
DAY = 24 * 3600
SIGNALS = (signal.SIGTERM, signal.SIGINT)


class Command(NewsroomCommand):
    """Do what is due, one thing after the other. Told to stop, it ends what it has in hand; nothing is lost.

    Any number may run, on any number of machines. What a killed one had in hand is taken over by another.
    """

    help = "Do what falls due: publish, tell, fetch, capture, write letters; with --once what is due now."

    def add_arguments(self, parser: CommandParser) -> None:
        """How often, and whether only once."""
        parser.add_argument("--once", action="store_true", help="Do what is due now, and end.")
        parser.add_argument("--dry-run", action="store_true", help="Say what is due, and do nothing.")
        parser.add_argument("--every", type=float, default=5.0, help="Seconds between looks (default: 5).")

    def handle(self, *args: Any, once: bool, every: float, dry_run: bool, **options: Any) -> None:
        """Look, do, wait."""
        if not 0 < every <= DAY:
            raise CommandError(f"Look every few seconds: --every takes more than 0 and at most {DAY}.")
        if dry_run:
            self._say_what_is_due()
            return
        name = worker.new_name()
        vault.sweep()
        images.sweep(timezone.now())
        forget_erased()
        files = Exporting()
        keep_up = exports.keep_up if once else files.keep_up
        with stopping() as stop:
            while not stop.is_set():
                try:
                    busy = self._turn(name, stop)
                    keep_up(timezone.now())
                except Error:  # the database may be away for a while: leases wait for it, and so do we
                    if once:
                        raise
                    log.exception("the database does not answer")
                    connection.close()
                    busy = False
                if not busy and (once or stop.wait(every)):
                    break
        files.stop()
        worker.left(name, timezone.now())
        if stop.is_set():
            self.stderr.write("The worker has stopped.")

    def _say_what_is_due(self) -> None:
        for row in due():
            self.stdout.write(f"Due since {row.publish_at:%Y-%m-%d %H:%M %Z}: claim {row.claim_id}")
        for job in Job.objects.due(timezone.now()).select_related(*SUBJECTS):
            self.stdout.write(f"Due since {job.next_at:%Y-%m-%d %H:%M %Z}: {job}")
        for each in Delivery.objects.due(timezone.now()):
            self.stdout.write(f"Due since {each.next_at:%Y-%m-%d %H:%M %Z}: {each}")

    def _turn(self, name: str, stop: Event) -> bool:
        """Publish all that is due, tell partners, do one job, and say whether there was one."""
        worker.seen(name, timezone.now())
        self._release()
        worker.look_around(timezone.now())
        sent = self._deliver(name, stop)
        job = worker.run_next(name)
        if job is not None:
            done = job.state == Job.State.DONE
            (self.stdout if done else self.stderr).write(f"{job}: {job.error or job.state}")
        return sent or job is not None

    def _deliver(self, name: str, stop: Event) -> bool:
        """Tell partners, withdrawals first, and say whether there was anything to tell."""
        sent = deliveries.send_due(name, stop.is_set)
        for row in sent:
            arrived = row.state == row.State.DELIVERED
            (self.stdout if arrived else self.stderr).write(f"{row}: {row.last_error or row.state}")
        return bool(sent)

    def _release(self) -> None:
        published, refused = release_due()
        for claim in published:
            self.stdout.write(f"Published claim {claim.pk}: {claim}")
        for claim, sentence in refused:
            self.stderr.write(f"Claim {claim.pk} is due but not published: {sentence}")


@contextmanager
def stopping() -> Iterator[Event]:
    """An event that is set when this process is told to stop. Only the main thread of a process is told."""
    stop = Event()

    def told(number: int, frame: FrameType | None) -> None:
        stop.set()

    if current_thread() is not main_thread():
        yield stop
        return
    before = {number: signal.signal(number, told) for number in SIGNALS}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
