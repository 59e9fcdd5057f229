"""Real servers on this machine: sites that answer byte for byte as told, and canaries nobody may call."""

import re
import socket
import ssl
import struct
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from threading import Event, Thread

from factcheck.net.safe_fetch import Allow, Limits

HERE = "127.0.0.1"
LIMITS = Limits(seconds=5, wire_bytes=300_000, unpacked_bytes=500_000)
QUICK = Limits(seconds=0.4, wire_bytes=300_000, unpacked_bytes=500_000)

Script = Callable[["Site", bytes], Iterable[bytes]]


@dataclass
class Site:
    """A server that hands each request to a script and sends what the script yields."""

    script: Script
    tls: ssl.SSLContext | None = None
    scheme: str = "http"
    lingers: bool = True  # or resets the connection when it has said what it has to say
    drops: int = 0
    asked: list[bytes] = field(default_factory=list)
    closing: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        self.listener = socket.create_server((HERE, 0))
        self.port = self.listener.getsockname()[1]
        self.scheme = "https" if self.tls else "http"
        self.threads = [Thread(target=self.serve)]

    def url(self, path: str = "/", *, host: str = HERE) -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def allow(self, *ports: int) -> Allow:
        return Allow(addresses={HERE}, ports={self.port, *ports})

    def drip(self) -> bool:
        """Let 20 milliseconds pass; False when the test is over, or has let it drip for 4 seconds."""
        self.drops += 1
        return not self.closing.wait(0.02) and self.drops < 200

    def serve(self) -> None:
        while not self.closing.is_set():
            connection, _ = self.listener.accept()
            self.threads.append(Thread(target=self.answer, args=(connection,)))
            self.threads[-1].start()

    def answer(self, connection: socket.socket) -> None:
        with connection, suppress(OSError), ExitStack() as stack:
            if self.tls:
                connection = stack.enter_context(self.tls.wrap_socket(connection, server_side=True))
            request = read_request(connection)
            if request:
                self.asked.append(request)
                for piece in self.script(self, request):
                    connection.sendall(piece)
            if not self.lingers:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def close(self) -> None:
        self.closing.set()
        with suppress(OSError):
            socket.create_connection((HERE, self.port)).close()  # wakes accept()
        for thread in self.threads:
            thread.join(timeout=5)
        self.listener.close()


def read_request(connection: socket.socket) -> bytes:
    request = b""
    while request.startswith(b"POST ") or not request.endswith(b"\r\n\r\n"):
        received = connection.recv(65536)
        if not received:
            return b""
        request += received
        if request.startswith(b"POST "):
            head, found, body = request.partition(b"\r\n\r\n")
            length = re.search(rb"content-length: *(\d+)", head, re.IGNORECASE)
            if found and length and len(body) >= int(length[1]):
                break
        elif not request.startswith(b"GET "):
            break  # whatever it is, it is no question to a plain site
    return request


@contextmanager
def site(*answers: bytes | Script, tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site that gives these answers, one to each request, the last one again and again."""
    left = list(answers)

    def next_answer(at: Site, request: bytes) -> Iterable[bytes]:
        now = left.pop(0) if len(left) > 1 else left[0]
        return [now] if isinstance(now, bytes) else now(at, request)

    running = Site(next_answer, tls=tls)
    running.threads[0].start()
    try:
        yield running
    finally:
        running.close()


def page(body: bytes = b"<p>Read me.</p>", *headers: str, status: str = "200 OK") -> bytes:
    """An answer with its length; a header of the same name given here comes later."""
    lines = [f"HTTP/1.1 {status}", "Content-Type: text/html; charset=UTF-8", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, *headers, "", ""]).encode() + body


def leading_to(url: str, status: str = "302 Found") -> bytes:
    return page(b"", f"Location: {url}", status=status)


class Canary:
    """A listener that nobody may call. Who does stays in its queue, and is counted."""

    def __init__(self, host: str) -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.listener = socket.create_server((host, 0), family=family)
        self.listener.settimeout(0)
        self.port = self.listener.getsockname()[1]

    def visits(self) -> int:
        count = 0
        with suppress(BlockingIOError):
            while True:
                self.listener.accept()[0].close()
                count += 1
        return count


_WATCHED: list[list[tuple[str, int]]] = []
_LOOKED_UP: list[list[str]] = []


def _watch(event: str, details: tuple) -> None:
    if event == "socket.connect":
        for calls in _WATCHED:
            calls.append(details[1][:2])
    elif event == "socket.getaddrinfo":
        for names in _LOOKED_UP:
            names.append(details[0])


sys.addaudithook(_watch)  # the interpreter itself reports every socket that is connected, and every look-up


@contextmanager
def calls() -> Iterator[list[tuple[str, int]]]:
    """Every address that this process calls meanwhile."""
    called: list[tuple[str, int]] = []
    _WATCHED.append(called)
    try:
        yield called
    finally:
        _WATCHED.remove(called)


@contextmanager
def lookups() -> Iterator[list[str]]:
    """Every name that this process asks the operating system for meanwhile."""
    names: list[str] = []
    _LOOKED_UP.append(names)
    try:
        yield names
    finally:
        _LOOKED_UP.remove(names)


@dataclass
class Names:
    """A name server: each look-up of a name gets its next answer, the last one again and again."""

    answers: list[list[str]]
    asked: list[str] = field(default_factory=list)

    def __call__(self, host: str) -> list[str]:
        self.asked.append(host)
        return self.answers[min(len(self.asked), len(self.answers)) - 1]


def names(*answers: list[str]) -> Names:
    return Names(list(answers))
