"""Which earlier fact-checks answer a text: asked for many texts at once, with scores and reasons."""

from typing import Any

from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from factcheck.models.published import FactCheck
from factcheck.search import Match, earlier, languages

from . import problems
from .endpoints import Endpoint
from .errors import Told
from .match_serializers import MatchSerializer
from .moments import write_moment
from .reading_descriptions import MATCH

LARGEST = 1024 * 1024
MOST_LANGUAGES = 8


class Matcher(Endpoint):
    """Texts in, earlier fact-checks out."""

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        """Any page may ask; what it sends is JSON."""
        answer = super().options(request, *args, **kwargs)
        answer.headers["Access-Control-Allow-Methods"] = "POST, OPTIONS"
        answer.headers["Access-Control-Allow-Headers"] = "Accept, Content-Type, X-Request-ID"
        return answer

    @extend_schema(**MATCH)
    def post(self, request: Request) -> Response:
        """Match texts with fact-checks."""
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
            raise Told(problems.TOO_LARGE)
        asked = checked(request.data)
        spoken = [asked["language"].split("-")[0].lower()] if asked.get("language") else languages()
        found = matched(asked["texts"], spoken[:MOST_LANGUAGES], asked["limit"], asked["min_score"])
        results = [
            {"text": text, "matches": [shown(match) for match in matches]}
            for text, matches in zip(asked["texts"], found, strict=True)
        ]
        return Response({"results": results})


def checked(data: Any) -> dict[str, Any]:
    """The body, with its defaults. Raises Told."""
    serializer = MatchSerializer(data=data)
    if not serializer.is_valid():
        raise Told(problems.FIELD, errors=list(_wrong(serializer.errors)))
    asked: dict[str, Any] = serializer.validated_data
    return asked


def _wrong(errors: Any, name: str = "") -> Any:
    """Each wrong field with its first sentence; of a text, its number as well."""
    if isinstance(errors, dict):
        for key, inner in errors.items():
            yield from _wrong(inner, f"{name}[{key}]" if isinstance(key, int) else str(key))
    elif errors and isinstance(errors[0], dict | list):
        for number, inner in enumerate(errors):
            yield from _wrong(inner, f"{name}[{number}]") if inner else ()
    else:
        yield name, str(errors[0])


def matched(texts: list[str], spoken: list[str], limit: int, enough: float) -> list[list[Match]]:
    """For each text the best in any of these languages; of two that are as like, the newer."""
    by_language = [earlier(texts, language, limit=limit, enough=enough) for language in spoken]
    found: list[list[Match]] = []
    for number in range(len(texts)):
        each = [match for answers in by_language for match in answers[number]]
        found.append(sorted(each, key=lambda match: (-match.score, -match.fact_check.pk))[:limit])
    return found


def shown(match: Match) -> dict[str, Any]:
    """A match as partners read it."""
    return {
        "score": match.score,
        "reasons": {
            "words": list(match.words),
            "numbers": list(match.numbers),
            "other_numbers": list(match.other_numbers),
            "same_claimant": match.claimant,
        },
        "fact_check": brief(match.fact_check),
    }


def brief(row: FactCheck) -> dict[str, Any]:
    """A fact-check in short: enough to show it; its id leads to the rest."""
    return {
        "id": row.public_id,
        "url": f"{settings.SITE_URL}{row.get_absolute_url()}",
        "language": row.language,
        "statement": row.statement,
        "claimant": row.claimant.name if row.claimant else None,
        "verdict": {
            "category": row.category,
            "rating": row.rating,
            "label": row.label,
            "value": row.value,
            "summary": row.summary,
        },
        "published_at": write_moment(row.published_at),
        "updated_at": write_moment(row.updated_at),
    }
