"""What every operation answers besides the thing asked for: the last touch to the OpenAPI document."""

from typing import Any

from . import problems
from .descriptions import INTRODUCTION
from .examples import SITE
from .problems import Problem

JsonSchema = dict[str, Any]

EVERYWHERE = (
    problems.PARAMETER,
    problems.UNAUTHORIZED,
    problems.REFUSED,
    problems.NOT_ACCEPTABLE,
    problems.TOO_MANY,
    problems.SERVER,
)
OWN = {
    str(problem.status): problem
    for problem in (
        problems.WITHDRAWN,
        problems.UNAUTHORIZED,
        problems.REFUSED,
        problems.KEY_REUSED,
        problems.TOO_LARGE,
        problems.MEDIA_TYPE,
        problems.FIELD,
    )
}
"""What goes wrong at some addresses only, which say so themselves."""
REQUEST_ID = "1f0c2a7e9b5d4c38"
WRONG = {
    problems.PARAMETER.slug: [{"parameter": "page_size", "detail": "Give a whole number from 1 to 200."}],
    problems.FIELD.slug: [{"parameter": "text", "detail": "Send text or html: one of the two."}],
}
EXTRA = {
    problems.TOO_MANY.slug: ("Retry-After",),
    problems.KEY_IN_USE.slug: ("Retry-After",),
    problems.UNAUTHORIZED.slug: ("WWW-Authenticate",),
    problems.REFUSED.slug: ("WWW-Authenticate",),
}


def _text(described: str) -> JsonSchema:
    return {"description": described, "schema": {"type": "string"}}


HEADERS = {
    "ETag": _text("Send it back as If-None-Match."),
    "Location": _text("Where it is: of an article on the desk, for people of the newsroom."),
    "WWW-Authenticate": _text("Which key or which scope is asked for."),
    "Link": _text('The next page, rel="next".'),
    "RateLimit": _text("What is left (r) and in how many seconds it is full again (t)."),
    "RateLimit-Policy": _text("How many requests (q) in how many seconds (w)."),
    "Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer", "minimum": 1}},
    "X-Request-ID": _text("Names this request in our log."),
}
SCHEMAS = "#/components/schemas/"
SOME_FIELDS = {
    "type": "object",
    "description": "A fact-check with those keys only that `fields` names.",
    "required": ["id", "deleted"],
    "properties": {"id": {"type": "string"}, "deleted": {"type": "boolean"}},
}
STRICT = frozenset({"Match", "NewWebhook", "PatchedWebhookChange", "Push", "Rotation"})
"""Bodies of which every field must be known."""
ALWAYS = ("RateLimit", "RateLimit-Policy", "X-Request-ID")


def describe_every_answer(result: JsonSchema, **_: Any) -> JsonSchema:
    """Add headers, 304, and a problem with its example for whatever can go wrong at each address."""
    _drop_marks(result)
    result["info"]["description"] = INTRODUCTION
    components = result["components"]
    components["headers"] = HEADERS
    components["responses"] = {
        "NotModified": {"description": "You have it already.", "headers": _headers("ETag")},
        **{_name(problem): _response(problem) for problem in problems.PROBLEMS},
    }
    for name in STRICT & components["schemas"].keys():
        components["schemas"][name]["additionalProperties"] = False
    _offer_some_fields(result)
    for path, operations in result["paths"].items():
        for method, operation in operations.items():
            _describe(operation, one="{" in path, reads=method == "get")
    return result


def _drop_marks(part: Any) -> None:
    """Take off what the generator wrote for itself."""
    if isinstance(part, dict):
        part.pop("x-spec-enum-id", None)
        part = list(part.values())
    if isinstance(part, list):
        for each in part:
            _drop_marks(each)


def _describe(operation: JsonSchema, *, one: bool, reads: bool) -> None:
    answers = operation["responses"]
    paged = any(parameter["name"] == "cursor" for parameter in operation.get("parameters", []))
    for status in answers.keys() & {"202", "204"}:
        answers[status]["headers"] = _headers(*ALWAYS)
    if "201" in answers:
        for status in answers.keys() & {"200", "201"}:
            answers[status]["headers"] = _headers("Location", *ALWAYS)
    elif "200" in answers:
        tagged = ("ETag",) if reads else ()
        answers["200"]["headers"] = _headers(*tagged, *ALWAYS, *(("Link",) if paged else ()))
        answers |= {"304": {"$ref": "#/components/responses/NotModified"}} if reads else {}
    for problem in (*EVERYWHERE, *((problems.NOT_FOUND,) if one else ())):
        answers[str(problem.status)] = {"$ref": f"#/components/responses/{_name(problem)}"}
    for status in answers.keys() & OWN.keys():
        answers[status] = {"$ref": f"#/components/responses/{_name(OWN[status])}"}


def _offer_some_fields(result: JsonSchema) -> None:
    """Where `fields` may be asked for, the answer is a whole fact-check or a part of one."""
    part = {"anyOf": [{"$ref": f"{SCHEMAS}FactCheck"}, {"$ref": f"{SCHEMAS}SomeFields"}]}
    schemas = result["components"]["schemas"]
    schemas["SomeFields"] = SOME_FIELDS
    schemas["PaginatedFactCheckList"]["properties"]["results"]["items"] = part
    one = result["paths"]["/api/v1/fact-checks/{public_id}"]["get"]
    one["responses"]["200"]["content"]["application/json"]["schema"] = part


def _headers(*names: str) -> JsonSchema:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _name(problem: Problem) -> str:
    """invalid-parameter as InvalidParameter."""
    return "".join(word.capitalize() for word in problem.slug.split("-"))


def _response(problem: Problem) -> JsonSchema:
    extra = EXTRA.get(problem.slug, ())
    example = {
        "type": f"{SITE}/api/problems/{problem.slug}",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        "errors": WRONG.get(problem.slug, []),
        "request_id": REQUEST_ID,
    }
    media = {
        "schema": {"$ref": "#/components/schemas/Problem"},
        "examples": {problem.slug: {"value": example}},
    }
    return {
        "description": problem.title,
        "headers": _headers("X-Request-ID", *extra),
        "content": {problems.CONTENT_TYPE: media},
    }
