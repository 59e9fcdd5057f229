"""A part of a recording or picture (W3C Media Fragments URI 1.0): read strictly, written in one way.

Time is normal play time: seconds ("70", "70.5"), "1:10" or "1:01:10". Of a picture it is a rectangle, in
pixels or in whole per cent of its width and height.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

LONGEST = 120
HUNDRED = 100
MINUTE, HOUR = 60, 3600

_SECONDS = re.compile(r"(\d{1,6})(\.\d{1,3})?s?", re.ASCII)
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(\.\d{1,3})?", re.ASCII)
_AREA = re.compile(r"(?:(pixel|percent):)?(\d{1,6}),(\d{1,6}),(\d{1,6}),(\d{1,6})", re.ASCII)

TIME = "Write a time as 1:10, 1:01:10 or 70."
ORDER = "The end of a part comes after its beginning."
AREA = "Write a rectangle as xywh=left,top,width,height in whole numbers, or xywh=percent:… up to 100."
UNKNOWN = "Write a part as t=10,20 or xywh=160,120,320,240, or both joined by &."


class NoFragment(ValueError):
    """Not a media fragment; the message says how to write one."""


@dataclass(frozen=True)
class Area:
    """A rectangle of a picture, from its top left corner; in per cent, or in pixels."""

    left: int
    top: int
    width: int
    height: int
    percent: bool = False

    def written(self) -> str:
        """As Media Fragments write it."""
        unit = "percent:" if self.percent else ""
        return f"xywh={unit}{self.left},{self.top},{self.width},{self.height}"


@dataclass(frozen=True)
class Fragment:
    """A part in time (seconds, the end left open if it is not known), in space, or in both."""

    start: Decimal | None = None
    end: Decimal | None = None
    area: Area | None = None

    def written(self) -> str:
        """As Media Fragments write it, times in seconds.

        >>> parse("xywh=pixel:1,2,3,4&t=npt:0:01:10,1:20.50").written()
        't=70,80.5&xywh=1,2,3,4'
        """
        parts = []
        if self.start is not None or self.end is not None:
            start = _plain(self.start or Decimal(0))
            parts.append(f"t={start}" if self.end is None else f"t={start},{_plain(self.end)}")
        return "&".join([*parts, *([self.area.written()] if self.area else [])])


def parse(written: str) -> Fragment:
    """Read a fragment, without its #. Raises NoFragment."""
    found: dict[str, str] = {}
    for part in written.strip().removeprefix("#").split("&"):
        name, equals, value = part.partition("=")
        if name not in ("t", "xywh") or not equals or name in found:
            raise NoFragment(UNKNOWN)
        found[name] = value
    start, end = _span(found["t"]) if "t" in found else (None, None)
    fragment = Fragment(start, end, _area(found["xywh"]) if "xywh" in found else None)
    if len(fragment.written()) > LONGEST:
        raise NoFragment(UNKNOWN)
    return fragment


def moment(written: str) -> Decimal:
    """
    Seconds of a time as people or Media Fragments write it. Raises NoFragment.

    >>> moment("1:10"), moment("01:01:10.5"), moment("70s")
    (Decimal('70'), Decimal('3670.5'), Decimal('70'))
    """
    written = written.strip()
    if found := _SECONDS.fullmatch(written):
        return Decimal(f"{found[1]}{found[2] or ''}")
    found = _CLOCK.fullmatch(written)
    if found is None or int(found[3]) >= MINUTE or (found[1] and int(found[2]) >= MINUTE):
        raise NoFragment(TIME)
    whole = int(found[1] or 0) * HOUR + int(found[2]) * MINUTE + int(found[3])
    return Decimal(f"{whole}{found[4] or ''}")


def _span(value: str) -> tuple[Decimal | None, Decimal | None]:
    start, comma, end = value.removeprefix("npt:").partition(",")
    if (comma and not end) or not (start or end):
        raise NoFragment(TIME)
    begins, ends = (moment(start) if start else Decimal(0)), (moment(end) if end else None)
    if ends is not None and ends <= begins:
        raise NoFragment(ORDER)
    return begins, ends


def _area(value: str) -> Area:
    found = _AREA.fullmatch(value)
    if found is None:
        raise NoFragment(AREA)
    left, top, width, height = (int(number) for number in found.groups()[1:])
    percent = found[1] == "percent"
    if not width or not height or (percent and (left + width > HUNDRED or top + height > HUNDRED)):
        raise NoFragment(AREA)
    return Area(left, top, width, height, percent)


def _plain(seconds: Decimal) -> str:
    """Without zeros that say nothing."""
    return f"{seconds:f}".rstrip("0").rstrip(".") if "." in f"{seconds:f}" else f"{seconds:f}"
