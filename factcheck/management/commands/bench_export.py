"""How much memory the files for partners take, with few fact-checks and with many: it must be the same."""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.db import connection

from factcheck.management.command import NewsroomCommand
from factcheck.management.side_by_side import scratch, stand_in
from factcheck.management.whole_archive import WholeArchive

SMALLEST = 1_000
KIB = 1024 if sys.platform != "darwin" else 1


@dataclass(frozen=True)
class Measured:
    """One writing of the files: how many fact-checks, how long it took, the most memory, and the bytes."""

    size: int
    seconds: float
    peak: int
    written: int


class Command(NewsroomCommand):
    """Fill two archives in databases of their own and write the files of each in a process of its own."""

    help = "Measure the writing of files with 10,000 and with 1,000,000 fact-checks, in scratch databases."

    def add_arguments(self, parser: CommandParser) -> None:
        """How large."""
        parser.add_argument("--fact-checks", nargs=2, type=int, default=[10_000, 1_000_000], metavar="N")

    def handle(self, *args: Any, fact_checks: list[int], **options: Any) -> None:
        """Build, write, print, drop."""
        if min(fact_checks) < SMALLEST:
            raise CommandError(f"Take at least {SMALLEST} fact-checks.")
        archive = WholeArchive()
        with scratch(archive.open_house) as names:
            both = [self._measure(archive, *each) for each in zip(fact_checks, names, strict=True)]
        self.stdout.write(
            f"\n{'fact-checks':>12}{'seconds':>10}{'a second':>10}{'MB written':>12}{'peak MB':>9}"
        )
        for each in both:
            speed, written, peak = each.size / each.seconds, each.written / 1e6, each.peak / 1e6
            figures = (
                f"{each.size:,}",
                f"{each.seconds:.1f}",
                f"{speed:,.0f}",
                f"{written:,.1f}",
                f"{peak:.1f}",
            )
            self.stdout.write("".join(f"{figure:>13}" for figure in figures))
        self.stdout.write(f"Memory, the larger by the smaller: {both[1].peak / both[0].peak:.2f}")

    def _measure(self, archive: WholeArchive, size: int, name: str) -> Measured:
        stand_in(name)
        archive.fill(size, self.stderr)
        connection.close()
        with tempfile.TemporaryDirectory() as folder:
            environment = os.environ | {"DATABASE_URL": _address(name), "DATA_DIR": folder}
            command = [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), "export"]
            begun = perf_counter()
            child = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603 - ours
            _pid, status, used = os.wait4(child.pid, 0)
            seconds = perf_counter() - begun
            if status:
                raise CommandError("The files were not written: nothing was measured.")
            written = sum(path.stat().st_size for path in Path(folder).rglob("*"))
        return Measured(size, seconds, used.ru_maxrss * KIB, written)


def _address(name: str) -> str:
    """Where the scratch database is, as DATABASE_URL says it."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
