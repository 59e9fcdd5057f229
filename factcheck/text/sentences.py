"""An article cut into sentences, each a span of the stored text with the kind of block it stands in."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from factcheck.text.blocks import Block, Kind, blocks, ends_open, starts_low
from factcheck.text.boundaries import ends


@dataclass(frozen=True)
class Sentence:
    """text[start:end] in code points. A sentence broken by a blank line contains that line."""

    start: int
    end: int
    kind: Kind


def sentences(text: str) -> list[Sentence]:
    """Every sentence in order. A headline, byline, subhead or piece of furniture is one sentence."""
    return list(_sentences(text))


@lru_cache(maxsize=4)
def _sentences(text: str) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    for start, end, kind in _stretches(text, blocks(text)):
        if kind is Kind.BODY:
            found += [Sentence(*span, kind) for span in _spans(text, start, end)]
        else:
            found.append(Sentence(start, end, kind))
    return tuple(found)


def split(text: str) -> list[str]:
    """
    The sentences of plain running text, whatever blocks it may have.

    >>> split("Amazon.com Inc. had stalled sales. IBM followed.")
    ['Amazon.com Inc. had stalled sales.', 'IBM followed.']
    """
    start = len(text) - len(text.lstrip())
    return [text[a:b] for a, b in _spans(text, start, len(text.rstrip()))]


def _stretches(text: str, found: list[Block]) -> Iterator[tuple[int, int, Kind]]:
    """Blocks, with body blocks that a sentence runs across joined into one stretch."""
    current: tuple[int, int, Kind] | None = None
    for block in found:
        if current and current[2] is block.kind is Kind.BODY and _runs_across(text, current, block):
            current = (current[0], block.end, Kind.BODY)
            continue
        if current:
            yield current
        current = (block.start, block.end, block.kind)
    if current:
        yield current


def _runs_across(text: str, stretch: tuple[int, int, Kind], block: Block) -> bool:
    before = text[max(stretch[0], stretch[1] - 80) : stretch[1]]
    return ends_open(before) and starts_low(text[block.start : block.start + 40])


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for place in (*ends(text, start, end), end) if start < end else ():
        stop = start + len(text[start:place].rstrip())
        if stop > start:
            yield start, stop
        start = place + len(text[place : place + 400]) - len(text[place : place + 400].lstrip())
