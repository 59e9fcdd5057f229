"""The parts of an article as it was pasted: headline, byline, subheads, furniture of the page, body."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from factcheck.text.abbreviations import short_form

MAX_HEADLINE = 300
MAX_SUBHEAD = 160
MAX_FURNITURE = 120
BYLINE_WITHIN = 8  # blocks from the top
WRAPPED_AT = range(50, 101)  # how long the longest line is in a text that was wrapped

BYLINE_SEPARATOR = re.compile(r"\s*[|\u00b7\u2022/]\s*|\s{2,}|\n")


class Kind(StrEnum):
    """What a block, or a sentence in it, is to the article."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DUPLICATE_HEADLINE = "duplicate_headline"
    SUBHEAD = "subhead"
    FURNITURE = "furniture"
    BODY = "body"


@dataclass(frozen=True)
class Block:
    """One paragraph: text[start:end] in code points, without the white space around it."""

    start: int
    end: int
    kind: Kind


_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"[.!?…。！？؟।:;,][\"'”’»)\]」』]*$")
_FIRST_WORD = re.compile(r"^[\"'“”‘’«„(\[\s]*(\w\w?)")
_LAST_WORD = re.compile(r"([^\s\"'“”‘’(\[]+)\.[\"'”’)\]]*$")
_ITEM = re.compile(r"^\s*(?:[•⁃‣◦*–-]|\(?\w{1,2}[.)])\s")
_CAPITAL = r"[A-Z\u00c0-\u00de][\w.'’-]*"
_NAMES = rf"(?:{_CAPITAL},?\s+(?:(?:and|&|de|van|von|der|al|bin)\s+)*){{0,7}}{_CAPITAL}"
_BYLINE = re.compile(
    rf"^(?i:by|von|par|por|door):?(?:$|\s*[|\u00b7\u2022]|\s+{_NAMES}\s*(?:$|[|\u00b7\u2022,]))"
    r"|^(?i:byline|author|written by|posted by)\b"
    r"|\b(?i:views?|reads)\b\s*:?\s*\d|^\d[\d.,]*\s*(?i:views?|reads)$"
    r"|^(?i:(?:first |last )?(?:published|updated|posted|modified))\b.*\d|^\d+ (?i:min(?:ute)?s? read)$"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE_LINE = re.compile(
    rf"^(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
    rf"(?:{_MONTH}\.?\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\.?\s+{_MONTH}\.?,?\s+\d{{4}}|\d{{4}}-\d\d-\d\d)"
    rf"(?:[\s,|·-]+\d{{1,2}}[:.]\d\d.{{0,12}})?$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:(?:image|photo(?:graph)?)(?: source| credits?| by)?:|credit:|caption:|video:|watch:|listen:"
    r"|tags?:|topics?:|filed under\b|categor(?:y|ies):|read (?:more|next|also):"
    r"|©|\(c\) \d{4}|copyright (?:©|\(c\)|\d{4})|all rights reserved|we use cookies)",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"^(?:advertisement|sponsored(?: content)?|promoted|share|share (?:this|on|via)\b.*|follow us\b.*"
    r"|sign up (?:for|to)\b.*|subscribe(?: (?:to|now|today)\b.*)?|log ?in|read (?:more|next|also)\b.*"
    r"|(?:related|popular) (?:articles|stories|posts|topics|news|content)|more stories"
    r"|more (?:from|on) .{1,40}"
    r"|see also\b.*|you may also like|most read|trending(?: now)?|skip to .*|back to top|print(?: this)?"
    r"|e-?mail(?: this)?|(?:\d+ )?comments?(?: \(?\d+\)?)?|leave a (?:comment|reply)|loading(?:\.{3}|…)?"
    r"|cookies? (?:policy|settings|notice)|accept all(?: cookies)?|newsletters?|click here\b.*"
    r"|download (?:the|our) app|continue reading|menu|home|search|next|previous|close)$",
    re.IGNORECASE,
)


def blocks(text: str) -> list[Block]:
    """The text's paragraphs in order, each with its kind. Lines wrapped by a mail program are one block."""
    return list(_blocks(text))


@lru_cache(maxsize=4)
def _blocks(text: str) -> tuple[Block, ...]:
    spans = list(_paragraphs(text))
    lines = [text[start : min(end, start + MAX_HEADLINE + 1)] for start, end in spans]
    page = [_furniture(line, place) for place, line in enumerate(lines)]
    story = [place for place, kind in enumerate(page) if kind is None]
    after = {place: lines[following] for place, following in pairwise(story)}
    found: list[Block] = []
    title: str | None = None
    for (start, end), line, furniture, place in zip(spans, lines, page, range(len(lines)), strict=True):
        kind = furniture or _heading(line, after.get(place), title)
        if furniture is None and title is None:
            title = _same(line) if kind is Kind.HEADLINE else ""
        found.append(Block(start, end, kind))
    return tuple(found)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    lines = [span for span in map(_trimmed, _LINE.finditer(text)) if span]
    width = max((end - start for start, end in lines), default=0)
    group: list[tuple[int, int]] = []
    for span in lines:
        if group and not (width in WRAPPED_AT and _is_wrapped(text, group[-1], span, width)):
            yield group[0][0], group[-1][1]
            group = []
        group.append(span)
    if group:
        yield group[0][0], group[-1][1]


def _trimmed(line: re.Match[str]) -> tuple[int, int] | None:
    words = line[0].strip()
    if not words:
        return None
    start = line.start() + len(line[0]) - len(line[0].lstrip())
    return start, start + len(words)


def _is_wrapped(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """True when the next line's first word would not have fitted on this one."""
    if text.count("\n", line[1], following[0]) != 1 or _ITEM.match(text, following[0]):
        return False
    first_word = text[following[0] : following[1]].split(maxsplit=1)[0]
    return line[1] - line[0] > width // 2 and line[1] - line[0] + 1 + len(first_word) > width


def _furniture(line: str, place: int) -> Kind | None:
    if len(line) > MAX_FURNITURE:
        return None
    if place < BYLINE_WITHIN and (
        _DATE_LINE.match(line) or (_BYLINE.search(line) and not line.endswith("."))
    ):
        return Kind.BYLINE
    is_call = not re.search(r"[.!?]$", line) or line.endswith("...")
    return Kind.FURNITURE if _LABEL.match(line) or (is_call and _CALL.match(line)) else None


def _heading(line: str, following: str | None, title: str | None) -> Kind:
    """The kind of a block of the story; `title` is None before the story begins, "" without a headline."""
    if title and _same(line) == title:
        return Kind.DUPLICATE_HEADLINE
    runs_on = following is None or starts_low(following)
    if title is None:
        return Kind.HEADLINE if not runs_on and _is_title(line) else Kind.BODY
    if runs_on or len(line) > MAX_SUBHEAD or starts_low(line) or _STOP.search(line) or _ITEM.match(line):
        return Kind.BODY
    return Kind.SUBHEAD


def _is_title(line: str) -> bool:
    if line.endswith(("?", "!")):
        return len(line) <= MAX_SUBHEAD
    return len(line) <= MAX_HEADLINE and ends_open(line) and not line.endswith((":", ";", ","))


def _same(line: str) -> str:
    return " ".join(re.findall(r"\w+", line.casefold()))


def starts_low(line: str) -> bool:
    """True when the line goes on in lower case: "police departments", but not "iPhone sales"."""
    first = _FIRST_WORD.match(line)
    return first is not None and first[1][0].islower() and not first[1][1:].isupper()


def ends_open(line: str) -> bool:
    """True when the line breaks off: without a stop, or in a short form such as "U.S." """
    tail = line[-80:]
    if not re.search(r"[.!?…。！？؟।][\"'”’»)\]」』]*$", tail):
        return True
    last = _LAST_WORD.search(tail)
    return last is not None and short_form(last[1]) is not None
