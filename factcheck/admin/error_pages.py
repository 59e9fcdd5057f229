"""Pages of the desk that say no: within its own frame, with what to do next."""

from http import HTTPStatus

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from .site import desk

NO_RIGHT = "You have no right to do this. Ask an administrator."
NOT_HERE = "There is nothing at this address. It may have been merged, or the address was cut off."
NOT_UNDERSTOOD = "This address or form was not understood. Go back and try again."


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: who may do it, in a sentence."""
    said = str(exception) if isinstance(exception, PermissionDenied) else ""
    return _page(request, HTTPStatus.FORBIDDEN, "Not yours to do", said or NO_RIGHT)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: where to look instead."""
    return _page(request, HTTPStatus.NOT_FOUND, "Not here", NOT_HERE)


def unanswerable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: what was wrong with it."""
    said = str(exception) if isinstance(exception, BadRequest) else ""
    return _page(request, HTTPStatus.BAD_REQUEST, "Not understood", said or NOT_UNDERSTOOD)


def broken(request: HttpRequest) -> HttpResponse:
    """500: our fault. Asks the database for nothing, since the database may be what is broken."""
    return HttpResponse(render_to_string("admin/500.html"), status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _page(request: HttpRequest, status: HTTPStatus, title: str, said: str) -> HttpResponse:
    context = desk.each_context(request) | {"title": title, "said": said}
    return render(request, "admin/refusal.html", context, status=status)
