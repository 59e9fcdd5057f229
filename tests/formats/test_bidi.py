"""A name may run from right to left; the words after it may not."""

import pytest

from factcheck.formats.bidi import closed

RLO, LRI, RLI, PDF, PDI = "\u202e", "\u2066", "\u2067", "\u202c", "\u2069"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        (f"a{RLO}b", f"a{RLO}b{PDF}"),
        (f"a{RLO}b{LRI}c", f"a{RLO}b{LRI}c{PDI}{PDF}"),
        (f"a{RLI}b{PDI}c", f"a{RLI}b{PDI}c"),
        (f"a{PDI}{RLO}b", f"a{RLO}b{PDF}"),
        (f"{RLI}a{RLO}b{PDI}c", f"{RLI}a{RLO}b{PDF}{PDI}c"),
        (f"{PDF}{PDI}", ""),
        (f"a\u2029{RLO}b", f"a {RLO}b{PDF}"),
    ],
)
def test_every_mark_is_closed_and_none_closes_what_is_around_it(text, expected):
    assert closed(text) == expected


def test_ten_thousand_open_marks_are_closed():
    assert closed(LRI * 10_000).count(PDI) == 10_000
