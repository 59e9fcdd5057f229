"""One connection to one checked address, every byte of it against the clock and the meter."""

import io
import socket
import ssl
from functools import cache, partial
from http.client import HTTPResponse
from typing import TYPE_CHECKING

from urllib3.connection import HTTPConnection
from urllib3.util.response import assert_header_parsing

from factcheck.net.limits import Budget
from factcheck.net.refusals import SILENT, TOO_SLOW, unreachable
from factcheck.net.target import Target

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MOST_ADDRESSES = 4  # all are checked; so many are tried


@cache
def public_authorities() -> ssl.SSLContext:
    """Whom this machine trusts to certify a name: certificate and name are verified, TLS 1.2 at least."""
    return ssl.create_default_context()


class Meter(io.RawIOBase):
    """What a socket receives. A socket's own time limit is for one read; this one is for all of them."""

    def __init__(self, connected: socket.socket, budget: Budget) -> None:
        self._socket = connected
        self._received = connected.makefile("rb", buffering=0)
        self._budget = budget

    def readable(self) -> bool:
        """A meter is there to be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int | None:
        """Wait for bytes while there is time. Raises Unreachable or Refused when a limit is reached."""
        self._socket.settimeout(self._budget.seconds_left())
        try:
            count = self._received.readinto(buffer)
        except TimeoutError as error:
            raise unreachable(TOO_SLOW, seconds=self._budget.limits.seconds) from error
        self._budget.receive(count or 0)
        return count

    def close(self) -> None:
        """Let go of the socket, so that it closes when its connection does."""
        self._received.close()
        super().close()


class Answer(HTTPResponse):
    """An answer metered from its first byte, and refused when its headers cannot be told from its body."""

    def __init__(self, budget: Budget, connected: socket.socket, *, method: str | None = None) -> None:
        super().__init__(connected, method=method)
        self.fp.close()
        self.fp = io.BufferedReader(Meter(connected, budget))

    def begin(self) -> None:
        """Read status and headers. Raises urllib3's HeaderParsingError when lines are lost between them."""
        super().begin()
        assert_header_parsing(self.msg)


class CheckedConnection(HTTPConnection):
    """An HTTP/1.1 connection that knows no proxy and no name server: it calls the addresses it is given."""

    address = ""

    def __init__(
        self, target: Target, addresses: tuple[str, ...], *, trust: ssl.SSLContext, budget: Budget
    ) -> None:
        super().__init__(target.host, target.port, timeout=budget.seconds_left())
        self.response_class = partial(Answer, budget)  # type: ignore[assignment]  # anything that makes one will do
        self._target, self._addresses, self._trust, self._budget = target, addresses, trust, budget

    def connect(self) -> None:
        """Call the addresses in turn until one answers, then prove the name where the scheme is https."""
        plain, self.address = self._dial()
        if self._target.scheme == "http":
            self.sock = plain
            return
        try:
            plain.settimeout(self._budget.seconds_left())
            self.sock = self._trust.wrap_socket(plain, server_hostname=self._target.host)
        except TimeoutError as error:
            raise unreachable(TOO_SLOW, seconds=self._budget.limits.seconds) from error
        finally:
            plain.close()  # wrapped, it is an empty shell

    def _dial(self) -> tuple[socket.socket, str]:
        tried = self._addresses[:MOST_ADDRESSES]
        for to_try, address in zip(range(len(tried), 0, -1), tried, strict=True):
            patience = self._budget.seconds_left() / to_try
            try:
                return call(address, self._target.port, patience), address
            except OSError:
                continue
        raise unreachable(SILENT)


def call(address: str, port: int, patience: float) -> socket.socket:
    """A socket connected to a numeric address, within so many seconds."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    calling = socket.socket(family, socket.SOCK_STREAM)
    try:
        calling.settimeout(patience)
        calling.connect((address, port))
    except BaseException:
        calling.close()
        raise
    return calling
