"""The feed of changes for partners: a number without a gap for everything that readers noticed."""

from typing import Any

import django_filters
from django import forms
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework.request import Request
from rest_framework.response import Response

from factcheck.models.published import Change

from .descriptions import CHANGES
from .endpoints import ListEndpoint
from .moments import write_moment

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


class ChangeList(ListEndpoint):
    """Changes in the order in which they became public."""

    queryset = Change.objects.select_related("fact_check")
    filterset_class = ChangeFilter
    order = ("seq",)

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
