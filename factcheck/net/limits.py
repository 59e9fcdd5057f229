"""How long and how much: the clock and the meter of one fetch, from the first look-up to the last byte."""

from dataclasses import dataclass
from time import monotonic

from factcheck.net.refusals import TOO_LARGE, TOO_SLOW, refused, unreachable

MB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What one fetch may cost, all its redirects together."""

    seconds: float = 20
    redirects: int = 5
    wire_bytes: int = 10 * MB
    unpacked_bytes: int = 20 * MB


LIMITS = Limits()


class Budget:
    """What is left of the limits. Whoever waits asks for the seconds; whoever receives counts the bytes."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._ends_at = monotonic() + limits.seconds
        self._received = 0

    def seconds_left(self) -> float:
        """Seconds until everything must be done, more than none. Raises Unreachable when they are used up."""
        left = self._ends_at - monotonic()
        if left <= 0:
            raise unreachable(TOO_SLOW, seconds=self.limits.seconds)
        return left

    def receive(self, count: int) -> None:
        """Count bytes from the wire: headers, redirects, packed bodies. Raises Refused above the limit."""
        self._received += count
        if self._received > self.limits.wire_bytes:
            raise refused(TOO_LARGE, size=written(self.limits.wire_bytes))


def written(size: int) -> str:
    """
    >>> written(10 * MB), written(1500)
    ('10 MB', '1500 bytes')
    """
    return f"{size // MB} MB" if size >= MB else f"{size} bytes"
