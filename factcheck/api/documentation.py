"""What partners read about the API: the OpenAPI document, its pages, and a page for each problem."""

from functools import cache
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework.request import Request
from rest_framework.response import Response

from . import problems
from .endpoints import Endpoint


@cache
def openapi() -> dict[str, Any]:
    """The OpenAPI document. It is the same until the process ends, and takes a while to write."""
    written: dict[str, Any] = SchemaGenerator().get_schema(  # type: ignore[no-untyped-call]  # it has no types
        request=None, public=True
    )
    return written


class OpenApi(Endpoint):
    """The OpenAPI document."""

    schema = None

    def get(self, request: Request) -> Response:
        """Answer the document as JSON."""
        return Response(openapi())


# The drawings of the interface are images inside its style sheet.
@method_decorator(csp_update({"img-src": [SELF, "data:"]}), name="dispatch")
class Docs(SpectacularSwaggerSplitView):
    """Every address, to be read and to be tried."""

    url_name = "api-openapi"
    template_name = "api/docs.html"
    throttle_classes = []


@require_safe
def problem(request: HttpRequest, slug: str) -> HttpResponse:
    """Explain one problem."""
    known = problems.BY_SLUG.get(slug)
    if known is None:
        raise Http404
    return render(request, "api/problem.html", {"problem": known, "problems": problems.PROBLEMS})
