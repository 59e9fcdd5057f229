"""Answers made small for the way: Brotli or gzip, whichever the other side prefers and knows (RFC 9110, 8.4).

The strong ETag of a compressed answer is its own: the name of the coding is added to it, and taken off again
before anybody compares. What the desk sends to its people is left as it is, since it mixes what they typed
with what is secret, and its length would tell (BREACH).
"""

import gzip
import re
from collections.abc import Callable
from http import HTTPStatus

import brotli
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers

Answer = Callable[[HttpRequest], HttpResponseBase]

SHORTEST = 600
"""Bytes. What is shorter fits into one packet as it is."""
QUALITY = 5
CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=QUALITY),
    "gzip": lambda body: gzip.compress(body, compresslevel=6, mtime=0),
}
TEXTUAL = re.compile(r"text/|application/([a-z.-]+\+)?(json|xml)\b|image/svg\+xml")
OURS = re.compile(r'-(br|gzip)"')


def compressed(answer: Answer) -> Answer:
    """Compress what is text, public and long enough."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        known = request.META.get("HTTP_IF_NONE_MATCH")
        if known:
            request.META["HTTP_IF_NONE_MATCH"] = OURS.sub('"', known)
        response = answer(request)
        if request.path.startswith("/admin/") or response.cookies:
            return response
        if response.status_code == HTTPStatus.NOT_MODIFIED and known:
            response["ETag"] = _the_one_that_was_asked_for(response.headers.get("ETag", ""), known)
            patch_vary_headers(response, ["Accept-Encoding"])
        elif isinstance(response, HttpResponse) and _is_plain_text(response):
            patch_vary_headers(response, ["Accept-Encoding"])
            _compress(response, preferred(request.META.get("HTTP_ACCEPT_ENCODING", "")))
        return response

    return middleware


def preferred(accepted: str) -> str:
    """
    The coding to use for an Accept-Encoding; nothing when none of ours is wanted.

    >>> preferred("gzip, deflate, br"), preferred("br;q=0, gzip"), preferred("identity")
    ('br', 'gzip', '')
    """
    weights = {}
    for part in accepted.lower().split(","):
        name, _semicolon, weight = part.partition(";")
        weights[name.strip()] = _weight(weight)
    others = weights.get("*", 0.0)
    best = max(CODINGS, key=lambda coding: weights.get(coding, others))
    return best if weights.get(best, others) > 0 else ""


def _weight(parameter: str) -> float:
    found = re.fullmatch(r"\s*q=([01](?:\.\d{0,3})?)\s*", parameter)
    return float(found[1]) if found else 0.0 if parameter else 1.0


def _is_plain_text(response: HttpResponse) -> bool:
    kind = response.headers.get("Content-Type", "")
    return "Content-Encoding" not in response.headers and bool(TEXTUAL.match(kind))


def _compress(response: HttpResponse, coding: str) -> None:
    if not coding or len(response.content) < SHORTEST:
        return
    response.content = CODINGS[coding](response.content)
    response["Content-Encoding"] = coding
    response["Content-Length"] = str(len(response.content))
    if tag := response.headers.get("ETag", ""):
        response["ETag"] = f'{tag[:-1]}-{coding}"'


def _the_one_that_was_asked_for(tag: str, known: str) -> str:
    """The tag of the very coding that the other side has, as it named it."""
    names = (f'{tag[:-1]}-{coding}"' for coding in CODINGS)
    return next((name for name in names if name in known), tag)
