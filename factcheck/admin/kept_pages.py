"""Where somebody sends again what could not be sent: after a login, or from a page that was too old."""

from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import get_resolver, reverse

from .answers import wants_json
from .kept_words import at_the_door, posted, waiting
from .site import desk

TOO_OLD = "This page was open since before you logged in again. Your words are still here: try again."
FOREIGN = "This form was sent from a page that is not ours, and nothing was done."
ELSEWHERE = ("Origin checking failed", "Referer checking failed")


@login_required
def kept_words(request: HttpRequest) -> HttpResponse:
    """What was typed before the login, ready to be sent; nothing is sent by itself."""
    kept = waiting(request)
    if kept is None or not desk.has_permission(request):
        return redirect("admin:index")
    page = {"title": "Your words are still here", "kept": kept}
    return TemplateResponse(request, "admin/kept_words.html", page)


def refuse_forgery(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without the right token: mostly ours, from a page that is too old; then it can be sent again."""
    if not request.path.startswith(reverse("admin:index")):
        forbidden: Any = get_resolver().resolve_error_handler(403)
        answer: HttpResponse = forbidden(request, exception=PermissionDenied(reason))
        return answer
    ours = not reason.startswith(ELSEWHERE)
    if wants_json(request):
        said = {"sentences": [TOO_OLD if ours else FOREIGN], "fields": {}, "compared": [], "stale": ours}
        return JsonResponse(said, status=HTTPStatus.FORBIDDEN)
    frame = desk.each_context(request)
    if ours and not desk.has_permission(request):
        login: Any = at_the_door(request, frame)
        shown: HttpResponse = login.render()
        return shown
    page = {
        "title": "Send it again" if ours else "Not sent from here",
        "said": TOO_OLD if ours else FOREIGN,
        "kept": posted(request) if ours else None,
    }
    return TemplateResponse(
        request, "admin/kept_words.html", frame | page, status=HTTPStatus.FORBIDDEN
    ).render()
