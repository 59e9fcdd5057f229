"""The same words in other typography: quotes, dashes, spaces, case and composed letters folded."""

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache

_MARKS = (  # combining marks and variation selectors
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
)
_PIECE = re.compile(
    rf"(?P<plain>[!#-&(-,./-_a-~](?![{_MARKS}]))+|(?P<space>\s+)|(?P<dash>[-\u2010-\u2015\u2212]+)|.[{_MARKS}]*",
    re.DOTALL,
)
# Thai, Japanese and Chinese are written without spaces between words.
UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")
_QUOTES = frozenset(
    "\"'`\u00b4\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2032\u2033\u00ab\u00bb\u2039\u203a\u02bc\uff02\uff07"
)


@dataclass(frozen=True)
class Folded:
    """`text` folded; character i of it comes from source[starts[i]:ends[i]]."""

    text: str
    starts: "array[int]"
    ends: "array[int]"

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that the folded span text[start:end] comes from."""
        return self.starts[start], self.ends[end - 1]

    def folded_offset(self, offset: int) -> int:
        """The folded offset of the first character at or after a source offset."""
        low, high = 0, len(self.starts)
        while low < high:
            middle = (low + high) // 2
            if self.starts[middle] < offset:
                low = middle + 1
            else:
                high = middle
        return low


def fold(source: str) -> Folded:
    """
    The folded text with its way back.

    >>> fold("\u201cWe  DON\u2019T\u201d \u2013 cafe\u0301").text
    "'we don't' - caf\u00e9"
    """
    parts: list[str] = []
    starts, ends = array("I"), array("I")
    for piece in _PIECE.finditer(source):
        start, end = piece.span()
        if piece["plain"]:
            parts.append(piece[0].lower())
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
            continue
        folded = " " if piece["space"] else "-" if piece["dash"] else _folded(piece[0])
        parts.append(folded)
        starts.extend([start] * len(folded))
        ends.extend([end] * len(folded))
    return Folded("".join(parts), starts, ends)


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    if character[0] in _QUOTES:
        return "'"
    if character == "\u2026":
        return "..."
    # NFC and not NFKC: that would read 10\u00b2 as 102
    return "" if character in _DROPPED else unicodedata.normalize("NFC", character).casefold()
