"""From a browser's offsets, which count UTF-16 units, to ours, which count code points, and back."""

from collections.abc import Collection

from factcheck.text.anchor import Anchor, Selector, Status, anchor
from factcheck.text.folding import fold


def utf16_to_codepoints(text: str, offset: int) -> int:
    """
    The code-point offset of a UTF-16 offset. ValueError outside the text or in the middle of a character.

    >>> utf16_to_codepoints("a\\U0001f600b", 3)
    2
    """
    units = text.encode("utf-16-le", "surrogatepass")
    if not 0 <= offset * 2 <= len(units):
        raise ValueError("The offset lies outside the text.")
    try:
        return len(units[: offset * 2].decode("utf-16-le"))
    except UnicodeDecodeError as error:
        raise ValueError("The offset lies within one character.") from error


def codepoints_to_utf16(text: str, offset: int) -> int:
    """
    The UTF-16 offset of a code-point offset. ValueError outside the text.

    >>> codepoints_to_utf16("a\\U0001f600b", 2)
    3
    """
    if not 0 <= offset <= len(text):
        raise ValueError("The offset lies outside the text.")
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def all_to_utf16(text: str, offsets: Collection[int]) -> dict[int, int]:
    """
    The UTF-16 offset of each of many code-point offsets, in one pass over the text.

    >>> all_to_utf16("a\\U0001f600b", [0, 2, 3])
    {0: 0, 2: 3, 3: 4}
    """
    found: dict[int, int] = {}
    place = units = 0
    for offset in sorted(set(offsets)):
        units += len(text[place:offset].encode("utf-16-le", "surrogatepass")) // 2
        place = offset
        found[offset] = units
    return found


def find_selection(text: str, *, utf16_start: int, utf16_end: int, selected: str) -> Anchor:
    """Where a browser's selection stands in the stored text: at its offsets when the words agree."""
    selected = selected.replace("\r\n", "\n").replace("\r", "\n")
    if not selected.strip():
        return Anchor(Status.ORPHANED)
    try:
        start, end = utf16_to_codepoints(text, utf16_start), utf16_to_codepoints(text, utf16_end)
    except ValueError:
        return anchor(text, Selector(selected, "", "", max(0, utf16_start), max(0, utf16_end)))
    there = text[start:end]
    if there == selected and start < end:
        return Anchor(Status.EXACT, start, end, 1.0)
    if start < end and fold(there).text == fold(selected).text:
        return Anchor(Status.TYPOGRAPHIC, start, end, 1.0)
    return anchor(text, Selector(selected, "", "", start, end))
