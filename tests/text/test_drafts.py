"""Long sentences become statements that stand on their own, each with the exact words it was made of."""

from itertools import pairwise

import pytest

from factcheck.text import drafts, suggest
from factcheck.text.clauses import clauses
from tests.text.articles import BRIDGE, SEED

LONG = "The council closed the old bridge in May 1931 after a storm"


def statements(text, longest=280):
    return [each.statement for each in drafts(text, longest=longest)]


def test_every_draft_of_the_seed_is_short_enough_to_be_accepted():
    assert all(len(statement) <= 280 for statement in statements(SEED))
    assert len(statements(SEED)) == 11


def test_every_draft_quotes_its_exact_words_and_none_overlap():
    found = drafts(SEED)
    assert all(SEED[each.start : each.end] == each.text for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_a_short_sentence_is_the_suggestion_that_it_was():
    assert drafts(BRIDGE) == suggest(BRIDGE)


def test_a_sentence_that_says_two_things_gives_two_statements():
    amazon, ibm = statements(SEED)[4:6]
    assert amazon.endswith("Amazon.com Inc. had stalled police use of its “Rekognition” software for a year.")
    assert ibm.startswith(
        "The IBM (International Business Machines Corp.) had also told that the American tech"
    )


def test_what_is_said_of_somebody_in_passing_names_them():
    assert statements(SEED)[1].startswith("Microsoft had quietly swayed away from its traditional operating")
    assert statements(SEED)[2].startswith("Microsoft had issued a statement on Thursday saying that")


def test_a_quotation_is_a_statement_with_its_speaker():
    quoted = next(
        each for each in drafts(SEED) if each.statement.startswith("Microsoft said: “We do not sell")
    )
    assert (quoted.claimant_guess, quoted.reporter_guess) == ("Microsoft", "Washington Post")
    assert quoted.text.startswith("We do not sell our facial recognition technology to U.S.\n\npolice")


@pytest.mark.parametrize("turn", [", while ", ", but ", "; ", ", although ", ", and the "])
def test_a_sentence_is_cut_where_it_turns(turn):
    words = f"{LONG}{turn}mayor of the town had told everybody that it would stay open."
    assert len(statements(words, longest=70)) == 2


def test_what_cannot_be_cut_stays_whole():
    words = "The council " + "very " * 100 + "slowly closed 12 bridges."
    assert statements(words) == [words]


def test_a_table_without_a_stop_is_not_searched_for_clauses():
    assert len(clauses("word, while " * 200_000, 280)) == 1
