"""One look at a file that somebody hands in or a site sends: what it is, and what stands in it."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from factcheck.files.child import read_apart
from factcheck.files.refusals import BINARY, EMPTY, NO_KIND, PICTURES, SVG, TEXTS, Unfit, too_large, unfit
from factcheck.net.kinds import PLAIN, UNKNOWN, kind_of_bytes
from factcheck.text.clean import Unusable, accept

LARGEST = 10 * 1024 * 1024
"""Bytes of a file, whatever it holds. The text in it may have 2 MB (`text.clean`)."""

HOW = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/zip": "docx",
    "image/png": "image",
    "image/jpeg": "image",
    "image/gif": "image",
    "image/webp": "image",
}
"""The kinds that the reading process reads, and how."""
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SOUND = {"application/ogg": "audio/ogg"}
_SVG = re.compile(
    r"(<\?xml[^>]*>|<!--.*?-->|<!doctype\s+svg[^>]*>|\s)*<(\w+:)?svg[\s>/]", re.IGNORECASE | re.DOTALL
)
_PAGE = re.compile(r"(<\?xml[^>]*>|<!--.*?-->|\s)*<(!doctype\s+html|html)[\s>]", re.IGNORECASE | re.DOTALL)
_LOOKED_AT = 4096
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")

__all__ = ["LARGEST", "Inspected", "Page", "Unfit", "content_type_of", "inspect_file"]


@dataclass(frozen=True)
class Page:
    """What a page says about its article; empty where it says nothing."""

    title: str = ""
    byline: str = ""
    outlet: str = ""
    published_on: date | None = None
    language: str = ""
    canonical: str = ""


@dataclass(frozen=True)
class Inspected:
    """What a file is: `content_type` by its bytes; words of a text, pixels of a picture."""

    content_type: str
    size: int
    text: str = ""
    page: Page = field(default_factory=Page)
    width: int = 0
    height: int = 0

    @property
    def kind(self) -> str:
        """ "text", "image", "audio" or "video"."""
        start = self.content_type.partition("/")[0]
        return start if start in ("image", "audio", "video") else "text"


def inspect_file(body: bytes, *, declared: str = "", charset: str = "", url: str = "") -> Inspected:
    """Read a file: a text, page, PDF or Word document with its words, a checked picture, a sound or a film.

    `declared` and `charset` are what a site said about it, `url` is where it was found; its name is not
    asked. Nothing of a sound or film is read but its first bytes. Raises Unfit.
    """
    if not body:
        raise unfit(EMPTY)
    if len(body) > LARGEST:
        raise too_large(LARGEST)
    content_type = content_type_of(body, declared)
    if content_type == "image/svg+xml":
        raise unfit(SVG)
    if content_type.startswith(("audio/", "video/")):
        return Inspected(content_type, len(body))
    if content_type == PLAIN:
        return Inspected(content_type, len(body), text=_accepted(body))
    how = HOW.get(content_type)
    if how is None:
        picture = content_type.startswith("image/")
        sentence = NO_KIND if content_type == UNKNOWN else BINARY
        raise unfit(sentence, kind=content_type, instead=PICTURES if picture else TEXTS)
    return _inspected(content_type, len(body), read_apart(how, body, charset=charset, url=url))


def content_type_of(body: bytes, declared: str = "") -> str:
    """The media type by the bytes; what a site or a browser declared counts only among kinds of text."""
    content_type = kind_of_bytes(body, declared)
    if content_type in (PLAIN, "text/xml", "application/xhtml+xml", "text/html"):
        start = _start(body)
        if _SVG.match(start):
            return "image/svg+xml"
        if _PAGE.match(start):
            return "text/html"
        return PLAIN if content_type == "text/xml" else content_type
    if content_type in ("text/csv", "application/json"):
        return PLAIN
    return SOUND.get(content_type, content_type)


def _start(body: bytes) -> str:
    """The first words of a file, as far as they can be read."""
    coding = "utf-16" if body.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    return body[:_LOOKED_AT].decode(coding, errors="replace")


def _inspected(content_type: str, size: int, found: dict[str, Any]) -> Inspected:
    """The answer of the reading process, each word of it looked at again."""
    if content_type.startswith("image/"):
        return Inspected(content_type, size, width=int(found["width"]), height=int(found["height"]))
    page = Page(
        title=_line(found.get("title"), 300),
        byline=_line(found.get("byline"), 200),
        outlet=_line(found.get("outlet"), 200),
        published_on=_day(found.get("published_on")),
        language=_language(found.get("language")),
        canonical=_line(found.get("canonical"), 1000),
    )
    named = DOCX if content_type == "application/zip" else content_type
    return Inspected(named, size, text=_accepted(str(found.get("text", ""))), page=page)


def _accepted(raw: bytes | str) -> str:
    try:
        return accept(raw)
    except Unusable as refusal:
        raise Unfit(str(refusal)) from refusal


def _line(value: Any, longest: int) -> str:
    """A short text of one line; nothing when it is longer than anything of its kind."""
    words = " ".join(_CONTROL.sub(" ", value).split()) if isinstance(value, str) else ""
    return words if len(words) <= longest else ""


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _language(value: Any) -> str:
    """
    >>> _language("en_GB"), _language("de"), _language("klingon, please")
    ('en-GB', 'de', '')
    """
    words = value.strip().replace("_", "-") if isinstance(value, str) else ""
    return words if _LANGUAGE.fullmatch(words) else ""
