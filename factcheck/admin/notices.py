"""What somebody is told on the desk: the count beside the bell, the list, and when it counts as read."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from factcheck.models import Notice
from factcheck.workflow import notices

from .answers import done, wants_json
from .numbers import number
from .paging import BoundedPaginator

COUNTED = 99
OPENING = ("factcheck_claim_change", "factcheck_claim_review")
PER_PAGE = 50


def unread(user: Any) -> str:
    """How many notices are unread, for the bell; counted no further than it shows, and empty when none is."""
    found = len(Notice.objects.filter(user=user.pk).unread().values("pk").order_by()[: COUNTED + 1])
    return f"{COUNTED}+" if found > COUNTED else str(found or "")


def read_what_is_opened(request: HttpRequest) -> None:
    """Whoever opens a claim reads what they were told of it."""
    place = request.resolver_match
    if request.method != "GET" or place is None or place.url_name not in OPENING:
        return
    claim = number(str(place.kwargs.get("object_id", "")))
    if claim is not None and request.user.is_authenticated:
        with suppress(OperationalError):  # a busy database keeps nobody from reading
            notices.read(request.user, claim=claim)


def notice_urls(site: Any) -> list[URLPattern]:
    """The list, and the button that marks all of it."""

    def listed(request: HttpRequest) -> HttpResponse:
        return _list(site, request)

    return [
        path("notices/", site.admin_view(listed), name="notices"),
        path("notices/read/", site.admin_view(_read_all), name="notices_read"),
    ]


def _list(site: Any, request: HttpRequest) -> HttpResponse:
    rows = Notice.objects.filter(user=request.user.pk).select_related("claim", "by").order_by("-id")
    if request.GET.get("show") == "unread":
        rows = rows.unread()
    page = BoundedPaginator(rows, PER_PAGE).get_page(request.GET.get("p", "1"))
    shown = {"title": "Notices", "page": page, "show": request.GET.get("show", "")}
    return TemplateResponse(request, "admin/notices.html", site.each_context(request) | shown)


def _read_all(request: HttpRequest) -> HttpResponse:
    """Only a POST writes."""
    if request.method == "POST":
        count = notices.read(request.user)  # type: ignore[arg-type] # only staff come here
        said = f"{count} marked as read." if count else "All was read already."
        if wants_json(request):
            return done(said)
        messages.success(request, said)
    return redirect("admin:notices")
