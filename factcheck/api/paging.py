"""Pages by key set: each starts behind the last row seen, so the thousandth costs what the first does."""

from typing import Any

from django.conf import settings
from django.db.models import Q
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from . import cursor

USUAL, MOST = 50, 200
PAGE_SIZE = "page_size"
PARAMETERS = frozenset({cursor.NAME, PAGE_SIZE})


class KeysetPagination(BasePagination):
    """Pages of the view's `order`: one or two columns of one direction, of which the last is unique."""

    def paginate_queryset(self, queryset: Any, request: Request, view: APIView | None = None) -> list[Any]:
        """The rows of the page that the request names."""
        keys = self.begin(request, view)
        if keys:
            queryset = queryset.filter(behind(self.order, keys))
        return self.cut(list(queryset.order_by(*self.order)[: self.size + 1]))

    def begin(self, request: Request, view: APIView | None) -> list[Any] | None:
        """The keys of the row behind which the page begins; None for the first page."""
        self.request, self.size = request, page_size(request)
        self.next: str | None = None
        self.order = tuple(getattr(view, "order"))  # noqa: B009 - every list endpoint has one, APIView does not
        self.asked = cursor.question(request.path, request.query_params, self.order)
        given = request.query_params.get(cursor.NAME)
        return cursor.read(given, self.asked) if given else None

    def cut(self, rows: list[Any]) -> list[Any]:
        """The page, of one row more than it has: that one says that there is a next page."""
        if len(rows) > self.size:
            keys = [getattr(rows[self.size - 1], name.lstrip("-")) for name in self.order]
            self.next = self.address(cursor.write(self.asked, keys))
        return rows[: self.size]

    def address(self, position: str) -> str:
        """The whole address of the next page."""
        query = self.request.query_params.copy()
        query[cursor.NAME] = position
        return f"{settings.SITE_URL}{self.request.path}?{query.urlencode()}"

    def get_paginated_response(self, data: Any) -> Response:
        """The page, and where it goes on: in the body and in the Link header (RFC 8288)."""
        link = {"Link": f'<{self.next}>; rel="next"'} if self.next else None
        return Response({"results": data, "next": self.next}, headers=link)

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """How a page looks, for the OpenAPI document."""
        described = "Address of the next page, to be followed as it is; null on the last one."
        return {
            "type": "object",
            "required": ["results", "next"],
            "properties": {
                "results": schema,
                "next": {
                    "type": ["string", "null"],
                    "format": "uri",
                    "description": described,
                    "example": None,
                },
            },
        }

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        """What a list takes, for the OpenAPI document."""
        size = {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}
        return [
            _parameter(PAGE_SIZE, size, "How many on a page."),
            _parameter(
                cursor.NAME,
                {"type": "string", "minLength": 1},
                "From `next` of the page before. Opaque; bound to its filters.",
            ),
        ]


class CountedPagination(KeysetPagination):
    """Pages that say how many rows there are in all, to those who ask: counting reads every one of them."""

    def paginate_queryset(self, queryset: Any, request: Request, view: APIView | None = None) -> list[Any]:
        """The rows of the page, and their total where the view's `include` names it."""
        self.total = queryset.count() if "total" in getattr(view, "include", ()) else None
        return super().paginate_queryset(queryset, request, view)

    def get_paginated_response(self, data: Any) -> Response:
        """The page, with the total when it was asked for."""
        response = super().get_paginated_response(data)
        if self.total is not None:
            response.data["total"] = self.total
        return response

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """How a page looks, for the OpenAPI document."""
        page = super().get_paginated_response_schema(schema)
        page["properties"]["total"] = {
            "type": "integer",
            "minimum": 0,
            "description": "How many match in all; only with include=total.",
            "example": 1,
        }
        return page


def page_size(request: Request) -> int:
    """How many rows were asked for."""
    given = request.query_params.get(PAGE_SIZE, str(USUAL))
    # Digits of other scripts and numbers of a thousand digits are numbers to int().
    size = int(given) if given.isascii() and given.isdigit() and len(given) <= len(str(MOST)) else 0
    if not 1 <= size <= MOST:
        raise ValidationError({PAGE_SIZE: [f"Give a whole number from 1 to {MOST}."]})
    return size


def behind(order: tuple[str, ...], keys: list[Any]) -> Q:
    """Rows that come after these keys. The first condition is a plain range, which an index answers."""
    comparison = "lt" if order[0].startswith("-") else "gt"
    names = [name.lstrip("-") for name in order]
    if len(names) == 1:
        return Q(**{f"{names[0]}__{comparison}": keys[0]})
    first, second = names
    return Q(**{f"{first}__{comparison}e": keys[0]}) & (
        Q(**{f"{first}__{comparison}": keys[0]}) | Q(**{f"{second}__{comparison}": keys[1]})
    )


def _parameter(name: str, schema: dict[str, Any], described: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema, "description": described}
