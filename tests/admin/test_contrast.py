"""Every word of the desk against what lies behind it, 4.5 to 1; every line that says where to press, 3."""

import re
from pathlib import Path

import pytest

from tests.public.test_contrast import contrast

ROOT = Path(__file__).resolve().parents[2]
TOKENS = (ROOT / "factcheck/static/factcheck/desk/tokens.css").read_text()
COLOURS = {
    name: pair
    for name, *pair in re.findall(r"--desk-([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", TOKENS)
}
SURFACES = ("paper", "card", "panel")
TINTED = ("good", "bad", "wait", "live")
WORDS = [
    *((ink, surface) for ink in ("ink", "calm", *TINTED) for surface in SURFACES),
    *((ink, f"{ink}-tint") for ink in TINTED),
    *(("ink", f"{ink}-tint") for ink in TINTED),
    *(("ink", behind) for behind in ("mark", "added", "removed")),
    ("paper", "ink"),
    *(("card", behind) for behind in ("bad", "live")),
]
LINES = [(line, surface) for line in ("edge", "focus") for surface in SURFACES]
SCHEMES = pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])


@SCHEMES
@pytest.mark.parametrize(("ink", "behind"), WORDS)
def test_words_can_be_read(scheme, ink, behind):
    assert contrast(COLOURS[ink][scheme], COLOURS[behind][scheme]) >= 4.5


@SCHEMES
@pytest.mark.parametrize(("line", "behind"), LINES)
def test_lines_can_be_seen(scheme, line, behind):
    assert contrast(COLOURS[line][scheme], COLOURS[behind][scheme]) >= 3
