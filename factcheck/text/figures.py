"""Figures about the newsroom's work: medians, agreement, chance. Plain Python, no tables."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

FEWEST_PAIRS = 30
"""From so many pairs on, an agreement is told; of fewer it would be chance."""


@dataclass(frozen=True)
class Agreement:
    """How often two people gave the same rating. `kappa` (Cohen) is that beyond what chance would give."""

    pairs: int
    same: int
    percent: int | None
    kappa: float | None


def agreement(pairs: Sequence[tuple[str, str]]) -> Agreement:
    """
    Percent and Cohen's kappa of pairs of ratings, unweighted; None below 30 pairs.

    Kappa is None too when both always gave one and the same rating: chance would have done as well.

    >>> agreement([("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15)
    Agreement(pairs=50, same=35, percent=70, kappa=0.4)
    """
    same = sum(one == other for one, other in pairs)
    if len(pairs) < FEWEST_PAIRS:
        return Agreement(len(pairs), same, None, None)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(first[each] * second[each] for each in first) / len(pairs) ** 2
    observed = same / len(pairs)
    kappa = None if by_chance == 1 else round((observed - by_chance) / (1 - by_chance), 2)
    return Agreement(len(pairs), same, round(100 * observed), kappa)


@dataclass(frozen=True)
class Spread:
    """Days that something took: how often, a quarter within, half within, three quarters within."""

    number: int
    quarter: float | None
    median: float | None
    three_quarters: float | None


def spread(days: Iterable[float]) -> Spread:
    """
    Median and quartiles, to a tenth of a day; None where there is too little.

    >>> spread([1, 2, 3, 4, 5])
    Spread(number=5, quarter=2.0, median=3, three_quarters=4.0)
    """
    known = sorted(days)
    if not known:
        return Spread(0, None, None, None)
    low, _middle, high = quantiles(known, n=4, method="inclusive") if len(known) > 1 else (known[0],) * 3
    return Spread(len(known), round(low, 1), round(median(known), 1), round(high, 1))
