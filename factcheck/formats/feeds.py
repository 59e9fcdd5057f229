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
    """
    A feed: its title, the page that it follows, its own address, its language and its newest entries.

    `changed_at` is what a feed without entries gives as its last change: not the time of each visit.
    """

    title: str
    page: str
    address: str
    language: str
    house: str
    changed_at: datetime
    entries: Sequence[Entry]


class _Steady(SyndicationFeed):
    """The same words at each visit while nothing has changed, also when there is nothing to list."""

    def latest_post_date(self) -> datetime:
        """The last change of an entry; without entries the one that the feed was given."""
        return super().latest_post_date() if self.items else self.feed["changed_at"]


class _Atom(_Steady, Atom1Feed):
    """Atom."""


class _Rss(_Steady, Rss201rev2Feed):
    """RSS 2.0."""


def tag(site: str, since: datetime, public_id: str) -> str:
    """What an entry is called for ever (RFC 4151): `tag:<host>,<year>:<public id>`."""
    return f"tag:{urlsplit(site).hostname},{since:%Y}:{public_id}"


def atom(feed: Feed) -> bytes:
    """The feed as Atom."""
    return _written(_Atom, feed)


def rss(feed: Feed) -> bytes:
    """The feed as RSS 2.0."""
    return _written(_Rss, feed)


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


def _written(kind: type[_Steady], feed: Feed) -> bytes:
    """Titles and summaries of Atom are read as HTML, those of RSS too: plain text is escaped for both."""
    made = kind(
        title=legible(feed.title),
        link=feed.page,
        description=legible(feed.title),
        language=feed.language,
        author_name=legible(feed.house),
        feed_url=feed.address,
        changed_at=feed.changed_at,
    )
    for entry in feed.entries:
        made.add_item(
            title=legible(entry.title),
            link=entry.url,
            description=escape(legible(entry.summary)),
            unique_id=entry.id,
            unique_id_is_permalink=False,
            pubdate=entry.published_at if kind is _Atom else entry.updated_at,
            updateddate=entry.updated_at,
        )
    return made.writeString("utf-8").encode()


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
