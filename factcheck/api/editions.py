"""The editions of a fact-check for partners: every version that readers have seen, as it was signed."""

import json
from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from factcheck.formats import partner
from factcheck.models.published import Edition, FactCheck

from .descriptions import EDITIONS
from .endpoints import ListEndpoint
from .errors import Withdrawn
from .moments import write_moment


class EditionList(ListEndpoint):
    """The editions of one fact-check, newest first."""

    queryset: QuerySet[Edition] = Edition.objects.select_related("correction")
    order = ("-number",)

    @extend_schema(**EDITIONS)
    def get(self, request: Request, public_id: str) -> Response:
        """List the editions of a fact-check."""
        self.fact_check = FactCheck.objects.filter(public_id=public_id).first()
        if self.fact_check is None:
            raise NotFound
        if self.fact_check.status != FactCheck.Status.LIVE:
            raise Withdrawn
        return super().get(request)

    def get_queryset(self) -> QuerySet[Edition]:
        """Of this fact-check only."""
        return super().get_queryset().filter(fact_check=self.fact_check)

    def shown(self, rows: list[Edition]) -> list[dict[str, Any]]:
        """Each with what was signed."""
        return [self.edition(row) for row in rows]

    def edition(self, row: Edition) -> dict[str, Any]:
        """One edition. A redacted one keeps its number, time and digest."""
        signed = json.loads(row.content) if row.content else None
        correction = getattr(row, "correction", None)
        return {
            "id": row.public_id,
            "object": "edition",
            "fact_check": self.kwargs["public_id"],
            "number": row.number,
            "published_at": write_moment(row.published_at),
            "minor": row.minor,
            "correction": {"kind": correction.kind, "note": correction.note} if correction else None,
            "statement": signed and signed["statement"],
            "verdict": signed and partner.verdict(signed["verdict"]),
            "digest": row.digest,
            "signed_content": row.content,
        }
