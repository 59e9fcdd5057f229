"""Corrections for partners: what was put right, newest first."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from factcheck.models.published import Correction, FactCheck

from .descriptions import CORRECTIONS
from .endpoints import ListEndpoint
from .filters import CorrectionFilter
from .moments import write_moment


class CorrectionList(ListEndpoint):
    """The corrections of everything that is live; minor editions are none."""

    queryset = Correction.objects.filter(fact_check__in=FactCheck.objects.live()).select_related(
        "fact_check", "edition"
    )
    filterset_class = CorrectionFilter
    order = ("-at", "-id")

    @extend_schema(**CORRECTIONS)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """List corrections."""
        return super().get(request, *args, **kwargs)

    def shown(self, rows: list[Correction]) -> list[dict[str, Any]]:
        """Each with the fact-check that it belongs to."""
        imprint = self.imprint()
        return [
            {
                "id": row.public_id,
                "object": "correction",
                "fact_check": {
                    "id": row.fact_check.public_id,
                    "url": imprint.page(row.fact_check.slug),
                    "statement": row.fact_check.statement,
                },
                "kind": row.kind,
                "note": row.note,
                "at": write_moment(row.at),
                "edition": row.edition.number,
                "verdict_changed": row.verdict_changed,
                "previous_label": row.previous_label or None,
            }
            for row in rows
        ]
