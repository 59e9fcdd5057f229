"""What kind of file some bytes are, by looking at them: a site may say what it likes (MIME Sniffing)."""

import re

PLAIN = "text/plain"
UNKNOWN = "application/octet-stream"

SIGNATURES: tuple[tuple[re.Pattern[bytes], str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), kind)
    for pattern, kind in (
        (rb"%PDF-", "application/pdf"),
        (rb"\x89PNG\r\n\x1a\n", "image/png"),
        (rb"\xff\xd8\xff", "image/jpeg"),
        (rb"GIF8[79]a", "image/gif"),
        (rb"RIFF....WEBP", "image/webp"),
        (rb"RIFF....WAVE", "audio/wav"),
        (rb"....ftyp(avif|avis|heic|heix|heim|mif1|msf1)", "image/heif"),
        (rb"....ftyp(M4A|M4B)", "audio/mp4"),
        (rb"....ftyp(heic|heix|hevc|mif1|msf1)", "image/heic"),
        (rb"....ftypavi[fs]", "image/avif"),
        (rb"....ftypM4[AB]", "audio/mp4"),
        (rb"....ftypqt", "video/quicktime"),
        (rb"....ftyp", "video/mp4"),
        (rb"\xff[\xfb\xfa\xf3\xf2]", "audio/mpeg"),
        (rb"fLaC", "audio/flac"),
        (rb"\x1a\x45\xdf\xa3", "video/webm"),
        (rb"OggS\x00", "application/ogg"),
        (rb"fLaC", "audio/flac"),
        (rb"ID3|\xff[\xfb\xf3\xf2\xfa]", "audio/mpeg"),
        (rb"PK\x03\x04", "application/zip"),
        (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
        (rb"\{\\rtf", "application/rtf"),
        (rb"\x1f\x8b\x08", "application/gzip"),
    )
)
HTML = re.compile(
    rb"<(!doctype html|html|head|body|title|script|style|meta|h1|div|p|a|table)[\s>/]|<!--", re.IGNORECASE
)
WRITTEN_AS = frozenset({"text/html", "application/xhtml+xml", "application/json", "text/csv", "text/xml"})
"""Kinds of text that cannot be told from plain text with certainty: here the site is believed."""
_NO_TEXT = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_LOOKED_AT = 1445  # bytes; the standard's number


def kind_of_bytes(body: bytes, declared: str) -> str:
    """The media type of the bytes. `declared` counts only among kinds of text.

    >>> kind_of_bytes(b"%PDF-1.7 ...", "text/html"), kind_of_bytes(b"MZ\\x90\\x00", "text/html")
    ('application/pdf', 'application/octet-stream')
    >>> kind_of_bytes(b" <!DOCTYPE html><p>Read me.", "image/png"), kind_of_bytes(b"a,b", "text/csv")
    ('text/html', 'text/csv')
    """
    start = body[:_LOOKED_AT]
    for pattern, kind in SIGNATURES:
        if pattern.match(start):
            return kind
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16 says so at its start
        return declared if declared in WRITTEN_AS else PLAIN
    if _NO_TEXT.search(start):
        return UNKNOWN
    if declared in WRITTEN_AS:
        return declared
    return "text/html" if HTML.match(start.removeprefix(b"\xef\xbb\xbf").lstrip()) else PLAIN
