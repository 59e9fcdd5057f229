"""What changed, for feed readers: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.html import escape

from .legible import legible

JSON_FEED = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True)
class Entry:
    """One line of a feed. `summary` is plain text; `facts` are what JSON Feed readers get besides."""

    id: str
    url: str
    title: str
    summary: str
    language: str
    published_at: datetime
    updated_at: datetime
    facts: dict[str, Any]


@dataclass(frozen=True)
class Feed:
    """A feed: its title, the page that it follows, its own address, its language and its newest entries."""

    title: str
    page: str
    address: str
    language: str
    house: str
    entries: Sequence[Entry]


def tag(site: str, since: datetime, public_id: str) -> str:
    """What an entry is called for ever (RFC 4151): `tag:<host>,<year>:<public id>`."""
    return f"tag:{urlsplit(site).hostname},{since:%Y}:{public_id}"


def atom(feed: Feed) -> bytes:
    """The feed as Atom."""
    return _written(Atom1Feed, feed)


def rss(feed: Feed) -> bytes:
    """The feed as RSS 2.0."""
    return _written(Rss201rev2Feed, feed)


def json_feed(feed: Feed) -> bytes:
    """The feed as JSON Feed 1.1; what is ours stands under `_fact_check`."""
    items = [_item(entry) for entry in feed.entries]
    document = {
        "version": JSON_FEED,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "language": feed.language,
        "authors": [{"name": feed.house}],
        "items": items,
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _item(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_text": entry.summary,
        "language": entry.language,
        "date_published": _moment(entry.published_at),
        "date_modified": _moment(entry.updated_at),
        "_fact_check": entry.facts,
    }


def _written(kind: type[SyndicationFeed], feed: Feed) -> bytes:
    """Titles and summaries of Atom are read as HTML, those of RSS too: plain text is escaped for both."""
    made = kind(
        title=feed.title,
        link=feed.page,
        description=feed.title,
        language=feed.language,
        author_name=feed.house,
        feed_url=feed.address,
    )
    for entry in feed.entries:
        made.add_item(
            title=legible(entry.title),
            link=entry.url,
            description=escape(legible(entry.summary)),
            unique_id=entry.id,
            unique_id_is_permalink=False,
            pubdate=entry.published_at if kind is Atom1Feed else entry.updated_at,
            updateddate=entry.updated_at,
        )
    return made.writeString("utf-8").encode()


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
