"""What a site answers: pages and files are kept byte for byte, and damage ends in a sentence."""

import gzip
import socket
import zlib
from contextlib import suppress
from datetime import UTC, datetime

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.net.safe_fetch import PAGES, Allow, Fetched, Refused, Unreachable, fetch

from .sites import HERE, LIMITS, leading_to, names, page, site

TEXT = b"<p>A page of some length.</p>" * 500
DAMAGED = "breaks off or is damaged"
UNREADABLE = "packs its answer in a way that is not read here"
HEAD = b"HTTP/1.1 200 OK\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


def answered(answer, **options) -> Fetched:
    with site(answer) as news:
        return fetch(news.url(), allow=news.allow(), limits=LIMITS, **options)


def test_a_page_is_kept_with_its_circumstances():
    before = datetime.now(UTC)
    fetched = answered(page("Zürich".encode("latin-1"), "X-Robots-Tag: noindex"))
    assert (fetched.status, fetched.body) == (200, b"Z\xfcrich")
    assert (fetched.content_type, fetched.charset) == ("text/html", "utf-8")
    assert (fetched.redirects, fetched.address, fetched.url) == ((), HERE, fetched.final_url)
    assert before <= fetched.fetched_at <= datetime.now(UTC)


@pytest.mark.parametrize(
    "status", ["204 Nothing", "304 Not changed", "404 Not here", "503 Later", "302 Nowhere"]
)
def test_every_final_status_is_told(status):
    assert answered(HEAD.replace(b"200 OK", status.encode()) + b"\r\n").status == int(status[:3])


def packed_raw(text: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(text) + packer.flush()


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("X-GZIP", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", packed_raw),
        ("br", brotli.compress),
        ("identity", bytes),
    ],
)
def test_a_body_is_unpacked(coding, pack):
    assert answered(page(pack(TEXT), f"Content-Encoding: {coding}")).body == TEXT


@pytest.mark.parametrize(
    "answer",
    [
        CHUNKED + b"%x\r\n%b\r\n0\r\n\r\n" % (len(TEXT), TEXT),
        CHUNKED + b"".join(b"1;note=x\r\n%c\r\n" % byte for byte in TEXT) + b"0\r\nX-After: 1\r\n\r\n",
        HEAD + b"\r\n" + TEXT,
        b"HTTP/1.0 200\r\n\r\n" + TEXT,
        b"HTTP/1.1 100 Continue\r\n\r\n" + page(TEXT),
    ],
    ids=["in one chunk", "in many", "until it closes", "in the old way", "after a while"],
)
def test_a_body_arrives_in_every_way(answer):
    assert answered(answer).body == TEXT


@pytest.mark.parametrize(
    ("declared", "kind", "charset"),
    [
        ('Text/HTML; Charset="ISO-8859-1"', "text/html", "iso-8859-1"),
        ("application/pdf", "application/pdf", ""),
        ("text/html; charset=utf-8; charset=latin-1", "text/html", "utf-8"),
        ('text/html; charset="utf 8"', "text/html", ""),
        ("text/html; charset*=utf-8''koi8-r", "text/html", ""),
    ],
)
def test_the_kind_is_what_the_site_declares(declared, kind, charset):
    fetched = answered(HEAD + f"Content-Type: {declared}\r\n\r\n".encode())
    assert (fetched.content_type, fetched.charset) == (kind, charset)


def test_a_kind_that_is_not_declared_is_unknown():
    assert answered(HEAD + b"\r\n").content_type == "application/octet-stream"


def test_a_file_is_fetched_where_any_kind_will_do():
    assert answered(HEAD + b"Content-Type: application/pdf\r\n\r\n%PDF").body == b"%PDF"


@pytest.mark.parametrize("kind", ["application/pdf", "image/svg+xml", "application/octet-stream"])
def test_where_a_page_is_wanted_another_kind_is_refused_unread(kind):
    def endless(at, _request):
        yield HEAD + f"Content-Type: {kind}\r\n\r\n".encode()
        while at.drip():
            yield b"%PDF"

    with pytest.raises(Refused, match=f"a file of type {kind.replace('+', '.')}, not a page"):
        answered(endless, kinds=PAGES)


