"""Who says no: the desk to its staff, the readers' pages to everybody else."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from factcheck.admin import error_pages
from factcheck.public import refusals


def unanswerable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    answer: HttpResponse = _pages(request).unanswerable(request, exception)
    return answer


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    answer: HttpResponse = _pages(request).forbidden(request, exception)
    return answer


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    answer: HttpResponse = _pages(request).not_found(request, exception)
    return answer


def broken(request: HttpRequest) -> HttpResponse:
    """500. It asks nothing of the database: not even who is there."""
    answer: HttpResponse = (error_pages if _at_the_desk(request) else refusals).broken(request)
    return answer


def _pages(request: HttpRequest) -> Any:
    # What is refused before anybody is asked who they are has no user.
    user = getattr(request, "user", None)
    return error_pages if _at_the_desk(request) and user and user.is_authenticated else refusals


def _at_the_desk(request: HttpRequest) -> bool:
    return request.path.startswith(reverse("admin:index"))
