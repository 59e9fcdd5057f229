"""The parts of an article that readers see around its claims, cut so that every claim can be marked."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.text.blocks import Block, Kind, blocks
from factcheck.text.sentences import sentences

_LEFT_OUT = frozenset({Kind.BYLINE, Kind.DUPLICATE_HEADLINE, Kind.FURNITURE})


@dataclass(frozen=True)
class Segment:
    """A contiguous piece of the source; `marks` are the indexes of the spans that cover it."""

    text: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True)
class ExcerptBlock:
    """One paragraph, or what is kept of it; `gap_before`: some of the story was left out before it."""

    kind: Kind
    gap_before: bool
    segments: tuple[Segment, ...]


def excerpts(text: str, spans: Sequence[tuple[int, int]], *, full: bool) -> list[ExcerptBlock]:
    """
    The article's paragraphs, cut at every start and end of a span (code points).

    Byline, repeated headlines and furniture are left out unless a span lies in them. When not `full`, only
    the headline and the sentences that spans touch are kept, each with its neighbours in the paragraph.
    """
    sentence_spans = [(sentence.start, sentence.end) for sentence in sentences(text)]
    touched = _touched(sentence_spans, spans)
    found: list[ExcerptBlock] = []
    gap = False
    for block in blocks(text):
        if block.kind in _LEFT_OUT and not any(
            block.start <= start < end <= block.end for start, end in spans
        ):
            continue
        whole = full or block.kind is Kind.HEADLINE
        runs = [(block.start, block.end)] if whole else list(_runs(block, sentence_spans, touched))
        reached = block.start
        for start, end in runs:
            gap = gap or bool(text[reached:start].strip())
            found.append(ExcerptBlock(block.kind, gap, tuple(_segments(text, start, end, spans))))
            reached, gap = end, False
        gap = gap or bool(text[reached : block.end].strip())
    return found


def _touched(sentence_spans: list[tuple[int, int]], spans: Sequence[tuple[int, int]]) -> set[int]:
    """Which sentences the spans touch, by their place in the list."""
    starts = [start for start, _end in sentence_spans]
    ends = [end for _start, end in sentence_spans]
    return {
        place
        for start, end in spans
        for place in range(bisect_right(ends, start), bisect_left(starts, end))
        if start < end
    }


def _runs(
    block: Block, sentence_spans: list[tuple[int, int]], touched: set[int]
) -> Iterator[tuple[int, int]]:
    """The parts of the block to keep: touched sentences and their neighbours, adjoining ones as one part."""
    first = bisect_right(sentence_spans, block.start, key=lambda span: span[1])
    last = bisect_left(sentence_spans, block.end, key=lambda span: span[0])
    run: tuple[int, int] | None = None
    for place in range(first, last):
        near = range(max(first, place - 1), min(last, place + 2))
        if touched.isdisjoint(near):
            if run:
                yield run
            run = None
            continue
        start, end = sentence_spans[place]
        run = (run[0] if run else max(start, block.start), min(end, block.end))
    if run:
        yield run


def _segments(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> Iterator[Segment]:
    """text[start:end] in pieces, each with the spans that cover it."""
    here = [(mark, a, b) for mark, (a, b) in enumerate(spans) if a < b and a < end and b > start]
    cuts = {start, end} | {place for _mark, a, b in here for place in (a, b) if start < place < end}
    for low, high in pairwise(sorted(cuts)):
        yield Segment(text[low:high], tuple(mark for mark, a, b in here if a <= low and high <= b))
