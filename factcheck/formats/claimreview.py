"""Other houses' ClaimReview, read with suspicion: what is understood of it, or why nothing is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Any

from .addresses import web
from .bidi import closed

Node = dict[str, Any]

LONGEST = {"url": 2000, "publisher": 200, "statement": 5000, "rating": 200, "claimant": 300, "language": 12}
DEEPEST = 40
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,2}")
OVERRIDES = re.compile("[\u202d\u202e]")
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
LARGEST_NUMBER = 1e9


class Unreadable(ValueError):
    """Something that cannot be taken in; its text says why."""


@dataclass(frozen=True)
class Review:
    """What is understood of a ClaimReview; empty or None is unknown. `node` is all of it, as it came."""

    url: str
    publisher: str
    publisher_url: str
    statement: str
    rating: str
    value: float | None
    best: float | None
    worst: float | None
    claimant: str
    language: str
    reviewed_on: date | None
    explanation: str
    node: Node


@dataclass(frozen=True)
class Deleted:
    """A page whose ClaimReview its publisher has taken back."""

    url: str


def found_in(value: Any, depth: int = 0) -> Iterator[Node]:
    """Each ClaimReview in lists, graphs and feeds, and each item of a feed that says it was deleted."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from found_in(each, depth + 1)
    elif isinstance(value, dict):
        kinds = _kinds(value)
        if "ClaimReview" in kinds or ("DataFeedItem" in kinds and value.get("dateDeleted")):
            yield value
            return
        for name in ("@graph", "dataFeedElement", "item", "mainEntity"):
            yield from found_in(value.get(name), depth + 1)


def read(node: Node, *, publisher: str = "", language: str = "") -> Review | Deleted:
    """
    What the node says. `publisher` and `language` are taken where it does not say.

    Raises Unreadable.
    """
    _refuse_hostile(node)
    url = _address(node.get("url"))
    if "ClaimReview" not in _kinds(node):
        return Deleted(url)
    author = _first(node.get("author") or node.get("publisher"))
    rating, claim = _first(node.get("reviewRating")), _first(node.get("itemReviewed"))
    name = _words(_name(author) or publisher, "publisher")
    statement = _words(_text(node.get("claimReviewed")), "statement")
    if not name:
        raise Unreadable("It does not say who published it. Name them with --publisher.")
    if not statement:
        raise Unreadable("It does not say what was checked: claimReviewed is missing.")
    return Review(
        url=url,
        publisher=name,
        publisher_url=web(_text(_of(author, "url")))[: LONGEST["url"]],
        statement=statement,
        rating=_words(_text(_of(rating, "alternateName")) or _text(_of(rating, "name")), "rating"),
        value=_number(_of(rating, "ratingValue")),
        best=_number(_of(rating, "bestRating")),
        worst=_number(_of(rating, "worstRating")),
        claimant=_words(_name(_first(_of(claim, "author"))), "claimant"),
        language=_language(node.get("inLanguage")) or language,
        reviewed_on=_day(node.get("datePublished")),
        explanation=_text(_of(rating, "ratingExplanation")),
        node=node,
    )


def _refuse_hostile(node: Node) -> None:
    """No signs that a database cannot keep, none that turn round the words after them."""
    for text in _texts(node):
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise Unreadable("It has half a sign (a lone surrogate), which is no text.") from error
        if CONTROLS.search(text):
            raise Unreadable("It has control characters, which belong in no text.")
        if OVERRIDES.search(text):
            raise Unreadable("It turns words round (U+202D or U+202E), which hides what is said.")


def _texts(value: Any, depth: int = 0) -> Iterator[str]:
    if depth > DEEPEST:
        raise Unreadable(f"It is nested more than {DEEPEST} deep.")
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each, depth + 1)
    elif isinstance(value, dict):
        yield from value
        for each in value.values():
            yield from _texts(each, depth + 1)


def _address(value: Any) -> str:
    url = _text(value)
    if not web(url) or len(url) > LONGEST["url"] or re.search(r"\s", url):
        raise Unreadable("Its url leads nowhere: an address that begins with https:// or http:// is needed.")
    return url


def _kinds(node: Node) -> list[str]:
    kinds = node.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rpartition("/")[2] for kind in named if isinstance(kind, str)]


def _words(text: str, field: str) -> str:
    """On one line, every direction mark closed; too long is refused rather than cut."""
    words = closed(" ".join(text.split()))
    if len(words) > LONGEST[field]:
        raise Unreadable(f"Its {field} has more than {LONGEST[field]} letters.")
    return words


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _of(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None


def _name(value: Any) -> str:
    return _text(_of(value, "name")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _number(value: Any) -> float | None:
    """A number, also one that is written as text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if isfinite(number) and abs(number) <= LARGEST_NUMBER else None


def _language(value: Any) -> str:
    value = _first(value)
    named = _text(_of(value, "alternateName")) if isinstance(value, dict) else _text(value)
    return named if LANGUAGE.fullmatch(named) and len(named) <= LONGEST["language"] else ""


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(_text(value)[:10])
    except ValueError:
        return None
