"""Which part of a recording or picture is meant (W3C Media Fragments), as a reader would say it."""

import re

from django.utils.translation import gettext as _

TIME = re.compile(r"(?:^|&)t=(?:npt:)?(\d{1,7})?(?:\.\d+)?s?(?:,(\d{1,7})(?:\.\d+)?s?)?(?:&|$)")
AREA = re.compile(r"(?:^|&)xywh=")
MINUTE, HOUR = 60, 3600


def spoken(fragment: str | None) -> str:
    """
    The part in words; nothing for one that we cannot read.

    >>> spoken("t=10,75")
    '0:10 to 1:15'
    """
    text = fragment or ""
    if found := TIME.search(text):
        start, end = (clock(int(part)) if part else "" for part in found.groups())
        words = _("{start} to {end}") if end else _("at {start}") if start else ""
        return words.format(start=start or "0:00", end=end)
    return _("part of the picture") if AREA.search(text) else ""


def clock(seconds: int) -> str:
    """Hours, minutes and seconds as a player shows them."""
    hours, rest = divmod(seconds, HOUR)
    minutes, rest = divmod(rest, MINUTE)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
