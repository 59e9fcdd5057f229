"""Which words of a text a reader asked for: the text in pieces, marked or not."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.text.terms import terms

WORD = re.compile(r"\d+(?:[.,:]\d+)*%?|[^\W_]+(?:['’][^\W_]+)*")
AROUND = 140
"""Characters shown on each side of the first word found in a long text."""


@dataclass(frozen=True)
class Piece:
    """A run of the text."""

    text: str
    marked: bool = False


def highlighted(text: str, language: str, sought: Iterable[str]) -> list[Piece]:
    """
    The whole text in pieces. A word is marked when its term is sought.

    >>> [piece.text for piece in highlighted("Banks closed", "en", {"close"}) if piece.marked]
    ['closed']
    """
    wanted, found, reached = frozenset(sought), list[Piece](), 0
    for word in WORD.finditer(text):
        if wanted.isdisjoint(terms(word[0], language)):
            continue
        found += [Piece(text[reached : word.start()]), Piece(word[0], marked=True)]
        reached = word.end()
    return [piece for piece in [*found, Piece(text[reached:])] if piece.text]


def passage(text: str, language: str, sought: Iterable[str]) -> list[Piece]:
    """The part of a long text around the first word that is sought; nothing when there is none."""
    pieces = highlighted(text, language, sought)
    first = next((place for place, piece in enumerate(pieces) if piece.marked), None)
    if first is None:
        return []
    before = "".join(piece.text for piece in pieces[:first])
    start = max(0, before.rfind(" ", 0, len(before) - AROUND)) if len(before) > AROUND else 0
    shown = highlighted(text[start : len(before) + AROUND], language, sought)
    ends = [Piece("… ")] * (start > 0), [Piece(" …")] * (len(before) + AROUND < len(text))
    return [*ends[0], *shown, *ends[1]]
