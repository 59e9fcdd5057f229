"""Fact-checks for partners: all of them, page by page, and each by its id."""

from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from factcheck.formats import partner
from factcheck.formats.published import published
from factcheck.models.published import FactCheck

from .descriptions import FACT_CHECK, FACT_CHECKS
from .endpoints import Endpoint, ListEndpoint
from .filters import FactCheckFilter
from .paging import CountedPagination
from .parameters import Choice, Parameters
from .serializers import FactCheckSerializer

NEWEST, OLDEST = "-updated_at", "updated_at"
ORDER = Choice("order", (NEWEST, OLDEST))
IN_LIST = Choice("include", ("evidence", "editions", "total"))
IN_ONE = Choice("include", ("evidence", "editions"))
FIELDS = Choice("fields", tuple(FactCheckSerializer().fields))
ALWAYS = frozenset({"id", "deleted"})
"""What is answered whatever `fields` names: which one it is, and whether to stop showing it."""


def shown(row: FactCheck, imprint: partner.Imprint, include: frozenset[str]) -> dict[str, Any]:
    """A fact-check as partners read it; of one that is gone, only that it is."""
    return published(row, imprint, include)


class FactCheckList(ListEndpoint):
    """All fact-checks, latest change first."""

    queryset = FactCheck.objects.all()
    filterset_class = FactCheckFilter
    pagination_class = CountedPagination
    parameters = Parameters(
        once=frozenset({"order", "include", "fields"}), repeated=frozenset({"rating", "category"})
    )

    @extend_schema(**FACT_CHECKS)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """List fact-checks."""
        self.include = IN_LIST.several(request.query_params)
        self.fields = FIELDS.several(request.query_params)
        self.order = order_of(request.query_params)
        return super().get(request, *args, **kwargs)

    def shown(self, rows: list[FactCheck]) -> list[dict[str, Any]]:
        """Each from its one row."""
        imprint = self.imprint()
        return [only(self.fields, shown(row, imprint, self.include)) for row in rows]


def only(fields: frozenset[str], whole: dict[str, Any]) -> dict[str, Any]:
    """The keys that were asked for; all of them when none were."""
    return {key: value for key, value in whole.items() if key in fields | ALWAYS} if fields else whole


def order_of(query: QueryDict) -> tuple[str, str]:
    """By last change, ties by id. Who asks for changes since a time gets the oldest first: what changes
    while they page then moves to a page that they have not read yet.
    """
    chosen = ORDER.one(query, OLDEST if "updated_since" in query else NEWEST)
    return (chosen, "-id") if chosen == NEWEST else (chosen, "id")


class FactCheckDetail(Endpoint):
    """One fact-check."""

    queryset: QuerySet[FactCheck] = FactCheck.objects.all()
    parameters = Parameters(once=frozenset({"include", "fields"}))

    @extend_schema(**FACT_CHECK)
    def get(self, request: Request, public_id: str) -> Response:
        """Read one fact-check."""
        include, fields = IN_ONE.several(request.query_params), FIELDS.several(request.query_params)
        row = self.get_queryset().filter(public_id=public_id).first()
        if row is None:
            raise NotFound
        return Response(only(fields, shown(row, self.imprint(), include)))
