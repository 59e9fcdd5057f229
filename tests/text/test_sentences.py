"""Sentences, first of all the six traps of the scraped article."""

from itertools import pairwise

import pytest

from factcheck.text import Kind, sentences, split

from .articles import BRIDGE, SEED

CUT = [SEED[sentence.start : sentence.end] for sentence in sentences(SEED)]


def test_a_sentence_broken_after_an_abbreviation_and_a_blank_line_stays_whole():
    assert any("technology to U.S.\n\npolice departments today" in sentence for sentence in CUT)


@pytest.mark.parametrize(
    "trap", ["Microsoft Corp., the Redmond", "Amazon.com Inc. had stalled", "Machines Corp.) had also"]
)
def test_a_company_does_not_end_a_sentence(trap):
    assert sum(trap in sentence for sentence in CUT) == 1


def test_the_repeated_headline_is_marked_as_repeated():
    assert [s.kind for s in sentences(SEED)][:3] == [Kind.HEADLINE, Kind.BYLINE, Kind.DUPLICATE_HEADLINE]


def test_the_byline_is_no_sentence_of_the_story():
    assert [CUT[1], CUT[3][:15]] == ["by \u00a0 | \u00a0VIEW 1382", "Microsoft Corp."]


def test_the_quotation_that_never_closes_ends_with_the_text():
    assert CUT[-1].startswith("Meanwhile, adding")
    assert CUT[-1].endswith("rights and liberties.")


def test_the_seed_article_has_nine_sentences():
    assert len(CUT) == 9


@pytest.mark.parametrize(
    "sentence",
    [
        "Dr. Ann P. Lee met Sen. Cole at 9 a.m. on Jan. 5.",
        "Shares of Brown & Co. fell 3.5 percent, i.e. more than in the U.K. last year.",
        "See Fig. 3 and pp. 12-14 of the report, Vol. II.",
        "She asked “Why now?” and left.",
        "He wrote (In haste, and badly.) to the mayor.",
        "The plan [...] was dropped.",
        "At 6 p.m. Mrs. Long opened the door.",
        "The mayor … did not answer.",
        "Write to ada.bell@example.org or see www.example.org/a.b for more.",
        "The court ruled in Gray v. Hill.",
        "He lives on St. Mark's Place.",
    ],
)
def test_a_sentence_is_not_cut(sentence):
    assert split(sentence) == [sentence]


@pytest.mark.parametrize(
    "text",
    [
        "She joined Brown & Co.|They sell boats.",
        "He lived in the U.S.|How long is unknown.",
        "It opened at 8 a.m.|Mr. Hill came late.",
        "“It is over.”|She left.",
        "It rose to 3.5.|Then it fell.",
        "Was it true?!|Nobody knew.",
        "It failed…|The bank closed.",
        "(He left.)|Nobody followed.",
        "He gave 7 million.|“More will follow,” he said.",
        "1) Rent is due.|2) Food is dear.",
        "• Rent|• Food|• Heating",
        "The vote is on Sept. 5.|It was moved.",
        "He works in art.|Museums buy it.",
        "We know, you and I.|Did Paul I. Moore know?",
    ],
)
def test_sentences_are_parted(text):
    assert split(text.replace("|", " ")) == text.split("|")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("銀行は閉鎖した。市長は黙っていた。", 2),
        ("Банк закрыт. Мэр молчал.", 2),
        ("क्या हुआ। बैंक बंद है।", 2),
        ("¿Qué pasó? Nadie lo sabe.", 2),
    ],
)
def test_other_scripts_are_parted(text, count):
    assert len(split(text)) == count


def test_a_block_without_a_stop_runs_into_one_that_goes_on_low():
    text = "Bank fails\n\nThe bank was closed by the\n\nmayor on Monday. It stays closed."
    assert [text[s.start : s.end] for s in sentences(text)][
        1
    ] == "The bank was closed by the\n\nmayor on Monday."


def test_a_block_does_not_run_into_a_capital():
    text = "Bank fails\n\nThe bank has these parts:\n\niPhone sales\n\nLoans are closed."
    assert "The bank has these parts:" in [text[s.start : s.end] for s in sentences(text)]


def test_spans_are_trimmed_and_in_order():
    found = sentences(BRIDGE)
    assert all(BRIDGE[s.start : s.end] == BRIDGE[s.start : s.end].strip() for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_nothing_has_no_sentences():
    assert sentences(" \n ") == []
    assert split("") == []
