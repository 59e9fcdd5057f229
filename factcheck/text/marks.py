"""Quotation marks in a text: which open, which close, and where a quotation that never closes ends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
_MARK = re.compile(r"[“”„«»‹›「」『』\"‘’']|\n\s*\n")
_SINGLE = frozenset("‘'")
_BEFORE_OPENER = re.compile(r"[\s(\[—–:,/-]")


@dataclass(frozen=True)
class Quoted:
    """The words between two marks, text[start:end], without the marks; `closed` is False when none closes them."""

    start: int
    end: int
    closed: bool


def quoted(text: str) -> Iterator[Quoted]:
    """Every stretch between quotation marks, in order, outermost only."""
    mark = _opener(text, 0)
    while mark is not None:
        found = _closed_by(text, mark)
        if found.start < found.end:
            yield found
        mark = _opener(text, max(found.end, mark.end()) + (1 if found.closed else 0))


def _opener(text: str, position: int) -> re.Match[str] | None:
    for mark in _MARK.finditer(text, position):
        sign, start = mark[0], mark.start()
        before, after = text[start - 1 : start], text[start + 1 : start + 2]
        if (
            sign not in _PAIRS
            or not after
            or (before and not _BEFORE_OPENER.match(before) and sign in "\"'‘»")
        ):
            continue
        if after.isspace() and sign not in "«»":
            continue
        if sign in _SINGLE and not _opens_single(text, start):
            continue
        return mark
    return None


def _opens_single(text: str, start: int) -> bool:
    """Whether a single mark opens a quotation and is not an apostrophe: 'twas, the '90s."""
    if not text[start + 1].isupper():
        return False
    close = _single_end(text, start + 1)
    return close is not None


def _single_end(text: str, start: int) -> int | None:
    stop = text.find("\n\n", start, start + 1000)
    found = re.compile(r"(?<=[\w.,!?…])[’'](?!\w)").search(text, start, stop if stop >= 0 else start + 1000)
    return found.start() if found else None


def _closed_by(text: str, opener: re.Match[str]) -> Quoted:
    start = opener.end()
    if opener[0] in _SINGLE:
        return Quoted(start, _single_end(text, start) or start, closed=True)
    closers = _PAIRS[opener[0]]
    paragraphs, fallback = 0, None
    for mark in _MARK.finditer(text, start):
        if mark[0] in closers:
            reopened = mark[0] == opener[0] and _begins_paragraph(text, mark.start())
            if not reopened:
                return Quoted(start, mark.start(), closed=True)
        elif mark[0] == opener[0] and not _begins_paragraph(text, mark.start()):
            break  # a second opening mark: the first one was never closed
        elif mark[0].isspace():
            paragraphs += 1
            fallback = mark.start() if fallback is None else fallback
            if paragraphs > MAX_OPEN_PARAGRAPHS or not _carries_on(text, mark.end(), opener[0], closers):
                break
    end = fallback if fallback is not None else len(text)
    return Quoted(start, start + len(text[start:end].rstrip()), closed=False)


def _begins_paragraph(text: str, position: int) -> bool:
    return text[max(0, position - 2) : position].endswith("\n\n") or position == 0


def _carries_on(text: str, position: int, opener: str, closers: str) -> bool:
    """Whether a quotation open at the end of a paragraph goes on in the next one, which begins at `position`."""
    line_end = text.find("\n\n", position)
    line = text[position : line_end if line_end >= 0 else len(text)]
    if line[:1] == opener or line[:1].islower():
        return True
    closing = min((place for place in map(line.find, closers) if place >= 0), default=-1)
    opening = line.find(opener)
    return opener not in closers and closing >= 0 and (opening < 0 or closing < opening)
