"""What an article must be before it is stored: readable, not empty, not enormous; and what its head says."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass

from factcheck.text.blocks import BYLINE_SEPARATOR, Kind, blocks
from factcheck.text.sentences import split

MAX_BYTES = 2 * 1024 * 1024
MAX_TITLE = 300
MAX_DIGITS = 12  # a longer count of readings is no count

_BOM = "\ufeff"
_CONTROL = re.compile(r"[\x01-\x08\x0b\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")
_AUTHOR = re.compile(
    r"^\s*(?:by|von|par|por|door|av|di)\b\s*:?\s*(?P<name>[^|\u00b7\u2022/\n\d]*)", re.IGNORECASE
)
_READINGS = re.compile(
    r"\b(?:views?|reads?)\b\s*:?\s*(?P<after>\d[\d.,]*)|(?P<before>\d[\d.,]*)\s*\b(?:views?|reads)\b",
    re.IGNORECASE,
)


class Unusable(ValueError):
    """A text that cannot be stored; the message says what to do instead."""


@dataclass(frozen=True)
class Byline:
    """What the line under the headline says: the author's name, how often the piece was read."""

    author: str | None = None
    reading_count: int | None = None


def accept(raw: bytes | str) -> str:
    """The text as it may be stored: decoded, CRLF and CR as LF, nothing else changed. Raises Unusable."""
    text = _decoded(raw) if isinstance(raw, bytes) else _measured(raw)
    text = text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")
    if not _INVISIBLE.sub("", text):
        raise Unusable("The text is empty. Paste the words of the article or choose another file.")
    if "\x00" in text or len(_CONTROL.findall(text)) > max(4, len(text) // 200):
        raise Unusable("This is not a text but a binary file. Save the article as plain text and try again.")
    return text


def _decoded(raw: bytes) -> str:
    _refuse_enormous(len(raw))
    utf16 = raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    try:
        return raw.decode("utf-16") if utf16 else raw.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\x00" in raw and not utf16:
            raise Unusable(
                "This is not a text but a binary file. Save the article as plain text and try again."
            ) from error
        raise Unusable("The text is not encoded as UTF-8. Save it as UTF-8 and try again.") from error


def _measured(raw: str) -> str:
    if _SURROGATE.search(raw):
        raise Unusable("The text holds broken characters. Copy it again from its source.")
    _refuse_enormous(len(raw.encode()))
    return raw


def _refuse_enormous(size: int) -> None:
    if size > MAX_BYTES:
        raise Unusable("The text is larger than 2 MB. Split it into parts and import them one by one.")


def title_of(text: str) -> str:
    """A proposal for the title: the headline, or the first sentence, at most 300 characters on one line."""
    found = blocks(text)
    if not found:
        return ""
    first = next((block for block in found if block.kind is Kind.HEADLINE), None)
    if first is None:
        return _shortened(split(text[found[0].start : found[0].end])[0])
    return _shortened(text[first.start : first.end])


def _shortened(line: str) -> str:
    line = " ".join(line.split())
    if len(line) <= MAX_TITLE:
        return line
    cut = line[: MAX_TITLE - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + "\u2026"


def byline_of(text: str) -> Byline:
    """
    >>> byline_of("Bank fails\\n\\nBy Ada Bell | 1,204 views\\n\\nThe bank failed on Monday.")
    Byline(author='Ada Bell', reading_count=1204)
    """
    author, readings = None, None
    for block in blocks(text):
        if block.kind is Kind.BYLINE:
            line = text[block.start : block.end]
            author = author or _author(line)
            readings = _reading_count(line) if readings is None else readings
    return Byline(author, readings)


def _author(line: str) -> str | None:
    named = _AUTHOR.match(line)
    if named is None:
        return None
    name = BYLINE_SEPARATOR.split(named["name"], maxsplit=1)[0]
    return " ".join(name.split()).strip(" ,;-") or None


def _reading_count(line: str) -> int | None:
    found = _READINGS.search(line)
    if found is None:
        return None
    digits = re.sub(r"\D", "", found["after"] or found["before"])
    return int(digits) if len(digits) <= MAX_DIGITS else None
