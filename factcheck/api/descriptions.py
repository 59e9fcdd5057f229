"""What the documentation says of each address, with an example of its answer."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse

from . import examples, problems
from .intake_serializers import PushedSerializer, PushSerializer
from .record_serializers import (
    ChangeSerializer,
    CorrectionSerializer,
    EditionSerializer,
    ProblemSerializer,
    RatingsSerializer,
)
from .serializers import FactCheckSerializer

INTRODUCTION = """
Everything the newsroom has published, with its corrections and its withdrawals. Reading is open to all and
needs no key. Sending articles in, and webhooks, need one.

- **Paging**: follow `next` (or the `Link` header) as it is until it is null. A cursor keeps its filters and
  its order.
- **Keeping a copy**: see *List fact-checks* for the simple way, *Follow the changes* for the exact one.
- **Withdrawals**: an id never disappears. A suspended or withdrawn fact-check answers with `deleted` true and
  without its words. Stop showing it then.
- **Parameters** that are unknown, empty or given twice are refused, and named.
- **Times** are RFC 3339; what you send needs an offset, what you get is in UTC.
- **Problems** are `application/problem+json` (RFC 9457). `type` is a page that says what to do.
- **Conditions**: every answer has an `ETag`; send it as `If-None-Match` and get 304 until something changes.
- **Limits**: so many requests a minute from one address, as `RateLimit-Policy` says. After a 429 wait for as
  many seconds as `Retry-After` says.
- **Promises**: in version 1 paths and keys may come, none goes, none changes its meaning. Ignore what you
  do not know.
