"""Pages that say no: what they say, and what to do next."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation

from factcheck.formats.tongue import tongue
from factcheck.models.published import FactCheck
from factcheck.models.published.imprint import Imprint

from .frame import frame

TYPED = ("q", "after", "before")
"""What readers type into the search. The rest of its address they pick, and what is wrong there must go."""


class Unanswerable(BadRequest):
    """An address with a part that we cannot make sense of; its text is shown to the reader."""


def unanswerable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: say which part of the address is wrong. What was typed into a search stays in its form."""
    if not isinstance(exception, Unanswerable):
        return _refuse(request, "public/refusal_400.html", 400)
    searched = request.path == reverse("fact-checks")
    asked = {name: request.GET.get(name, "") for name in TYPED} if searched else {}
    return _refuse(request, "public/refusal_400.html", 400, sentence=exception, asked=asked)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: say that this is not for everybody."""
    return _refuse(request, "public/refusal_403.html", 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: the same words for what never existed and for what is not public."""
    return _refuse(request, "public/refusal_404.html", 404)


def broken(request: HttpRequest) -> HttpResponse:
    """500: our fault. Asks the database for nothing, since the database may be what is broken."""
    return render(request, "public/refusal_500.html", status=500)


def gone(request: HttpRequest, fact_check: FactCheck, imprint: Imprint) -> HttpResponse:
    """410: the notice that stands in place of a suspended or withdrawn fact-check and of its editions."""
    facts = {**frame(imprint), "fact_check": fact_check}
    response = render(request, "public/fact_check_gone.html", facts, status=410)
    response["Cache-Control"] = "no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response


def _refuse(request: HttpRequest, template: str, status: int, **facts: object) -> HttpResponse:
    around = frame()
    with translation.override(tongue(around["house"].language)):
        response = render(request, template, {**around, **facts}, status=status)
    response["Cache-Control"] = "no-cache"  # what is not here today may be published tomorrow
    return response
