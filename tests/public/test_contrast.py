"""Every colour of a word against the colour behind it: at least 4.5 to 1, on light and on dark pages."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOKENS = (ROOT / "factcheck/static/factcheck/tokens.css").read_text()
RATINGS = json.loads((ROOT / "seeds/ratings.json").read_text())
LIGHT, DARK = TOKENS.split("@media")
PAIRS = [
    *((ink, paper) for ink in ("ink", "ink-soft") for paper in ("paper", "card", "alert")),
    ("added-ink", "added"),
    ("removed-ink", "removed"),
]


def colours(sheet):
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", sheet))


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def mixed(share, colour, other):
    """What color-mix(in srgb, colour share, other) gives."""
    parts = [
        round(share * int(colour[place : place + 2], 16) + (1 - share) * int(other[place : place + 2], 16))
        for place in (1, 3, 5)
    ]
    return "#" + "".join(f"{part:02x}" for part in parts)


def test_contrast_is_measured_as_wcag_does():
    assert contrast("#ffffff", "#000000") == 21
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("ink", "paper"), PAIRS)
@pytest.mark.parametrize("sheet", [LIGHT, DARK], ids=["light", "dark"])
def test_words_can_be_read(sheet, ink, paper):
    known = colours(sheet)
    assert contrast(known[ink], known[paper]) >= 4.5


@pytest.mark.parametrize("rating", RATINGS, ids=lambda rating: rating["slug"])
@pytest.mark.parametrize(
    ("sheet", "key"), [(LIGHT, "color_light"), (DARK, "color_dark")], ids=["light", "dark"]
)
def test_ratings_can_be_read_wherever_they_stand(sheet, key, rating):
    known, colour = colours(sheet), rating[key]
    behind = [known["paper"], known["card"], known["alert"], mixed(0.05, colour, known["card"])]
    assert min(contrast(colour, each) for each in behind) >= 4.5
    marked = mixed(0.18, colour, known["paper"])
    assert contrast(known["ink"], marked) >= 4.5
