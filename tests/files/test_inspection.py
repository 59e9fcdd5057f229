"""A file is what its bytes say, and gives its words or a sentence that says what to do."""

from datetime import date

import pytest

from factcheck.files import LARGEST, Unfit, inspect_file
from tests.files import samples

ADDRESS = "https://example.org/turn"
HEAD = (
    '<meta property="og:site_name" content="The Daily Example"><meta name="author" content="Ada Bell">'
    '<meta property="article:published_time" content="2014-02-04T10:00:00Z">'
    '<link rel="canonical" href="https://example.org/the-turn">'
)


@pytest.mark.parametrize("url", [ADDRESS, "http://127.0.0.1:8000/turn", "https://www.bbc.co.uk/turn", ""])
def test_a_page_gives_its_article_and_what_its_head_says(url):
    found = inspect_file(samples.html(head=HEAD), url=url)
    assert found.kind == "text"
    assert found.text.startswith("The turn of Microsoft\n\nMicrosoft pivoted to Azure in 2014.")
    assert "Terms" not in found.text
    page = found.page
    assert (page.title, page.byline, page.outlet) == (
        "The turn of Microsoft",
        "Ada Bell",
        "The Daily Example",
    )
    assert (page.published_on, page.language) == (date(2014, 2, 4), "en-GB")
    assert page.canonical == "https://example.org/the-turn"


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "windows-1252"])
def test_a_page_is_read_in_its_own_encoding(charset):
    words = "<!doctype html><html><body><article><p>Übermäßig viele Wörter über Köln am Rhein.</p></article>"
    found = inspect_file(words.encode(charset), charset=charset)
    assert found.text == "Übermäßig viele Wörter über Köln am Rhein."


def test_a_pdf_gives_the_words_of_all_its_pages():
    found = inspect_file(samples.pdf(samples.WORDS, "And it rained\nall day in Oslo."))
    assert found.content_type == "application/pdf"
    assert found.text == f"{samples.WORDS}\n\nAnd it rained\nall day in Oslo."


def test_a_word_document_gives_its_paragraphs_and_tables():
    found = inspect_file(samples.word("One.", "Two.", cells=("2014", "190")))
    assert found.text == "One.\n\nTwo.\n\n2014 | 190"
    assert found.content_type.endswith("wordprocessingml.document")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_is_decoded_and_measured(kind):
    found = inspect_file(samples.picture(kind))
    assert (found.kind, found.content_type) == ("image", f"image/{kind.lower()}")
    assert (found.width, found.height) == (20, 10)


@pytest.mark.parametrize(
    ("start", "content_type"),
    [
        (b"\x00\x00\x00\x20ftypisom", "video/mp4"),
        (b"\x00\x00\x00\x20ftypM4A ", "audio/mp4"),
        (b"\x1a\x45\xdf\xa3", "video/webm"),
        (b"ID3\x04", "audio/mpeg"),
        (b"\xff\xfb\x90\x64", "audio/mpeg"),
        (b"OggS\x00", "audio/ogg"),
        (b"RIFF\x00\x00\x00\x00WAVE", "audio/wav"),
    ],
)
def test_sound_and_film_are_known_by_their_first_bytes(start, content_type):
    found = inspect_file(start + bytes(100))
    assert (found.content_type, found.kind) == (content_type, content_type.split("/")[0])


def test_a_wrong_name_or_type_changes_nothing():
    assert inspect_file(samples.pdf(samples.WORDS), declared="text/html").content_type == "application/pdf"
    assert inspect_file(samples.picture(), declared="text/plain").kind == "image"


@pytest.mark.parametrize("raw", ["It rained.\r\nAll day.", "\ufeffIt rained.\rAll day."])
@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_a_text_keeps_all_but_its_line_ends_and_its_mark(raw, coding):
    assert inspect_file(raw.encode(coding)).text == "It rained.\nAll day."


REFUSED = {
    "empty": (lambda: b"", "This file is empty."),
    "blank": (lambda: b" \n ", "The text is empty."),
    "too large": (lambda: b"x" * (LARGEST + 1), "This file is larger than 10 MB."),
    "too long": (lambda: b"word " * 500_000, "The text is larger than 2 MB."),
    "SVG": (
        lambda: b'<?xml version="1.0"?>\n<!-- x --><svg onload="alert(1)"/>',
        "SVG files can carry programs",
    ),
    "SVG with a mark": (lambda: "<svg></svg>".encode("utf-16"), "SVG files can carry programs"),
    "a program": (lambda: b"MZ\x90\x00\x03\x00", "This is not a text but a binary file."),
    "NUL": (lambda: b"Words\x00words", "This is not a text but a binary file."),
    "an old Word document": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "Save it as text, HTML, DOCX",
    ),
    "a picture of a phone": (lambda: b"\x00\x00\x00\x20ftypheic", "Save it as JPEG, PNG, GIF or WebP"),
    "Latin-1": (lambda: "Köln".encode("latin-1"), "The text is not encoded as UTF-8."),
    "a locked PDF": (samples.pdf_locked, "This PDF is locked with a password."),
    "a scanned PDF": (lambda: samples.pdf("", ""), "This PDF holds pictures of pages and no text."),
    "half a PDF": (lambda: samples.pdf(samples.WORDS)[:60], "This PDF is damaged"),
    "a PDF of a thousand pages": (
        lambda: samples.pdf(*["Rain."] * 1001),
        "This PDF holds more than 2 MB",
    ),
    "half a Word document": (lambda: samples.word()[:-2000], "This Word document is damaged"),
    "an archive": (samples.archive, "This is a ZIP archive and no Word document."),
    "a broken picture": (lambda: samples.picture("JPEG", (300, 300))[:-400], "This picture is damaged"),
    "a page without words": (lambda: samples.html("<p>Hi.</p>"), "No readable text was found in this page."),
    "a login": (
        lambda: samples.html(f"<p>{samples.WORDS}</p><form><input type='password'></form>"),
        "The site asks for a login",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_used_is_refused_in_a_sentence(what):
    made, sentence = REFUSED[what]
    with pytest.raises(Unfit) as refusal:
        inspect_file(made())
    assert sentence in str(refusal.value)
