"""Lists written into a line: "1. The first item 2. The second item", "• one • two"."""

import re

_BULLET = re.compile(r"(?:(?<=\s)|^)[•⁃‣◦▪]")
_NUMBER = re.compile(r"(?:(?<=\s)|^)(?P<sign>\d{1,2}|[a-z])(?P<style>\.\)|\)|\.)(?=\s)")
_HEAD = 6  # a list begins within this many characters of its paragraph


def item_starts(text: str, start: int, end: int) -> list[int]:
    """
    Where the second and later items begin; empty unless the stretch opens with an item and counts on.

    >>> item_starts("1. Rent 2. Food", 0, 15)
    [8]
    """
    if text[start] in "•⁃‣◦▪":
        return [bullet.start() for bullet in _BULLET.finditer(text, start + 1, end)]
    first = _NUMBER.match(text, start, min(end, start + _HEAD))
    if first is None:
        return []
    found, expected = [], _after(first["sign"])
    for mark in _NUMBER.finditer(text, first.end(), end):
        if mark["sign"] == expected and mark["style"] == first["style"]:
            found.append(mark.start())
            expected = _after(expected)
    return found


def _after(sign: str) -> str:
    return str(int(sign) + 1) if sign.isdigit() else chr(ord(sign) + 1)
