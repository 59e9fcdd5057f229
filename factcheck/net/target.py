"""A web address taken apart: one reading of it serves look-up, Host header and certificate."""

import re
from dataclasses import dataclass
from ipaddress import IPv6Address
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import idna

from factcheck.net.addresses import Allow
from factcheck.net.refusals import CREDENTIALS, NO_ADDRESS, NO_WEB, PORT, refused

DEFAULT_PORTS = {"http": 80, "https": 443}
MAX_LENGTH = 4096

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = re.compile(rf"(?=.{{1,253}}\Z){_LABEL}(?:\.{_LABEL})*", re.ASCII)
_AS_WRITTEN = "!$%&'()*+,/:;=?@[]~"  # RFC 3986, 2.2, and "%" of what is encoded already


@dataclass(frozen=True)
class Target:
    """Where one request goes. `host` is in ASCII and lower case, without brackets and without a final dot."""

    scheme: str
    host: str
    port: int
    path: str

    @classmethod
    def of(cls, url: str, allow: Allow) -> "Target":
        """Read an address (RFC 3986; the host by UTS #46 and IDNA 2008). Raises Refused."""
        parts = _split(url.strip())
        if parts.scheme not in DEFAULT_PORTS:
            raise refused(NO_WEB)
        if "@" in parts.netloc:
            raise refused(CREDENTIALS)
        port = _port(parts)
        if not allow.opens(port):
            raise refused(PORT, port=port)
        query = f"?{parts.query}" if parts.query else ""
        path = quote((parts.path or "/") + query, safe=_AS_WRITTEN)
        return cls(parts.scheme, _host(parts.hostname or ""), port, path)

    def follow(self, location: str, allow: Allow) -> "Target":
        """Where a Location header (RFC 9110, 10.2.2) leads from here, read as strictly as what is pasted."""
        try:
            onward = urljoin(self.url, location.strip())
        except ValueError as error:
            raise refused(NO_ADDRESS) from error
        return Target.of(onward, allow)

    @property
    def authority(self) -> str:
        """Host and, where it is not the usual one, port: the Host header (RFC 9110, 7.2)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The address as it is requested: without fragment, host in ASCII."""
        return f"{self.scheme}://{self.authority}{self.path}"


def _split(url: str) -> SplitResult:
    if not url or len(url) > MAX_LENGTH or _CONTROL.search(url):  # urlsplit would drop tabs and line ends
        raise refused(NO_ADDRESS)
    try:
        url.encode()  # half a surrogate pair has no bytes
        return urlsplit(url)
    except ValueError as error:
        raise refused(NO_ADDRESS) from error


def _port(parts: SplitResult) -> int:
    try:
        port = parts.port
    except ValueError as error:
        raise refused(NO_ADDRESS) from error
    return DEFAULT_PORTS[parts.scheme] if port is None else port


def _host(host: str) -> str:
    if ":" in host:
        return _literal(host)
    try:
        name = host.lower() if host.isascii() else idna.encode(host, uts46=True).decode()
    except UnicodeError as error:  # idna's own errors are among them
        raise refused(NO_ADDRESS) from error
    name = name.removesuffix(".")
    if not _NAME.fullmatch(name):
        raise refused(NO_ADDRESS)
    return name


def _literal(host: str) -> str:
    try:
        address = IPv6Address(host)
    except ValueError as error:
        raise refused(NO_ADDRESS) from error
    if address.scope_id is not None:
        raise refused(NO_ADDRESS)
    return str(address)
