"""What the documentation says of fact-checks under embargo, with an example of every answer."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, OpenApiParameter

from factcheck.formats import partner

from . import examples
from .embargo_serializers import EmbargoedSerializer

TAGS = {"tags": ["Under embargo"]}
SHARE_ID = OpenApiParameter(
    "public_id", str, OpenApiParameter.PATH, description="Id of the share.", pattern="^em_[0-9a-z]{16}$"
)
LISTED: dict[str, Any] = {
    "id": "em_6c1d8f3h5k0m2p7r",
    "object": "embargoed_fact_check",
    "state": "embargoed",
    "embargo_until": examples.SECOND,
    "note": "Please ring us before you quote from it.",
    "shared_at": examples.FIRST,
    "fact_check": None,
    "digest": examples.DIGEST,
    "content": None,
    "signed_content": None,
}
READ = LISTED | {
    "content": partner.under_embargo(examples.CONTENT),
    "signed_content": '{"claimant":{"kind":"organization","name":"Microsoft"}}',
}
OUT = LISTED | {
    "state": "published",
    "embargo_until": None,
    "note": None,
    "fact_check": examples.FACT_CHECK["id"],
}

LIST_EMBARGOED: dict[str, Any] = {
    "operation_id": "list_embargoed",
    "summary": "List what is shared with you under embargo",
    "description": (
        "What the newsroom has shared with your organisation before readers see it, the latest first, and"
        " what became of it: it stays in the list when it is published or taken back. Ask for each by its id"
        " to read it. Scope: `embargoed`; a key has it only by agreement."
    ),
    "responses": EmbargoedSerializer(many=True),
    "examples": [
        OpenApiExample("Under embargo", value=LISTED, response_only=True, status_codes=["200"]),
        OpenApiExample("Published since", value=OUT, response_only=True, status_codes=["200"]),
    ],
    **TAGS,
}
READ_EMBARGOED: dict[str, Any] = {
    "operation_id": "read_embargoed",
    "summary": "Read one under embargo",
    "description": (
        "The words as two people signed them. The newsroom sees when you first read it. Once it is published"
        " or taken back, only that is said. Scope: `embargoed`."
    ),
    "parameters": [SHARE_ID],
    "responses": EmbargoedSerializer,
    "examples": [OpenApiExample("Under embargo", value=READ, response_only=True, status_codes=["200"])],
    **TAGS,
}
