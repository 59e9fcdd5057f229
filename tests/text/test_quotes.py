"""Who said it and who reported it."""

# ruff: noqa: RUF001 - typographic quotes and dashes are what is tested

import pytest

from factcheck.text import quotes

from .articles import BRIDGE, SEED


def said(text):
    return [(text[q.start : q.end], q.speaker) for q in quotes(text)]


def test_scare_quotes_have_no_speaker():
    scare = quotes(SEED)[0]
    assert SEED[scare.start : scare.end] == "Rekognition"
    assert (scare.speaker, scare.reporter) == (None, None)


def test_the_company_spoke_and_the_newspaper_reported():
    quote = quotes(SEED)[1]
    assert SEED[quote.start : quote.end].startswith("We do not sell")
    assert (quote.speaker, quote.reporter, quote.closed) == ("Microsoft", "Washington Post", True)


def test_a_quotation_broken_by_a_paragraph_is_one():
    quote = quotes(SEED)[1]
    assert "\n\n" in SEED[quote.start : quote.end]
    assert SEED[quote.start : quote.end].endswith("to police,")


def test_a_quotation_that_never_closes_ends_with_the_text():
    quote = quotes(SEED)[2]
    assert (quote.speaker, quote.closed) == ("Matt Cagle", False)
    assert SEED[: quote.end] == SEED.rstrip()


@pytest.mark.parametrize(
    "text",
    [
        "“The piers are worn,” the engineer Jo Marsh said.",
        "“The piers are worn,” said Jo Marsh.",
        "“The piers are worn,” said Jo Marsh, an engineer.",
        "Jo Marsh, the engineer, said on Monday: “The piers are worn.”",
        'Jo Marsh told the Daily Herald, "The piers are worn."',
        "According to Jo Marsh, «the piers are worn».",
        "„The piers are worn“, said Jo Marsh.",
        "‘The piers are worn,’ said Jo Marsh.",
        "Jo Marsh wrote:\n\n“The piers are worn.”",
    ],
)
def test_the_speaker_is_found_before_and_after(text):
    assert quotes(text)[0].speaker == "Jo Marsh"


def test_the_medium_is_reporter_and_not_speaker():
    quote = quotes('Jo Marsh told the Daily Herald, "The piers are worn."')[0]
    assert quote.reporter == "Daily Herald"
    assert quotes("“The piers are worn,” according to the Daily Herald.")[0].speaker is None


def test_a_quotation_goes_on_with_its_speaker():
    assert [speaker for _words, speaker in said(BRIDGE)] == ["Jo Marsh", "Jo Marsh"]


def test_each_paragraph_of_a_long_quotation_may_open_anew():
    text = "Jo Marsh said: “The piers are worn.\n\n“They will not hold.” Nobody spoke."
    assert said(text) == [("The piers are worn.\n\n“They will not hold.", "Jo Marsh")]


def test_a_quotation_left_open_does_not_swallow_the_article():
    text = 'Jo Marsh said, "The piers are worn.\n\nNobody spoke. The bridge closes.'
    assert [(words, quote.closed) for (words, _s), quote in zip(said(text), quotes(text), strict=True)] == [
        ("The piers are worn.", False)
    ]


def test_a_name_in_quotation_marks_has_no_speaker():
    assert quotes('The team, Ada Bell said, built a robot named "Better Idea" in June.')[0].speaker is None


@pytest.mark.parametrize(
    "text", ["It isn't Jo's or the engineers' fault.", "Rock 'n' roll of the '90s", "A 5'10\" man", "”", '"']
)
def test_apostrophes_and_stray_marks_are_no_quotation(text):
    assert quotes(text) == []


def test_the_company_is_the_one_the_text_speaks_of_now():
    now = "Oldbank Ltd. failed. Oldbank Ltd. was sold." + " Then it rained for days and days." * 200
    text = f"{now} Newbank Ltd. grew. “We are glad,” the company said."
    assert quotes(text)[0].speaker == "Newbank"


def test_a_phrase_without_a_tag_of_its_own_is_not_given_to_the_next_speaker():
    text = "The council called the bridge “worn and old” while Jo Marsh said nothing."
    assert quotes(text)[0].speaker != "Jo Marsh"
