"""Time and size: however slowly or amply a site answers, a fetch ends when it should."""

import gzip
import socket
import tracemalloc
import zlib
from contextlib import ExitStack
from threading import Event
from time import monotonic

import brotli
import pytest

from factcheck.net.limits import LIMITS as OF_THE_HOUSE
from factcheck.net.safe_fetch import Allow, Limits, Refused, Unreachable, fetch

from .sites import HERE, LIMITS, QUICK, calls, leading_to, names, page, site

HEAD = b"HTTP/1.1 200 OK\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
TOO_SLOW = r"takes longer than 0\.4 seconds"
TOO_LARGE = "This is larger than 300000 bytes"
BOMB = "Unpacked, this is larger than 500000 bytes"


def test_the_limits_of_the_house():
    assert (
        Limits(seconds=20, redirects=5, wire_bytes=10 * 1024**2, unpacked_bytes=20 * 1024**2) == OF_THE_HOUSE
    )


@pytest.fixture
def in_time():
    """The time is up after 0.4 seconds, and the fetch ends then: not before, and not much later."""
    started = monotonic()
    yield
    assert QUICK.seconds * 0.9 < monotonic() - started < QUICK.seconds + 1.5


def dripping(start: bytes, drop: bytes):
    def script(at, _request):
        yield start
        while at.drip():
            yield drop

    return script


SLOW = {
    "no answer": dripping(b"", b""),
    "the status": dripping(b"", b"H"),
    "a header": dripping(HEAD, b"H"),
    "headers": dripping(HEAD, b"X-Drip: 1\r\n"),
    "interim answers": dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "a body": dripping(HEAD + b"\r\n", b"x"),
    "a body of known length": dripping(page(b"x" * 9999)[:-9999], b"x"),
    "a packed body": dripping(HEAD + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(b"")),
    "chunks": dripping(CHUNKED, b"1\r\nx\r\n"),
    "the size of a chunk": dripping(CHUNKED, b"0"),
    "a chunk": dripping(CHUNKED + b"ffff\r\n", b"x"),
    "trailers": dripping(CHUNKED + b"0\r\n", b"X-Drip: 1\r\n"),
}


@pytest.mark.usefixtures("in_time")
@pytest.mark.parametrize("what", SLOW)
def test_a_site_that_drips_is_cut_off(what):
    with site(SLOW[what]) as news, pytest.raises(Unreachable, match=TOO_SLOW):
        fetch(news.url(), allow=news.allow(), limits=QUICK)


@pytest.mark.usefixtures("in_time")
@pytest.mark.parametrize("what", ["headers", "a body", "chunks"])
def test_a_site_that_drips_behind_tls_is_cut_off(what, certified, trust):
    with site(SLOW[what], tls=certified(HERE)) as news, pytest.raises(Unreachable, match=TOO_SLOW):
        fetch(news.url(), allow=news.allow(), limits=QUICK, trust=trust)


@pytest.mark.usefixtures("in_time")
def test_a_handshake_that_never_ends_is_cut_off():
    with site(SLOW["no answer"]) as news, pytest.raises(Unreachable, match=TOO_SLOW):
        fetch(f"https://{HERE}:{news.port}/", allow=news.allow(), limits=QUICK)


@pytest.mark.usefixtures("in_time")
def test_redirects_share_the_time():
    def tardy(at, _request):
        at.closing.wait(0.15)
        yield leading_to("/")

    with site(tardy) as news, pytest.raises(Unreachable, match=TOO_SLOW):
        fetch(news.url(), allow=news.allow(), limits=QUICK)
    assert len(news.asked) == 3


@pytest.mark.usefixtures("in_time")
def test_a_look_up_that_hangs_is_abandoned():
    over = Event()

    def hanging(_host: str) -> list[str]:
        over.wait(5)
        return [HERE]

    with pytest.raises(Unreachable, match=TOO_SLOW):
        fetch("http://news.test/", limits=QUICK, resolve=hanging)
    over.set()


