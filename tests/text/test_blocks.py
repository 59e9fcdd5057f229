"""The parts of a pasted article."""

from itertools import pairwise

import pytest

from factcheck.text import Kind, blocks

from .articles import BRIDGE, SEED


def kinds(text):
    return [block.kind for block in blocks(text)]


def test_the_seed_article_has_its_parts():
    assert kinds(SEED) == [
        Kind.HEADLINE,
        Kind.BYLINE,
        Kind.DUPLICATE_HEADLINE,
        Kind.BODY,
        Kind.BODY,
        Kind.SUBHEAD,
        Kind.BODY,
        Kind.BODY,
        Kind.BODY,
    ]


def test_furniture_of_the_page_is_told_from_the_story():
    assert kinds(BRIDGE)[4:6] == [Kind.FURNITURE, Kind.SUBHEAD]


def test_blocks_cover_every_word_in_order_and_apart():
    found = blocks(SEED)
    assert all(a.end < b.start for a, b in pairwise(found))
    assert sum(len(SEED[b.start : b.end].split()) for b in found) == len(SEED.split())


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell by five percent",
        "By Monday the bank had closed its doors, the mayor said.",
        "Copyright law changes after the ruling",
        "More from the bank than ever was lost in 2019.",
        "Home prices rise again",
        "Comments on the plan were few.",
    ],
)
def test_a_sentence_of_the_story_is_not_furniture(line):
    assert kinds(f"Bank fails\n\nThe bank failed.\n\n{line}\n\nMore follows.")[2] in {Kind.BODY, Kind.SUBHEAD}


@pytest.mark.parametrize(
    "line", ["Share this", "Read more: Bank fails", "Image: Ada Bell.", "© 2020 The Paper", "Comments (12)"]
)
def test_furniture_is_known_by_its_words(line):
    assert kinds(f"Bank fails\n\nThe bank failed.\n\n{line}\n\nMore follows.")[2] is Kind.FURNITURE


@pytest.mark.parametrize(
    "line", ["By Ada Bell", "by", "Friday, July 21, 2017", "Published 3 May 2020", "1,382 views"]
)
def test_a_byline_stands_near_the_top(line):
    assert kinds(f"Bank fails\n\n{line}\n\nThe bank failed.")[1] is Kind.BYLINE


def test_a_date_deep_in_the_article_is_not_its_byline():
    text = "Bank fails\n\n" + "The bank failed again.\n\n" * 9 + "Friday, July 21, 2017\n\nIt opened."
    assert Kind.BYLINE not in kinds(text)


def test_a_lone_line_is_body():
    assert kinds("Microsoft pivoted to Azure in 2014") == [Kind.BODY]


def test_lines_wrapped_by_a_mail_program_are_one_block():
    wrapped = (
        "The council voted on Monday to close the old bridge for two\n"
        "years, and about twelve thousand cars will have to take another\n"
        "way.\n\nIt was built long ago."
    )
    assert [wrapped[b.start : b.end].count("\n") for b in blocks(wrapped)] == [2, 0]


def test_short_lines_are_blocks_of_their_own():
    assert len(blocks("Rent\nFood\nHeating of the house\nTax")) == 4


def test_nothing_has_no_blocks():
    assert blocks(" \n\n\u00a0\n") == []
