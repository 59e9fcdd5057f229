"""What kind of file some bytes are, whatever the site says."""

import pytest

from factcheck.net.kinds import kind_of_bytes

TOLD = "text/html"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%PDF-1.7\n...", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n....", "image/png"),
        (b"\xff\xd8\xff\xe0....", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"\x00\x00\x00\x18ftypmp42", "video/mp4"),
        (b"PK\x03\x04....", "application/zip"),
        (b"MZ\x90\x00\x03....", "application/octet-stream"),
        (b"Plain words.\nAnd more.", "text/html"),
        (b"\xff\xfe<\x00p\x00>\x00", "text/html"),
    ],
)
def test_the_bytes_count_and_not_what_the_site_says(body, kind):
    assert kind_of_bytes(body, TOLD) == kind


@pytest.mark.parametrize("told", ["image/png", "application/octet-stream", "application/x-made-up"])
def test_a_page_is_known_though_it_is_sent_as_something_else(told):
    assert kind_of_bytes(b"\xef\xbb\xbf \n<!DOCTYPE HTML><p>Read me.", told) == "text/html"
    assert kind_of_bytes(b"Plain words.", told) == "text/plain"


@pytest.mark.parametrize("told", ["application/json", "text/csv"])
def test_among_kinds_of_text_the_site_is_believed(told):
    assert kind_of_bytes(b'{"rating": "false"}', told) == told
