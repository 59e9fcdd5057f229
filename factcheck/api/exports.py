"""The files that hold everything, as partners' programs find them."""

from typing import Any

from django.conf import settings
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from factcheck.formats.exports import manifest
from factcheck.models.published import Change
from factcheck.models.published.snapshot import Snapshot, standing

from . import examples
from .changes import EXAMPLE
from .descriptions import LOG_ID
from .endpoints import Endpoint

SIZE, DIGEST = 73_400_320, examples.DIGEST


class ExportFileSerializer(s.Serializer):
    """One of the files."""

    name = s.CharField()
    url = s.URLField()
    title = s.CharField()
    media_type = s.CharField()
    encoding = s.CharField(allow_null=True, help_text="gzip, or null for the file as it is.")
    rows = s.IntegerField(allow_null=True, help_text="How many fact-checks it has.")
    bytes = s.IntegerField()
    sha256 = s.CharField(help_text="Of its bytes; hold what you fetched against it.")


class ExportSerializer(s.Serializer):
    """All files of one moment."""

    object = s.ChoiceField(["export"])
    id = s.CharField(allow_null=True, help_text="Another one with every writing.")
    log_id = s.UUIDField(allow_null=True, help_text=LOG_ID)
    seq = s.IntegerField(allow_null=True, help_text="The last change that they know.")
    written_at = s.DateTimeField(allow_null=True)
    files = ExportFileSerializer(many=True)
    available = s.BooleanField(
        help_text="False before they are first written, and while they may hold what was taken back."
    )


EXPORT: dict[str, Any] = {
    "object": "export",
    "id": "4711-1b2c3d4e",
    "log_id": EXAMPLE,
    "seq": 4711,
    "written_at": examples.SECOND,
    "files": [
        {
            "name": "fact-checks.ndjson",
            "url": f"{examples.SITE}/exports/fact-checks.ndjson",
            "title": "Every fact-check, one JSON object a line",
            "media_type": "application/x-ndjson",
            "encoding": None,
            "rows": 1200,
            "bytes": SIZE,
            "sha256": DIGEST,
        }
    ],
    "available": True,
}
DESCRIPTION = (
    "Every fact-check at once: as NDJSON, CSV, ClaimReview and DataFeed, each with a gzip copy. `seq` is the"
    " last change that they know: go on with `/api/v1/changes?after=<seq>` and nothing is missed. Each file"
    " says its own in `X-Snapshot-Seq` and `X-Snapshot-Log-Id`.\n\n"
    "They are written anew within the hour after a change, and at once when something is suspended or"
    " withdrawn; until then `available` is false, and the files answer 503 with `Retry-After`."
)


class Exports(Endpoint):
    """Which files there are."""

    queryset = Change.objects.none()

    @extend_schema(
        operation_id="read_export",
        summary="Find the files that hold everything",
        description=DESCRIPTION,
        responses=ExportSerializer,
        examples=[
            OpenApiExample("Files of one moment", value=EXPORT, response_only=True, status_codes=["200"])
        ],
        tags=["Fact-checks"],
    )
    def get(self, request: Request) -> Response:
        """Read the manifest, and whether the files are given out: one query."""
        newest = Snapshot.newest()
        available = newest is not None and not standing(newest).overtaken
        return Response(manifest(newest, settings.SITE_URL) | {"available": available})
