"""Fact-checks under embargo: what the newsroom shares with a named partner before readers see it."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from factcheck.formats import partner
from factcheck.workflow import embargo_gate

from .embargo_descriptions import LIST_EMBARGOED, READ_EMBARGOED
from .endpoints import ListEndpoint
from .keyed import Keyed
from .moments import write_moment


class Embargoed(Keyed):
    """What every address of these shares."""

    scope = "embargoed"


class EmbargoedList(ListEndpoint, Embargoed):
    """All that was shared with one's own organisation."""

    filter_backends = []
    order = ("-key",)

    @extend_schema(**LIST_EMBARGOED)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """List them, the latest first."""
        page: Any = self.paginator
        caller: Any = request.user
        keys = page.begin(request, self)
        rows = embargo_gate.shared_with(caller, before=keys[0] if keys else None, most=page.size + 1)
        return self.get_paginated_response([shown(row) for row in page.cut(rows)])


class EmbargoedDetail(Embargoed):
    """One of them, with its words."""

    @extend_schema(**READ_EMBARGOED)
    def get(self, request: Request, public_id: str) -> Response:
        """Read it; the desk sees that it was read."""
        caller: Any = request.user
        row = embargo_gate.shared_one(caller, public_id)
        if row is None:
            raise NotFound
        words = partner.under_embargo(row.content) if row.content else None
        return Response(shown(row) | {"content": words, "signed_content": row.signed})


def shown(row: embargo_gate.Shared) -> dict[str, Any]:
    """A share as its partner reads it in the list: what it is about is told where it is read."""
    return {
        "id": row.public_id,
        "object": "embargoed_fact_check",
        "state": row.state,
        "embargo_until": row.until and write_moment(row.until),
        "note": row.note or None,
        "shared_at": write_moment(row.shared_at),
        "fact_check": row.fact_check,
        "digest": row.digest,
        "content": None,
        "signed_content": None,
    }
