"""A fact-check in one line."""

from factcheck.formats.headlines import DESCRIPTION_MAX, description, shortened, title
from tests.formats.documents import document, verdict


def test_a_title_is_rating_and_statement():
    assert title(document()) == "Half true: It has been so since 2014"


def test_a_description_is_cut_between_words():
    text = description(document(verdict=verdict(summary="many words " * 40)))
    assert len(text) <= DESCRIPTION_MAX
    assert text.endswith(("words…", "many…"))


def test_a_short_line_is_kept_whole():
    assert shortened(" so\n it is ", 20) == "so it is"


def test_one_endless_word_is_cut_all_the_same():
    assert shortened("x" * 500, 160) == "x" * 159 + "…"
