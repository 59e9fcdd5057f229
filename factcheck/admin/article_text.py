"""An article's text cut at the edges of its claims, so that the page can mark them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.models import ArticleText, Claim


@dataclass(frozen=True)
class Piece:
    """A piece of the text and the claims that stand on it."""

    text: str
    claims: tuple[Claim, ...]


def pieces(snapshot: ArticleText) -> list[Piece]:
    """The whole text in order; joined, the pieces give it back."""
    rows = (
        snapshot.appearances.filter(successors__isnull=True).select_related("claim").order_by("start", "id")
    )
    spans = [(row.start, row.end, row.claim) for row in rows if row.start is not None and row.end is not None]
    return cut(snapshot.text or "", spans)


def cut(text: str, spans: Sequence[tuple[int, int, Claim]]) -> list[Piece]:
    """The text cut at the edges of these spans, each piece with the claims whose span covers it."""
    cuts = sorted({0, len(text)} | {place for start, end, _ in spans for place in (start, end)})
    return [
        Piece(text[low:high], tuple(claim for start, end, claim in spans if start <= low and high <= end))
        for low, high in pairwise(cuts)
    ]
