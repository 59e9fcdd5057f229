"""What may be stored, and what the head of an article says."""

# ruff: noqa: RUF001 - typographic quotes and dashes are what is tested

import pytest

from factcheck.text import MAX_BYTES, Unusable, accept, byline_of, title_of

from .articles import BRIDGE, SEED


def test_the_text_is_kept_character_for_character():
    raw = "“Cafe\u0301”\u00a0– \U0001f600\t\n\n x  \n".encode()
    assert accept(raw) == raw.decode()


@pytest.mark.parametrize(
    "raw", ["a\r\nb\rc\nd", b"a\r\nb\rc\nd", b"\xef\xbb\xbfa\nb\nc\nd", "\ufeffa\nb\nc\nd"]
)
def test_only_line_ends_and_the_byte_order_mark_change(raw):
    assert accept(raw) == "a\nb\nc\nd"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_marked_encoding_is_read(encoding):
    assert accept("Zürich – ok".encode(encoding)) == "Zürich – ok"


@pytest.mark.parametrize(
    ("raw", "advice"),
    [
        ("", "empty"),
        (b" \n\t\r\n", "empty"),
        ("\u200b\ufeff\u00a0", "empty"),
        (b"x" * (MAX_BYTES + 1), "2 MB"),
        ("é" * (MAX_BYTES // 2 + 1), "2 MB"),
        ("Z\u00fcrich sagt nein".encode("latin-1"), "UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"words\x00words", "binary"),
        ("\x01\x02\x03\x04\x05\x06words", "binary"),
        ("half a \ud83d pair", "broken"),
    ],
)
def test_what_cannot_be_stored_is_refused_with_advice(raw, advice):
    with pytest.raises(Unusable, match=advice) as refused:
        accept(raw)
    assert str(refused.value).endswith(".")


def test_a_text_of_just_two_megabytes_is_accepted():
    assert len(accept(b"x" * MAX_BYTES)) == MAX_BYTES


def test_the_headline_is_proposed_as_title():
    assert (
        title_of(SEED)
        == "Washington's Microsoft bans police face recognition sales; big techs react to protest"
    )


def test_without_a_headline_the_first_sentence_is_the_title():
    assert (
        title_of("The bank failed on Monday. Nobody knew why.\n\nMore follows.")
        == "The bank failed on Monday."
    )


def test_a_title_never_exceeds_three_hundred_characters():
    title = title_of("word " * 200)
    assert len(title) <= 300
    assert title.endswith("word…")


def test_the_seed_has_readings_and_no_author():
    assert (byline_of(SEED).author, byline_of(SEED).reading_count) == (None, 1382)


def test_a_byline_gives_author_and_readings():
    assert (byline_of(BRIDGE).author, byline_of(BRIDGE).reading_count) == ("Ada Bell", 1204)


def test_a_text_without_byline_has_neither():
    assert byline_of("Bank fails\n\nThe bank failed, say 12 reads of the file.").author is None
