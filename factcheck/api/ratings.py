"""The house's ratings for partners: what each word means, and the category to map it by."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from factcheck.models.house import Rating

from .descriptions import RATINGS
from .endpoints import Endpoint
from .moments import write_moment


class RatingList(Endpoint):
    """The scale in use. It is short, so it comes whole."""

    queryset = Rating.objects.filter(scale__in_use=True).order_by("position", "id")

    @extend_schema(**RATINGS)
    def get(self, request: Request) -> Response:
        """List the ratings."""
        return Response({"results": [shown(row) for row in self.get_queryset()], "next": None})


def shown(row: Rating) -> dict[str, Any]:
    """A rating; a retired one stays on the list, because published fact-checks still carry it."""
    return {
        "rating": row.slug,
        "object": "rating",
        "label": row.label,
        "labels": row.labels,
        "category": row.category,
        "value": row.value,
        "definition": row.definition,
        "color_light": row.color_light,
        "color_dark": row.color_dark,
        "retired_at": write_moment(row.retired_at) if row.retired_at else None,
    }
