"""Files in which reads wait to be counted: one for each process and minute, a line for each read.

A file's name says its minute, so that everybody knows when nothing more is written to it.
"""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta

SUFFIX = ".reads"
STILL_WRITTEN = timedelta(minutes=2)
"""Longer than any process takes between reading the clock and writing its line."""
_MINUTE = "%Y%m%dT%H%MZ"
_LINE = re.compile(rb"[a-z]{2}_[0-9A-Za-z]{1,27}")


def file_name(process: str, at: datetime) -> str:
    """Where a process writes at this time."""
    return f"{at.astimezone(UTC):{_MINUTE}}-{re.sub(r'[^0-9A-Za-z-]', '-', process)[:100]}{SUFFIX}"


def is_closed(name: str, now: datetime) -> bool:
    """
    Whether nothing more is written to the file. A name that we did not give is never closed.

    >>> is_closed("20261126T1200Z-web-7.reads", datetime(2026, 11, 26, 12, 3, tzinfo=UTC))
    True
    >>> is_closed("20261126T1200Z-web-7.reads", datetime(2026, 11, 26, 12, 1, tzinfo=UTC))
    False
    """
    try:
        minute = datetime.strptime(name.partition("-")[0], _MINUTE).replace(tzinfo=UTC)
    except ValueError:
        return False
    return name.endswith(SUFFIX) and now - minute > STILL_WRITTEN


def line(public_id: str) -> bytes:
    """One read of the article."""
    return f"{public_id}\n".encode()


def counted(body: bytes) -> Counter[str]:
    """How often each article stands in a file. A line cut short by a full disk counts for nothing."""
    return Counter(each.decode() for each in body.split(b"\n") if _LINE.fullmatch(each))
