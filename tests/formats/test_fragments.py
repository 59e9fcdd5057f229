"""A part of a recording, in words."""

import pytest

from factcheck.formats.fragments import spoken


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("t=10,75", "0:10 to 1:15"),
        ("t=npt:3700", "at 1:01:40"),
        ("t=,20", "0:00 to 0:20"),
        ("t=10.5,20.25", "0:10 to 0:20"),
        ("xywh=160,120,320,240", "part of the picture"),
        ("t=", ""),
        ("nonsense", ""),
        (None, ""),
    ],
)
def test_a_fragment_is_said_as_a_player_shows_it(fragment, words):
    assert spoken(fragment) == words
