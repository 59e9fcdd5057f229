"""Quotation marks in a text: which open, which close, and where a quotation that never closes ends."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.text.blocks import blocks

MAX_OPEN_PARAGRAPHS = 4  # a curly quotation may run this far before we stop believing in its closing mark

_PAIRS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "‹": "›",
    "「": "」",
    "『": "』",
    '"': '"',
    "‘": "’",
    "'": "'",
    "»": "«",
}
_MARK = re.compile(r"[“”„«»‹›「」『』\"‘’']|\n\s*")
_SINGLE_END = re.compile(r"(?<=[\w.,!?…])[’'](?!\w)")
MAX_SINGLE = 1000  # characters between single marks
_BEFORE_OPENER = re.compile(r"[\s(\[—–:,/-]")


@dataclass(frozen=True)
class Quoted:
    """The words between two marks: text[start:end]; `closed` is False when no mark closes them."""

    start: int
    end: int
    closed: bool


def quoted(text: str) -> Iterator[Quoted]:
    """Every stretch between quotation marks, in order, outermost only."""
    reader = _Reader(text)
    mark = reader.opener(0)
    while mark is not None:
        found = reader.closed_by(mark)
        if found.start < found.end:
            yield found
        mark = reader.opener(max(found.end, mark.end()) + (1 if found.closed else 0))


class _Reader:
    """A text with what is known of all its marks: where paragraphs begin, where single marks may close."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._paragraphs = frozenset(block.start for block in blocks(text))
        self._single_ends = [mark.start() for mark in _SINGLE_END.finditer(text)]

    def opener(self, position: int) -> re.Match[str] | None:
        """The next mark that opens a quotation."""
        for mark in _MARK.finditer(self._text, position):
            sign, start = mark[0], mark.start()
            before, after = self._text[start - 1 : start], self._text[start + 1 : start + 2]
            if sign not in _PAIRS or not after or (after.isspace() and sign not in "«»"):
                continue
            if sign in "\"'‘»" and before and not _BEFORE_OPENER.match(before):
                continue
            # A single mark may be an apostrophe: 'twas, the '90s.
            if sign in "‘'" and not (after.isupper() and self._single_end(start + 1)):
                continue
            return mark
        return None

    def closed_by(self, opener: re.Match[str]) -> Quoted:
        """The words from this mark to the one that closes it, or to where one stops waiting for it."""
        start = opener.end()
        if opener[0] in "‘'":
            return Quoted(start, self._single_end(start) or start, closed=True)
        paragraphs, end = 0, None
        for mark in _MARK.finditer(self._text, start):
            again = mark.start() in self._paragraphs and mark[0] == opener[0]
            if mark[0] in _PAIRS[opener[0]] and not again:
                return Quoted(start, mark.start(), closed=True)
            if mark[0] == opener[0] and not again:
                end = mark.start() if end is None else end
                break  # a second opening mark: the first one was never closed
            if mark[0].isspace() and mark.end() in self._paragraphs:
                paragraphs += 1
                end = mark.start() if end is None else end
                if paragraphs > MAX_OPEN_PARAGRAPHS or not self._carries_on(mark.end(), opener[0]):
                    break
        else:
            end = len(self._text) if end is None else end
        return Quoted(start, start + len(self._text[start:end].rstrip()), closed=False)

    def _single_end(self, start: int) -> int | None:
        """Where a single mark closes a quotation that opened before `start`, in the same paragraph."""
        place = bisect_left(self._single_ends, start)
        if place == len(self._single_ends):
            return None
        end = self._single_ends[place]
        return None if end > start + MAX_SINGLE or "\n\n" in self._text[start:end] else end

    def _carries_on(self, position: int, opener: str) -> bool:
        """Whether a quotation still open goes on in the paragraph that begins at `position`."""
        line_end = self._text.find("\n", position)
        line = self._text[position : line_end if line_end >= 0 else len(self._text)]
        if line[:1] == opener or line[:1].islower():
            return True
        closers = _PAIRS[opener]
        closing = min((place for place in map(line.find, closers) if place >= 0), default=-1)
        opening = line.find(opener)
        return opener not in closers and closing >= 0 and (opening < 0 or closing < opening)
