"""The picture of a fact-check that other sites show beside a link: 1200 by 630 pixels, PNG."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from math import ceil
from pathlib import Path
from unicodedata import bidirectional, combining

from PIL import Image, ImageDraw, ImageFont

from .mark import draw_mark

FONTS = Path(__file__).resolve().parents[1] / "static" / "factcheck" / "fonts"
SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN, BAND = 72, 150
PAPER, INK, SOFT = "#fbfaf6", "#191816", "#57534c"
SERIF, SANS, ARABIC = "newsreader-640", "public-sans-700", "noto-naskh-arabic-700"
LARGEST, SMALLEST, STEP = 84, 40, 4
LEAST = 16
LONGEST = 200
"""So many signs are never one line, however narrow: a word is measured no further."""
LEADING = {SERIF: 1.12, SANS: 1.2, ARABIC: 1.6}
HEAP = re.compile(r"\^{5}")
NO_SIGN = "\U0010fffe"
Font = ImageFont.FreeTypeFont


@dataclass(frozen=True)
class Card:
    """What the picture says. `colour` is the rating's, `icon` the name of its mark."""

    statement: str
    label: str
    house: str
    colour: str
    icon: str


def png(card: Card) -> bytes:
    """The picture. A statement too long for it ends in an ellipsis; one that our type lacks is left out."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH, 10), fill=INK)
    if is_set(card.house):
        _line(draw, card.house, 44, 30, SOFT)
    if is_set(card.statement):
        _statement(draw, card.statement)
    draw.rectangle((0, HEIGHT - BAND, WIDTH, HEIGHT), fill=card.colour)
    middle = HEIGHT - BAND // 2
    at = WIDTH - MARGIN - 80 if is_from_the_right(card.statement) else MARGIN
    image.paste(PAPER, (at, middle - 40), draw_mark(card.icon, 80))
    if is_set(card.label):
        _line(draw, card.label, middle, 64, PAPER, indent=108, right=is_from_the_right(card.statement))
    found = BytesIO()
    image.save(found, optimize=True, format="PNG")
    return found.getvalue()


def is_from_the_right(text: str) -> bool:
    """Whether the first letter of the text is one of a script that runs from right to left."""
    return next((bidirectional(sign) for sign in text if bidirectional(sign) in "LRAL"), "L") != "L"


def is_set(text: str) -> bool:
    """Whether our type has every sign of the text, and no heap of accents stands on one of them."""
    if HEAP.search("".join("^" if combining(sign) else " " for sign in text)):
        return False
    face = _face(text)
    return all(sign.isspace() or _has(face, sign) for sign in set(text))


def _statement(draw: ImageDraw.ImageDraw, text: str) -> None:
    """As large as the room allows, in the middle of it."""
    face, room = _face(text), HEIGHT - BAND - 110
    for size in range(LARGEST, SMALLEST - 1, -STEP):
        font = _font(face, size)
        lines, leading = _lines(text, font), size * LEADING[face]
        if len(lines) * leading <= room:
            break
    kept = lines[: int(room // leading)]
    if len(kept) < len(lines):
        kept[-1] = kept[-1].rpartition(" ")[0] + "…"
    right = is_from_the_right(text)
    top = 90 + (room - len(kept) * leading) / 2
    for number, line in enumerate(kept):
        at = (WIDTH - MARGIN if right else MARGIN, top + (number + 0.5) * leading)
        draw.text(at, line, INK, font, anchor="rm" if right else "lm", direction="rtl" if right else "ltr")


def _line(
    draw: ImageDraw.ImageDraw,
    text: str,
    middle: int,
    size: int,
    colour: str,
    *,
    indent: int = 0,
    right: bool | None = None,
) -> None:
    """One line, made smaller until it fits."""
    face = ARABIC if _face(text) == ARABIC else SANS
    right = is_from_the_right(text) if right is None else right
    while size > LEAST and _font(face, size).getlength(text) > WIDTH - 2 * MARGIN - indent:
        size -= 2
    at = (WIDTH - MARGIN - indent if right else MARGIN + indent, middle)
    draw.text(at, text, colour, _font(face, size), anchor="rm" if right else "lm")


def _lines(text: str, font: Font) -> list[str]:
    """The text in lines no wider than the room; a word that is wider is broken."""
    lines, line = [], ""
    for word in text.split():
        wider = f"{line} {word}".strip()
        if font.getlength(wider) <= WIDTH - 2 * MARGIN:
            line = wider
            continue
        if line:
            lines.append(line)
        line = word
        while font.getlength(line[:LONGEST]) > WIDTH - 2 * MARGIN:
            fits = _fitting(line[:LONGEST], font)
            lines.append(line[:fits])
            line = line[fits:]
    return [*lines, line]


def _fitting(word: str, font: Font) -> int:
    """How many of the word's first signs fit into a line; one at least."""
    ends = range(1, len(word))
    return max(bisect_right(ends, WIDTH - 2 * MARGIN, key=lambda end: ceil(font.getlength(word[:end]))), 1)


def _face(text: str) -> str:
    return ARABIC if any(bidirectional(sign) == "AL" for sign in text) else SERIF


@cache
def _font(face: str, size: int) -> Font:
    return ImageFont.truetype(FONTS / f"{face}.woff2", size)


@cache
def _has(face: str, sign: str) -> bool:
    """Whether the face draws the sign otherwise than one that it lacks."""
    font = _font(face, 32)
    return bytes(font.getmask(sign)) != bytes(font.getmask(NO_SIGN))
