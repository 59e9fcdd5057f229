"""Web addresses as people paste them: told from texts, and written so that one page has one address.

Careful on purpose: only what never names another page is dropped. Path, order and case of the rest stay.
"""

import hashlib
import re
from urllib.parse import SplitResult, urlsplit, urlunsplit

_WRAPPING = " \t\r\n\u00a0\u200b\ufeff<>\"'“”‘’"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_BARE = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,63}(?::\d+)?(?:[/?#]\S*)?")
_DEFAULT = {"http": 80, "https": 443}
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|li_fat_id"
    r"|mc_cid|mc_eid|_hsenc|_hsmi|vero_id|oly_enc_id|oly_anon_id|mkt_tok|s_cid)(?:=|$)",
    re.IGNORECASE,
)


def link_in(words: str) -> str:
    """The address, normal and with its scheme, when the words are an address and nothing else; else nothing.

    >>> link_in(" <https://Example.org/a?utm_source=x#top> "), link_in("example.org/a"), link_in("It rained.")
    ('https://example.org/a', 'https://example.org/a', '')
    """
    words = words.strip(_WRAPPING)
    if not words or re.search(r"\s", words):
        return ""
    if _BARE.fullmatch(words):
        return normal(f"https://{words}")
    return normal(words) if _SCHEME.match(words) else ""


def normal(url: str) -> str:
    """One page, one address: scheme and host in lower case, no default port, no fragment, no tracking.

    A fragment that begins with “!” names a page of its own and stays. What is no web address stays as it is.

    >>> normal("HTTP://Example.ORG:80?b=1&utm_medium=x&A=2#part"), normal("https://a.org/#!/story/5")
    ('http://example.org/?b=1&A=2', 'https://a.org/#!/story/5')
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url.strip()
    if parts.scheme not in _DEFAULT or not parts.hostname:
        return url.strip()
    host = parts.netloc.rpartition("@")[2].lower()
    if port is not None and port == _DEFAULT[parts.scheme]:
        host = host.rpartition(":")[0]
    login = f"{parts.netloc.rpartition('@')[0]}@" if "@" in parts.netloc else ""
    query = "&".join(piece for piece in parts.query.split("&") if not _TRACKING.match(piece))
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    return urlunsplit((parts.scheme, login + host, parts.path or "/", query, fragment))


def key_of(url: str) -> str:
    """
    The SHA-256 of the address in its normal form, by which it is looked up: with TLS or without, with a
    slash at its end or without, it is one page.

    >>> key_of("https://example.org/a?utm_source=x") == key_of("HTTP://Example.org/a/")
    True
    """
    whole = normal(url)
    page = whole.partition("://")[2] or whole
    return hashlib.sha256(page.rstrip("/").encode(errors="replace")).hexdigest()


def short(url: str, longest: int = 300) -> str:
    """An address as a heading: without scheme and “www.”.

    >>> short("https://www.example.org/a/")
    'example.org/a'
    """
    words = re.sub(r"^https?://(www\.)?", "", url).rstrip("/")
    return words if len(words) <= longest else f"{words[: longest - 1]}…"


def is_same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one host, “www.”, “m.” and “amp.” aside.

    >>> is_same_site("https://www.example.org/a", "http://m.example.org/b")
    True
    """
    return _site(urlsplit(one)) == _site(urlsplit(other)) != ""


def is_same_page(one: str, other: str) -> bool:
    """Whether two web addresses name one page, written in two ways: scheme, host as above, query, last slash.

    >>> is_same_page("https://www.example.org/a/", "http://m.example.org/a?from=feed")
    True
    >>> is_same_page("https://example.org/~one/story", "https://example.org/~other/story")
    False
    >>> is_same_page("javascript://example.org/a", "https://example.org/a")
    False
    """
    try:
        first, second = _place(urlsplit(one)), _place(urlsplit(other))
    except ValueError:  # no port that there is
        return False
    return first is not None and first == second


def _place(parts: SplitResult) -> tuple[str, int | None, str] | None:
    """Site, port and path of a web address without a login in it."""
    if parts.scheme not in _DEFAULT or "@" in parts.netloc or not parts.hostname:
        return None
    port = None if parts.port == _DEFAULT[parts.scheme] else parts.port
    return _site(parts), port, parts.path.rstrip("/").removesuffix("/amp")


def _site(parts: SplitResult) -> str:
    return re.sub(r"^(www|m|amp|mobile)\.", "", parts.hostname or "")
