"""An article's paragraphs with its claims marked: where each begins and ends, and where its note stands."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

Note = TypeVar("Note")
Place = tuple[int, int]
FARTHEST = 9


@dataclass(frozen=True)
class Numbered(Generic[Note]):
    """A claim of the article, by its place in the reading order."""

    number: int
    note: Note


@dataclass(frozen=True)
class Piece(Generic[Note]):
    """
    A run of text under the same claims. `begins` and `ends` are the claims that begin and end with it;
    `opens` are those of `begins` that share words with another, so that their first word needs a number too;
    `resumes` are those that go on here from the paragraph before.
    """

    text: str
    claims: list[Numbered[Note]] = field(default_factory=list)
    begins: list[Numbered[Note]] = field(default_factory=list)
    ends: list[Numbered[Note]] = field(default_factory=list)
    opens: list[Numbered[Note]] = field(default_factory=list)
    resumes: list[Numbered[Note]] = field(default_factory=list)


@dataclass(frozen=True)
class Paragraph(Generic[Note]):
    """
    A block of the article and the notes that stand after it: those of the claims that end in it.

    Beside the text, notes may reach over so many rows, its own and those of what follows and has no notes.
    """

    kind: str
    gap_before: bool
    pieces: list[Piece[Note]]
    reach: int = 1

    @property
    def notes(self) -> list[Numbered[Note]]:
        """The claims that end here, by number."""
        found = [claim for piece in self.pieces for claim in piece.ends]
        return sorted(found, key=lambda claim: claim.number)


def paragraphs(document: dict[str, Any], notes: Mapping[str, Note]) -> list[Paragraph[Note]]:
    """
    The article of a public document, each claim numbered where it first begins.

    `notes` holds what is known of a fact-check by its public id; marks that it lacks are left out. A claim
    may overlap others and run over several paragraphs; it begins once, and ends once with its last words.
    """
    places = [place for place in _places(document) if place[1] in notes]
    numbered: dict[str, Numbered[Note]] = {}
    last: dict[str, Place] = {}
    for at, mark in places:
        numbered.setdefault(mark, Numbered(len(numbered) + 1, notes[mark]))
        last[mark] = at
    first = {mark: at for at, mark in reversed(places)}
    reading = _Reading(numbered, first, last, _shared(document, numbered))
    return _reaching(
        Paragraph(
            block["kind"],
            block["gap_before"],
            [reading.piece(segment, (row, column)) for column, segment in enumerate(block["segments"])],
        )
        for row, block in enumerate(document["blocks"])
    )


def _reaching(blocks: Iterable[Paragraph[Note]]) -> list[Paragraph[Note]]:
    """The blocks, each with the rows that its notes may reach over. A gap is a row of its own."""
    found: list[Paragraph[Note]] = []
    free = 0
    for block in reversed(list(blocks)):
        found.append(replace(block, reach=min(1 + free, FARTHEST)))
        free = block.gap_before + (0 if block.notes else 1 + free)
    return found[::-1]


def _places(document: dict[str, Any]) -> Iterator[tuple[Place, str]]:
    """Every mark with its place (paragraph, piece), in reading order."""
    for row, block in enumerate(document["blocks"]):
        for column, segment in enumerate(block["segments"]):
            for mark in segment["marks"]:
                yield (row, column), mark


def _shared(document: dict[str, Any], numbered: Mapping[str, Any]) -> set[str]:
    """The marks that stand on the same words as another."""
    found: set[str] = set()
    for block in document["blocks"]:
        for segment in block["segments"]:
            marks = numbered.keys() & set(segment["marks"])
            found |= marks if len(marks) > 1 else set()
    return found


@dataclass(frozen=True)
class _Reading(Generic[Note]):
    """Where each mark begins and ends, as (paragraph, piece), and which marks share words."""

    numbered: dict[str, Numbered[Note]]
    first: dict[str, Place]
    last: dict[str, Place]
    shared: set[str]

    def piece(self, segment: dict[str, Any], at: Place) -> Piece[Note]:
        """A segment of the document with its claims, each known by its number."""
        known = {mark for mark in segment["marks"] if mark in self.numbered}
        marks = sorted(known, key=lambda mark: self.numbered[mark].number)
        begins = [mark for mark in marks if self.first[mark] == at]
        return Piece(
            segment["text"],
            [self.numbered[mark] for mark in marks],
            [self.numbered[mark] for mark in begins],
            [self.numbered[mark] for mark in marks if self.last[mark] == at],
            [self.numbered[mark] for mark in begins if mark in self.shared],
            [self.numbered[mark] for mark in marks if at[1] == 0 and self.first[mark] < at],
        )