@pytest.mark.usefixtures("in_time")
def test_a_connection_that_is_never_made_is_given_up():
    with socket.create_server((HERE, 0), backlog=0) as listener, ExitStack() as held:
        port = listener.getsockname()[1]
        fill(listener, held)
        with pytest.raises(Unreachable, match="cannot be reached"):
            fetch(f"http://{HERE}:{port}/", allow=Allow({HERE}, {port}), limits=QUICK)


def fill(listener: socket.socket, held: ExitStack) -> None:
    """Queue up before a listener until it takes no more; nobody is ever let in."""
    for _ in range(20):
        caller = held.enter_context(socket.socket())
        caller.settimeout(0)
        caller.connect_ex(listener.getsockname())


def endless(start: bytes, more: bytes):
    def script(at, _request):
        yield start
        while not at.closing.is_set():
            yield more

    return script


LARGE = {
    "a declared length": dripping(HEAD + b"Content-Length: 300001\r\n\r\n", b""),
    "a body": endless(HEAD + b"\r\n", b"x" * 4096),
    "chunks": endless(CHUNKED, b"1000\r\n%b\r\n" % (b"x" * 4096)),
    "one chunk": endless(CHUNKED + b"ffffffff\r\n", b"x" * 4096),
    "a chunk of size -1": endless(CHUNKED + b"-1\r\n", b"x" * 4096),
    "trailers": endless(CHUNKED + b"0\r\n", b"X-More: 1\r\n" * 100),
    "headers": endless(HEAD, b"X-More: %b\r\n" % (b"x" * 60_000)),
    "interim answers": endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100),
    "empty packages": endless(HEAD + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(b"") * 100),
    "redirects": page(b"", "Location: /", "X-More: " + "x" * 60_000, status="302 Found"),
}


@pytest.mark.parametrize("what", LARGE)
def test_a_site_that_never_ends_is_cut_off(what):
    with site(LARGE[what]) as news, pytest.raises(Refused, match=TOO_LARGE):
        fetch(news.url(), allow=news.allow(), limits=LIMITS)


def test_the_body_of_a_redirect_is_left_unread():
    onward = leading_to("/b").replace(b"Content-Length: 0\r\n", b"")
    with site(endless(onward, b"x" * 4096), page(b"Here.")) as news:
        assert fetch(news.url(), allow=news.allow(), limits=LIMITS).body == b"Here."


def deflated(text: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(text) + packer.flush()


PACKERS = {"gzip": gzip.compress, "x-gzip": gzip.compress, "deflate": deflated, "br": brotli.compress}


@pytest.mark.parametrize("coding", PACKERS)
def test_a_bomb_is_put_out_while_it_is_small(coding):
    bomb = page(PACKERS[coding](bytes(50_000_000)), f"Content-Encoding: {coding}")
    with site(bomb) as news:
        tracemalloc.start()
        with pytest.raises(Refused, match=BOMB):
            fetch(news.url(), allow=news.allow(), limits=LIMITS)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 3_000_000


def test_a_bomb_of_many_packages_is_put_out():
    bomb = page(gzip.compress(bytes(1000)) * 1000, "Content-Encoding: gzip")
    with site(bomb) as news, pytest.raises(Refused, match=BOMB):
        fetch(news.url(), allow=news.allow(), limits=LIMITS)


def test_a_page_as_large_as_allowed_is_fetched():
    packed = page(gzip.compress(bytes(LIMITS.unpacked_bytes)), "Content-Encoding: gzip")
    with site(packed) as news:
        assert len(fetch(news.url(), allow=news.allow(), limits=LIMITS).body) == LIMITS.unpacked_bytes


def test_of_many_addresses_four_are_tried():
    with socket.create_server((HERE, 0)) as listener:
        port = listener.getsockname()[1]
    found = names([f"127.0.0.{number}" for number in range(1, 100)])
    allow = Allow(set(found.answers[0]), {port})
    with calls() as called, pytest.raises(Unreachable, match="cannot be reached"):
        fetch(f"http://news.test:{port}/", allow=allow, limits=LIMITS, resolve=found)
    assert called == [(f"127.0.0.{number}", port) for number in range(1, 5)]
