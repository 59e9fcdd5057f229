"""An article's paragraphs with its claims marked: where each begins and ends, and where its note stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

Note = TypeVar("Note")


@dataclass(frozen=True)
class Numbered(Generic[Note]):
    """A claim of the article, by its place in the reading order."""

    number: int
    note: Note


@dataclass(frozen=True)
class Piece(Generic[Note]):
    """A run of text under the same claims. `begins` and `ends` are the claims that begin and end with it."""

    text: str
    claims: list[Numbered[Note]] = field(default_factory=list)
    begins: list[Numbered[Note]] = field(default_factory=list)
    ends: list[Numbered[Note]] = field(default_factory=list)


@dataclass(frozen=True)
class Paragraph(Generic[Note]):
    """A block of the article and the notes that stand after it: those of the claims that end in it."""

    kind: str
    gap_before: bool
    pieces: list[Piece[Note]]

    @property
    def notes(self) -> list[Numbered[Note]]:
        """The claims that end here."""
        return [claim for piece in self.pieces for claim in piece.ends]


def paragraphs(document: dict[str, Any], notes: Mapping[str, Note]) -> list[Paragraph[Note]]:
    """
    The article of a public document, each claim numbered where it first begins.

    `notes` holds what is known of a fact-check by its public id; marks that it lacks are left out. A claim
    may overlap others and run over several paragraphs; it begins once, and ends once with its last words.
    """
    places = [place for place in _places(document) if place[1] in notes]
    numbered: dict[str, Numbered[Note]] = {}
    last: dict[str, tuple[int, int]] = {}
    for at, mark in places:
        numbered.setdefault(mark, Numbered(len(numbered) + 1, notes[mark]))
        last[mark] = at
    first = {mark: at for at, mark in reversed(places)}
    return [
        Paragraph(
            block["kind"],
            block["gap_before"],
            [
                _piece(segment, (row, column), numbered, first, last)
                for column, segment in enumerate(block["segments"])
            ],
        )
        for row, block in enumerate(document["blocks"])
    ]


def _places(document: dict[str, Any]) -> Iterator[tuple[tuple[int, int], str]]:
    """Every mark with its place (paragraph, piece), in reading order."""
    for row, block in enumerate(document["blocks"]):
        for column, segment in enumerate(block["segments"]):
            for mark in segment["marks"]:
                yield (row, column), mark


def _piece(
    segment: dict[str, Any],
    at: tuple[int, int],
    numbered: dict[str, Numbered[Note]],
    first: dict[str, tuple[int, int]],
    last: dict[str, tuple[int, int]],
) -> Piece[Note]:
    marks = [mark for mark in segment["marks"] if mark in numbered]
    return Piece(
        segment["text"],
        [numbered[mark] for mark in marks],
        [numbered[mark] for mark in marks if first[mark] == at],
        [numbered[mark] for mark in marks if last[mark] == at],
    )
