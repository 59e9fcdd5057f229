"""Files of ClaimReview, a piece at a time: lines of JSON, one JSON document, or a saved page with JSON-LD."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any, BinaryIO, NoReturn

from .claimreview import Node, Unreadable, found_in

LONGEST_LINE = 1024 * 1024
LARGEST_DOCUMENT = 64 * 1024 * 1024
LARGEST_PAGE = 10 * 1024 * 1024
CHUNK = 64 * 1024
BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Piece:
    """A ClaimReview and where it stands, or why what stands there cannot be read."""

    place: str
    node: Node | None = None
    refusal: str = ""


def pieces(file: BinaryIO) -> Iterator[Piece]:
    """
    Everything in the file, in order, as far as it can be read. `file` can be read again from its start.

    Which of the three it is shows at its beginning. Lines are read one by one, however many there are.
    """
    opening = file.read(CHUNK).removeprefix(BOM).lstrip()
    file.seek(0)
    if opening.startswith(b"<"):
        yield from _page(file)
    elif _is_lines(opening):
        yield from _lines(file)
    else:
        yield from _document(file)


def _is_lines(opening: bytes) -> bool:
    """Whether the first line is a whole value by itself, or too long to see its end: then it is a line."""
    first, broken, _rest = opening.partition(b"\n")
    try:
        value = _parsed(first)
    except Unreadable:
        return not broken and len(opening) >= CHUNK - len(BOM) and not opening.startswith(b"[")
    return isinstance(value, dict) and "dataFeedElement" not in value


def _lines(file: BinaryIO) -> Iterator[Piece]:
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        place = f"Line {number}"
        if len(line) > LONGEST_LINE:
            _skip(file, line)
            yield Piece(place, refusal=f"It is longer than {LONGEST_LINE:,} bytes.")
            continue
        if not line.strip():
            continue
        yield from _found(line, place)


def _skip(file: BinaryIO, begun: bytes) -> None:
    """Go on behind the end of this line, which nobody keeps."""
    while begun and not begun.endswith(b"\n"):
        begun = file.readline(CHUNK)


def _document(file: BinaryIO) -> Iterator[Piece]:
    whole = file.read(LARGEST_DOCUMENT + 1)
    if len(whole) > LARGEST_DOCUMENT:
        told = f"It is larger than {LARGEST_DOCUMENT // 1024**2} MB. Split it into lines (NDJSON)."
        yield Piece("The document", refusal=told)
        return
    yield from _found(whole, "The document", name="Item")


def _page(file: BinaryIO) -> Iterator[Piece]:
    whole = file.read(LARGEST_PAGE + 1)
    if len(whole) > LARGEST_PAGE:
        yield Piece("The page", refusal=f"It is larger than {LARGEST_PAGE // 1024**2} MB.")
        return
    scripts = _Scripts()
    scripts.feed(whole.decode(errors="replace"))
    if not scripts.found:
        yield Piece("The page", refusal="It has no JSON-LD.")
    for number, words in enumerate(scripts.found, start=1):
        yield from _found(words.encode(errors="surrogatepass"), f"Script {number}", quietly=True)


def _found(words: bytes, place: str, *, name: str = "", quietly: bool = False) -> Iterator[Piece]:
    """The reviews in one value. A page's other markup is passed over in silence."""
    try:
        nodes = list(found_in(_parsed(words)))
    except Unreadable as why:
        yield Piece(place, refusal=str(why))
        return
    if not nodes and not quietly:
        yield Piece(place, refusal="It has no ClaimReview.")
    for number, node in enumerate(nodes, start=1):
        yield Piece(f"{name} {number}" if name else place, node)


def _parsed(words: bytes) -> Any:
    try:
        return json.loads(words.removeprefix(BOM).decode(), parse_constant=_no_number)
    except RecursionError as error:
        raise Unreadable("It is nested too deep.") from error
    except UnicodeDecodeError as error:
        raise Unreadable("It is not UTF-8.") from error
    except ValueError as error:
        told = getattr(error, "msg", "")
        raise Unreadable(f"It is not JSON{f': {told}' if told else ''}.") from error


def _no_number(name: str) -> NoReturn:
    raise Unreadable(f"It is not JSON: {name} is no number.")


class _Scripts(HTMLParser):
    """The JSON-LD of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A script of this kind begins."""
        kind = (dict(attrs).get("type") or "").split(";")[0].strip().lower()
        self._inside = tag == "script" and kind == "application/ld+json"
        if self._inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        """It ends."""
        self._inside = False

    def handle_data(self, data: str) -> None:
        """Its words."""
        if self._inside:
            self.found[-1] += data
