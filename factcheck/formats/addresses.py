"""Addresses that may leave the building: what a browser can follow without running anything."""

from urllib.parse import urlsplit

SCHEMES = frozenset({"http", "https"})


def web(address: str | None) -> str:
    """The address if it leads into the web, else nothing: no javascript:, no data:, nothing unreadable."""
    return address if address and host(address) else ""


def host(address: str | None) -> str:
    """The host that a web address leads to; nothing for any other."""
    try:
        parts = urlsplit(address or "")
        return (parts.hostname or "") if parts.scheme in SCHEMES else ""
    except ValueError:  # a half-written IPv6 address
        return ""
