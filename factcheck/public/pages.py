"""What all public pages share: they are read only, and they say to caches how long they hold."""

import hashlib
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.generic import TemplateView

from .frame import Context, frame
from .refusals import Unanswerable, not_found, unanswerable


class PublicPage(TemplateView):
    """A page for readers: read only, no cookies, and checked again by caches at every visit."""

    http_method_names = ["get", "head", "options"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer, or say that the reader has the page already."""
        try:
            return checked(request, super().dispatch(request, *args, **kwargs))
        except Unanswerable as sentence:
            return unanswerable(request, sentence)
        except Http404 as absence:  # in debug, too, what is not public looks like what never was
            return not_found(request, absence)

    def get_context_data(self, **kwargs: Any) -> Context:
        """The page's own facts in the frame; `canonical` is its one path."""
        return {**frame(), "canonical": self.request.path, **super().get_context_data(**kwargs)}


def checked(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """
    Let caches keep the page but ask each time, so that a withdrawn page is never served stale.

    The strong ETag is made of the page itself: whatever changes on it, be it a name
    in the frame, changes the tag. Last-Modified is told and not relied upon: it knows
    neither of such a name nor of two changes within one second.
    """
    response.headers.setdefault("Cache-Control", "no-cache")
    if not isinstance(response, HttpResponse) or response.status_code != HTTPStatus.OK:
        return response
    changed = None
    if isinstance(response, TemplateResponse):
        changed = last_change(response.context_data or {})
        response.render()
    if changed is not None:
        response["Last-Modified"] = http_date(changed)
    response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    answer = get_conditional_response(request, response["ETag"], response=response)
    return answer or response


def last_change(context: Context) -> int | None:
    """The second of the last public change; unknown while there was none."""
    at = context.get("changed_at")
    return int(at.timestamp()) if isinstance(at, datetime) else None


def absolute(path: str) -> str:
    """The address of a path on this site, as the world knows it."""
    return f"{settings.SITE_URL}{path}"
