"""Small charts drawn on the server: where each bar stands, so that a template only writes it down.

Lengths are in the units of the picture's view box; colours and letters belong to the style sheet.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDE, HIGH = 280.0, 120.0
HEAD, FOOT = 16.0, 18.0
GAP = 0.3
"""The share of a column that stays empty beside its bar."""
ROW, THICK = 38.0, 12.0


@dataclass(frozen=True)
class Bar:
    """One bar with its name and what is written on it; `place` is where its words stand."""

    label: str
    said: str
    x: float
    y: float
    width: float
    height: float
    place: float


@dataclass(frozen=True)
class Chart:
    """A picture of bars in a view box, and how the values rise from zero."""

    width: float
    height: float
    bars: list[Bar]
    base: float = 0.0


def columns(values: Sequence[tuple[str, int]]) -> Chart:
    """Upright bars beside each other, the highest as high as the picture allows."""
    step, room = WIDE / max(len(values), 1), HIGH - HEAD - FOOT
    most = max((value for _, value in values), default=0) or 1
    bars = [
        Bar(
            label,
            str(value),
            x=_round(number * step + step * GAP / 2),
            y=_round(HEAD + room * (1 - value / most)),
            width=_round(step * (1 - GAP)),
            height=_round(room * value / most),
            place=_round((number + 0.5) * step),
        )
        for number, (label, value) in enumerate(values)
    ]
    return Chart(WIDE, HIGH, bars, base=HIGH - FOOT)


def rows(values: Sequence[tuple[str, float, str]]) -> Chart:
    """Lying bars below each other, each with its name above it and its value at its end."""
    most = max((value for _, value, _ in values), default=0) or 1
    bars = [
        Bar(
            label,
            said,
            x=0,
            y=_round(number * ROW + ROW - THICK - 6),
            width=_round(max(WIDE * value / most, 2 if value else 0)),
            height=THICK,
            place=_round(number * ROW + 14),
        )
        for number, (label, value, said) in enumerate(values)
    ]
    return Chart(WIDE, ROW * len(values), bars)


def _round(length: float) -> float:
    return round(length, 1)
