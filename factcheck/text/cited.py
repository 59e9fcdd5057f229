"""What an address tells of the page behind it, before anybody has read it: a title, and whose it is."""

import re
from urllib.parse import unquote, urlsplit

LONGEST = 300
_FILE = re.compile(r"\.(html?|php|aspx?|jsp|pdf|shtml|xml)$", re.IGNORECASE)
_BETWEEN = re.compile(r"[-_+\s.]+")
_WORD = re.compile(r"[^\W\d_]{2}")
_NUMBER = re.compile(r"[0-9a-f]{6,}|\d+", re.IGNORECASE)


def host_of(address: str) -> str:
    """The host by which people know a site; nothing of an address that has none.

    >>> host_of("https://www.example.org:8080/a"), host_of("HTTPS://News.Example.org/")
    ('example.org:8080', 'news.example.org')
    """
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    try:
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        port = ""
    return f"{host}{port}" if host else ""


def title_of(address: str) -> str:
    """A title to read, made of the last part of the address that has words in it; else the address itself.

    >>> title_of("https://example.org/news/2014/02/azure-at-a-glance.html")
    'Azure at a glance'
    >>> title_of("https://example.org/reports/annual_report_2014/")
    'Annual report 2014'
    >>> title_of("https://example.org/story/20140204")
    'example.org/story/20140204'
    >>> title_of("https://example.org/")
    'example.org'
    """
    parts = urlsplit(address)
    last = [unquote(piece) for piece in parts.path.split("/") if piece][-1:]
    words = [word for word in _BETWEEN.split(_FILE.sub("", "".join(last))) if word]
    if len(words) > 1 and _NUMBER.fullmatch(words[-1]) and not _is_year(words[-1]):
        words.pop()
    if not any(_WORD.search(word) for word in words) or (len(words) == 1 and _NUMBER.fullmatch(words[0])):
        return f"{host_of(address)}{parts.path.rstrip('/')}"[:LONGEST]
    title = " ".join(words)[:LONGEST]
    return title[:1].upper() + title[1:]


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.startswith(("19", "20"))  # noqa: PLR2004 - digits of a year
