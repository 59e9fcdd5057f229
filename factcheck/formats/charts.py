"""Charts as SVG: plain shapes in the colours of the page, with a name, and no style of their own.

The table behind a chart says the same; a chart is for the eye alone and is hidden from screen readers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT, FOOT = 640, 200, 24
GAP = 0.25
LABELS = 6
FEWEST = 12
"""A single column is not as wide as the page."""


@dataclass(frozen=True)
class Bar:
    """A column of a chart."""

    label: str
    value: int


def columns(bars: Sequence[Bar]) -> str:
    """
    Columns side by side over their labels, as tall as their values; the highest value stands at its column.

    Labels are thinned out where there are many. The classes are the page's: `chart-bar`, `chart-text`.
    """
    if not bars:
        return ""
    most = max(bar.value for bar in bars) or 1
    step = WIDTH / max(len(bars), FEWEST)
    every = -(-len(bars) // LABELS)
    parts = [f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" focusable="false">']
    for place, bar in enumerate(bars):
        height = round((HEIGHT - 2 * FOOT) * bar.value / most, 1)
        left, top = place * step, HEIGHT - FOOT - height
        parts.append(
            f'<rect class="chart-bar" x="{left + step * GAP / 2:.1f}" y="{top:.1f}"'
            f' width="{step * (1 - GAP):.1f}" height="{height:.1f}"/>'
        )
        if bar.value == most:
            parts.append(_text(left + step / 2, top - 6, str(bar.value)))
            most = -1  # once
        if place % every == 0:
            # Under its column the first label would lie over the edge of a phone.
            x, anchor = (left + step / 2, "middle") if place else (0.0, "start")
            parts.append(_text(x, HEIGHT - 6, bar.label, anchor))
    return "".join([*parts, f'<path class="chart-line" d="M0 {HEIGHT - FOOT}H{WIDTH}"/></svg>'])


@dataclass(frozen=True)
class Share:
    """A part of a whole, in the colour of a rating's slug."""

    rating: str
    value: int


def shares(parts: Sequence[Share], *, of: int) -> str:
    """One bar made of parts, against a whole that may be larger: several bars below each other compare."""
    drawn, left = (
        ['<svg class="chart-shares" viewBox="0 0 640 14" preserveAspectRatio="none" aria-hidden="true">'],
        0.0,
    )
    for part in parts:
        width = WIDTH * part.value / (of or 1)
        drawn.append(
            f'<g class="rating-{escape(part.rating, quote=True)}"><rect class="chart-share"'
            f' x="{left:.1f}" y="0" width="{max(0.0, width - 2):.1f}" height="14"/></g>'
        )
        left += width
    return "".join([*drawn, "</svg>"])


def _text(x: float, y: float, words: str, anchor: str = "middle") -> str:
    return f'<text class="chart-text" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'
