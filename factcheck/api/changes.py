"""The feed of changes for partners: a number without a gap for everything that readers noticed."""

from typing import Any

import django_filters
from django import forms
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework.request import Request
from rest_framework.response import Response

from factcheck.models.published import Change, ChangeSequence

from .descriptions import CHANGES, LOG_ID
from .endpoints import ListEndpoint
from .moments import write_moment
from .paging import KeysetPagination

EXAMPLE = "69f704ea-9891-446b-ba52-136db8c50967"
LARGEST = 2**63 - 1  # what both databases can hold


class WholeNumberFilter(django_filters.Filter):
    """A whole number, compared with a column."""

    field_class = forms.IntegerField


class ChangeFilter(django_filters.FilterSet):
    """Changes that a partner has not seen yet."""

    after = extend_schema_field(
        {"type": "integer", "minimum": 0, "maximum": LARGEST, "description": "The last seq you have read."}
    )(WholeNumberFilter(field_name="seq", lookup_expr="gt", min_value=0, max_value=LARGEST))

    class Meta:
        model = Change
        fields: list[str] = []


class NamedPagination(KeysetPagination):
    """Pages that say of which sequence their numbers are."""

    def get_paginated_response(self, data: Any) -> Response:
        """The page, with the name of the sequence: one query more."""
        response = super().get_paginated_response(data)
        response.data["log_id"] = str(ChangeSequence.name())
        return response

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """How a page looks, for the OpenAPI document."""
        page = super().get_paginated_response_schema(schema)
        page["required"].append("log_id")
        named = {"type": "string", "format": "uuid", "description": LOG_ID, "example": EXAMPLE}
        page["properties"]["log_id"] = named
        return page


class ChangeList(ListEndpoint):
    """Changes in the order in which they became public."""

    queryset = Change.objects.select_related("fact_check")
    filterset_class = ChangeFilter
    order = ("seq",)
    pagination_class = NamedPagination

    @extend_schema(**CHANGES)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """List changes."""
        return super().get(request, *args, **kwargs)

    def shown(self, rows: list[Change]) -> list[dict[str, Any]]:
        """Which fact-check changed, how and when; ask for the fact-check to learn what it says now."""
        return [
            {
                "seq": row.seq,
                "object": "change",
                "kind": row.kind,
                "fact_check": row.fact_check.public_id,
                "edition": row.edition_number,
                "at": write_moment(row.at),
            }
            for row in rows
        ]