"""
PUBLIC_ID = OpenApiParameter(
    "public_id", str, OpenApiParameter.PATH, description="Id of the fact-check.", pattern="^fc_[0-9a-z]{16}$"
)


def _several(name: str, words: list[str], described: str) -> OpenApiParameter:
    """A list of words, parted by commas."""
    items = {"type": "string", "enum": words}
    schema = {"type": "array", "items": items, "minItems": 1, "uniqueItems": True}
    return OpenApiParameter(
        name, schema, OpenApiParameter.QUERY, description=described, explode=False, style="form"
    )


def _include(words: list[str], described: str) -> OpenApiParameter:
    return _several("include", words, described)


FIELDS = _several(
    "fields", list(examples.TOMBSTONE), "Only these keys of each fact-check; `id` and `deleted` come always."
)


def answer_example(name: str, value: Any) -> OpenApiExample:
    """An example of an answer 200."""
    return OpenApiExample(name, value=value, response_only=True, status_codes=["200"])


ORDER = OpenApiParameter(
    "order",
    str,
    OpenApiParameter.QUERY,
    enum=["-updated_at", "updated_at"],
    description="Latest change first (the default), or oldest first (the default with updated_since).",
)
MORE = "evidence and editions fill the keys of that name."

FACT_CHECKS: dict[str, Any] = {
    "operation_id": "list_fact_checks",
    "summary": "List fact-checks",
    "description": (
        "Everything published, latest change first. Follow `next` until it is null.\n\n"
        "**To keep a copy**: ask once with `updated_since=1970-01-01T00:00:00Z` and follow `next`; keep the"
        " largest `updated_at` that you saw; from then on ask with that time, less a minute, as"
        " `updated_since`. A few come twice: replace by `id`. Drop what has `deleted` true. Filter by rating"
        " on your side: a verdict that changes leaves a filtered list without a word."
    ),
    "responses": FactCheckSerializer(many=True),
    "parameters": [
        ORDER,
        FIELDS,
        _include(["evidence", "editions", "total"], f"{MORE} total counts all that match."),
    ],
    "examples": [
        answer_example("A fact-check whose verdict changed", examples.FACT_CHECK),
        answer_example("One that was withdrawn", examples.TOMBSTONE),
    ],
    "tags": ["Fact-checks"],
}
FACT_CHECK: dict[str, Any] = {
    "operation_id": "read_fact_check",
    "summary": "Read one fact-check",
    "description": (
        "What readers see now. A suspended or withdrawn fact-check answers 200 with `deleted` true, its"
        " `status` and the public `reason`, and none of its words."
    ),
    "responses": FactCheckSerializer,
    "parameters": [PUBLIC_ID, FIELDS, _include(["evidence", "editions"], MORE)],
    "examples": [
        answer_example("With evidence and editions", examples.FACT_CHECK_IN_FULL),
        answer_example("One that was withdrawn", examples.TOMBSTONE),
    ],
    "tags": ["Fact-checks"],
}
EDITIONS: dict[str, Any] = {
    "operation_id": "list_editions",
    "summary": "List the editions of a fact-check",
    "description": "Every version ever shown, newest first. `digest` is the SHA-256 of `signed_content`.",
    "parameters": [PUBLIC_ID],
    "examples": [answer_example("A corrected edition", examples.EDITION)],
    "responses": {
        200: EditionSerializer(many=True),
        410: OpenApiResponse(ProblemSerializer, problems.WITHDRAWN.title),
    },
    "tags": ["Fact-checks"],
}
RATINGS: dict[str, Any] = {
    "operation_id": "list_ratings",
    "summary": "List the ratings",
    "description": "The scale in use, retired ratings included: what is published keeps its rating.",
    "responses": RatingsSerializer,
    "examples": [answer_example("A scale of one", {"results": [examples.RATING], "next": None})],
    "tags": ["Reference"],
}
CORRECTIONS: dict[str, Any] = {
    "operation_id": "list_corrections",
    "summary": "List corrections",
    "description": "What was put right in all that is live, newest first. A mended typo is no correction.",
    "responses": CorrectionSerializer(many=True),
    "examples": [answer_example("A changed verdict", examples.CORRECTION)],
    "tags": ["Fact-checks"],
}
LOG_ID = (
    "Name of the sequence. When it is not the one that you know, a backup was restored and numbers have been"
    " given out anew: start over, best from the files of /exports/."
)
CHANGES: dict[str, Any] = {
    "operation_id": "list_changes",
    "summary": "Follow the changes",
    "description": (
        "Every public change in the order in which it became public. `seq` rises by one and skips nothing, so"
        " keep the last one and ask with it as `after`: who has been away for months misses no withdrawal.\n"
        "\nKeep `log_id` with it. When an answer has another one, a backup was restored: start over."
    ),
    "responses": ChangeSerializer(many=True),
    "examples": [answer_example("A changed verdict", examples.CHANGE)],
    "tags": ["Fact-checks"],
}
PUSH: dict[str, Any] = {
    "operation_id": "send_article",
    "summary": "Send an article in",
    "description": (
        "From another content system onto this newsroom's desk, where its claims are found at once. It needs"
        " a key with the scope `intake`.\n\n"
        "**Send it as often as you like**: each article has its own `Idempotency-Key`, and for a day the"
        " same key with the same body is answered as the first time. Under another key, a text or an address"
        " that the desk has already is no mistake either: 200, `new` false, and the article that is there."
        " Nothing is changed by it; people take in new revisions.\n\n"
        "Browsers of other sites may not call this address: keep the key on your server."
    ),
    "parameters": [
        OpenApiParameter(
            "Idempotency-Key",
            {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
            OpenApiParameter.HEADER,
            required=True,
            description="A name for this article, a UUID for instance (IETF draft idempotency-key-header).",
        )
    ],
    "request": PushSerializer,
    "responses": {
        201: OpenApiResponse(PushedSerializer, "It is on the desk."),
        200: OpenApiResponse(PushedSerializer, "The desk had it already; nothing was changed."),
        **{
            problem.status: OpenApiResponse(ProblemSerializer, problem.title)
            for problem in (
                problems.UNAUTHORIZED,
                problems.REFUSED,
                problems.KEY_REUSED,
                problems.TOO_LARGE,
                problems.MEDIA_TYPE,
                problems.FIELD,
            )
        },
    },
    "examples": [
        OpenApiExample("An article", value=examples.PUSH, request_only=True),
        OpenApiExample("Taken in", value=examples.PUSHED, response_only=True, status_codes=["201"]),
        OpenApiExample(
            "Here already",
            value=examples.PUSHED | {"new": False},
            response_only=True,
            status_codes=["200"],
        ),
    ],
    "tags": ["Articles"],
}
