"""Both databases give the same answers: the ranking of a fixed archive, written down."""

import random

import pytest

from factcheck.models import FactCheckTerms
from factcheck.search.earlier import likest
from factcheck.text.terms import terms
from tests.search.corpus import fill, statement

pytestmark = pytest.mark.django_db

RANKED = [
    [(17, 1.0)],
    [(63, 0.1851), (264, 0.1357), (13, 0.1166)],
    [(161, 0.3339), (209, 0.3247), (257, 0.159)],
    [(72, 0.184), (217, 0.1499), (21, 0.1339)],
    [(214, 0.1669), (206, 0.1057), (279, 0.1047)],
]
"""For each question the places of the fact-checks in the archive, and their scores."""


def found(*texts: str) -> list[list[tuple[int, float]]]:
    first = FactCheckTerms.objects.order_by("pk").values_list("pk", flat=True)[0]
    best = likest([terms(text, "en") for text in texts], "en", limit=3, enough=0.1)
    return [[(candidate.key - first, alike.score) for alike, candidate in each] for each in best]


def test_the_ranking_is_the_one_written_down():
    fill(300)
    chance = random.Random(1)  # noqa: S311 - the same ones each time
    known = FactCheckTerms.objects.order_by("pk").values_list("statement", flat=True)[17]
    shuffled = " ".join(sorted(known.split()))
    assert found(shuffled, *(statement(chance) for _ in range(4))) == RANKED