BROKEN = {
    "nothing": (b"", Unreachable, DAMAGED),
    "no status": (b"hello\r\n\r\n", Unreachable, DAMAGED),
    "no number": (b"HTTP/1.1 OK\r\n\r\n", Unreachable, DAMAGED),
    "another protocol": (b"SSH-2.0-OpenSSH_9.6\r\n", Unreachable, DAMAGED),
    "an interim answer alone": (b"HTTP/1.1 103 Early\r\n\r\n" + page(), Unreachable, DAMAGED),
    "another protocol from here": (b"HTTP/1.1 101 Switch\r\nUpgrade: x\r\n\r\n", Unreachable, DAMAGED),
    "half a status": (b"HTTP/1.1 2", Unreachable, DAMAGED),
    "a header without a name": (HEAD + b"no colon here\r\nContent-Length: 2\r\n\r\nab", Unreachable, DAMAGED),
    "a header that begins in the middle": (HEAD + b" folded: yes\r\n\r\nab", Unreachable, DAMAGED),
    "a long header": (HEAD + b"X-Long: " + b"a" * 70_000 + b"\r\n\r\n", Unreachable, DAMAGED),
    "many headers": (HEAD + b"X-Many: a\r\n" * 200 + b"\r\n", Unreachable, DAMAGED),
    "half a body": (HEAD + b"Content-Length: 9\r\n\r\nhalf", Unreachable, DAMAGED),
    "two lengths": (HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", Unreachable, DAMAGED),
    "half a chunk": (CHUNKED + b"9\r\nhalf", Unreachable, DAMAGED),
    "a chunk of no size": (CHUNKED + b"size\r\nabc\r\n0\r\n\r\n", Unreachable, DAMAGED),
    "a chunk of negative size": (CHUNKED + b"-5\r\nabc\r\n0\r\n\r\n", Unreachable, DAMAGED),
    "no gzip": (page(b"hello", "Content-Encoding: gzip"), Unreachable, DAMAGED),
    "no deflate": (page(b"hello", "Content-Encoding: deflate"), Unreachable, DAMAGED),
    "no brotli": (page(b"\xff" * 20, "Content-Encoding: br"), Unreachable, DAMAGED),
    "an unknown packing": (page(b"hello", "Content-Encoding: compress"), Refused, UNREADABLE),
    "packed twice": (page(b"hello", "Content-Encoding: gzip, gzip"), Refused, UNREADABLE),
    "packed once and not at all": (page(b"hello", "Content-Encoding: identity, gzip"), Refused, UNREADABLE),
    "packed on the way": (page(b"hello", "Transfer-Encoding: gzip, chunked"), Refused, UNREADABLE),
    "a damaged redirect": (leading_to("http://[::1"), Refused, "not the address of a web page"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_damage_ends_in_a_sentence(name):
    answer, kind, sentence = BROKEN[name]
    with pytest.raises(kind, match=sentence) as told:
        answered(answer)
    assert str(told.value).endswith(".")


@pytest.mark.parametrize(
    "begun", [b"", HEAD, HEAD + b"\r\nhalf"], ids=["at once", "in the head", "in the body"]
)
def test_a_connection_that_is_reset_ends_in_a_sentence(begun):
    with site(begun) as news:
        news.lingers = False
        with pytest.raises(Unreachable, match=DAMAGED):
            fetch(news.url(), allow=news.allow(), limits=LIMITS)


def test_a_closed_port_ends_in_a_sentence():
    with socket.create_server((HERE, 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(Unreachable, match="cannot be reached"):
        fetch(f"http://{HERE}:{port}/", allow=Allow({HERE}, {port}), limits=LIMITS)


def test_the_next_address_is_tried():
    with site(page()) as news:
        allow = Allow({HERE, "::1"}, {news.port})
        found = names(["::1", HERE])
        assert fetch(news.url(host="news.test"), allow=allow, limits=LIMITS, resolve=found).address == HERE


def test_an_unknown_name_ends_in_a_sentence():
    def unknown(_host: str) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    for resolve in (unknown, names([])):
        with pytest.raises(Unreachable, match=r"No site answers to the name news\.test"):
            fetch("http://news.test/", resolve=resolve)


LINES = st.sampled_from(
    [
        b"HTTP/1.1 200 OK",
        b"HTTP/1.1 302 Found",
        b"Location: /",
        b"Location: //\xff",
        b"Content-Type: text/html; charset*0*=x",
        b"Content-Length: 5",
        b"Content-Length: -1",
        b"Content-Encoding: gzip",
        b"Transfer-Encoding: chunked",
        b" folded",
        b"\x00: \x00",
        b"-1",
        b"5",
        b"0",
        b"",
        b"hello",
    ]
)


@settings(max_examples=60)
@given(st.lists(LINES | st.binary(max_size=20), max_size=8).map(b"\r\n".join), st.booleans())
def test_whatever_is_answered_ends_in_a_page_or_a_sentence(answer, begun):
    with suppress(Refused, Unreachable):
        assert answered(HEAD + answer if begun else answer).status >= 200
