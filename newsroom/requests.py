"""Requests as they are read: always as UTF-8, whatever charset they name.

Django reads a request in the charset of its Content-Type before anything can refuse it: one that is no
encoding of texts (`hex`), or that does not exist, took the answer down on every page.
"""

from collections.abc import Mapping
from typing import Any

import django
from django.core.handlers.asgi import ASGIHandler, ASGIRequest
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.utils.http import parse_header_parameters


class ReadAsUtf8:
    """A request that no Content-Type can break."""

    content_type: str | None
    content_params: dict[str, str] | None

    def _set_content_type_params(self, meta: Mapping[str, Any]) -> None:
        """Django's hook: what the body is. What cannot be read is told of no body."""
        try:
            self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
        except (ValueError, LookupError):
            self.content_type, self.content_params = "", {}


class _WSGIRequest(ReadAsUtf8, WSGIRequest):
    pass


class _ASGIRequest(ReadAsUtf8, ASGIRequest):
    pass


class _WSGI(WSGIHandler):
    request_class = _WSGIRequest


class _ASGI(ASGIHandler):
    request_class = _ASGIRequest


def wsgi() -> WSGIHandler:
    """Django, set up, for servers that speak WSGI."""
    django.setup(set_prefix=False)
    return _WSGI()


def asgi() -> ASGIHandler:
    """Django, set up, for servers that speak ASGI."""
    django.setup(set_prefix=False)
    return _ASGI()
