"""What every address of the API does alike: parameters at their word, ETag, OPTIONS, what is left to ask."""

import hashlib
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework import status
from rest_framework.exceptions import NotFound
from rest_framework.generics import GenericAPIView
from rest_framework.permissions import SAFE_METHODS, AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from factcheck.formats.partner import Imprint
from factcheck.models.house import House

from . import paging
from .deprecation import Deprecation
from .keys import CallerThrottle, MayRead, PartnerKeyAuthentication
from .parameters import Parameters
from .throttles import Allowance

PRIVATE = "private, no-cache"
"""What is answered to the holder of a key stands in no shared cache."""
KEPT = frozenset({"RateLimit", "RateLimit-Policy", "Link", "Deprecation", "Sunset"})


class Endpoint(GenericAPIView):
    """One address that partners read."""

    authentication_classes = [PartnerKeyAuthentication]
    permission_classes = [AllowAny, MayRead]
    throttle_classes = [CallerThrottle]
    needs_key = False
    deprecated: Deprecation | None = None
    parameters = Parameters()
    allowance: Allowance | None = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Look at the parameters before anything is looked up."""
        super().initial(request, *args, **kwargs)
        if request.method != "OPTIONS":
            self.takes().check(request.query_params)

    def takes(self) -> Parameters:
        """The parameters of this address."""
        return self.parameters

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        """Say that any origin may read; the headers do."""
        return Response(status=status.HTTP_204_NO_CONTENT)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Add what is left to ask, and the ETag when there is something to compare."""
        response = super().finalize_response(request, response, *args, **kwargs)
        for name, value in (self.allowance.headers() if self.allowance else {}).items():
            response.headers[name] = value
        for name, value in (self.deprecated.headers() if self.deprecated else {}).items():
            before = f"{response.headers[name]}, " if name in response.headers else ""
            response.headers[name] = f"{before}{value}"
        patch_vary_headers(response, ["Authorization"])
        if request.user is not None:
            response.headers.setdefault("Cache-Control", PRIVATE)
        if response.status_code == status.HTTP_200_OK and request.method in SAFE_METHODS:
            response.add_post_render_callback(partial(revalidated, request))
        return response

    def imprint(self) -> Imprint:
        """Who publishes, on what terms."""
        house = House.the()
        return Imprint(settings.SITE_URL, house.licence_name, house.licence_url)


class ListEndpoint(Endpoint):
    """A list, page by page. A list endpoint says its `order` and how one row is `shown`."""

    filter_backends = [DjangoFilterBackend]
    pagination_class = paging.KeysetPagination
    filterset_class: Any = None
    order: tuple[str, ...] = ()
    include: frozenset[str] = frozenset()

    def takes(self) -> Parameters:
        """Its own parameters, its filters and those of paging."""
        filters = self.filterset_class.base_filters if self.filterset_class else {}
        once = (self.parameters.once | filters.keys() | paging.PARAMETERS) - self.parameters.repeated
        return Parameters(once, self.parameters.repeated)

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Answer one page."""
        rows = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(self.shown(rows or []))

    def shown(self, rows: list[Any]) -> list[dict[str, Any]]:
        """The rows as partners read them."""
        raise NotImplementedError


class Nowhere(APIView):
    """Every address under /api/ that is not one: 404, whatever the method and whatever is accepted."""

    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Say so before anything else is asked."""
        raise NotFound


def revalidated(request: Request, response: Response) -> HttpResponseBase | None:
    """Name the answer by its bytes; 304 when the partner has them already."""
    etag = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
    response.headers["ETag"] = etag
    response.headers.setdefault("Cache-Control", "no-cache")
    known = get_conditional_response(request._request, etag=etag, response=response)  # noqa: SLF001 - Django's own
    if known is not None:
        for name in KEPT & response.headers.keys():  # Django keeps of them only what caches need
            known.headers[name] = response.headers[name]
    return known
