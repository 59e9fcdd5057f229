"""Which earlier fact-checks answer a text: asked for many texts at once, with scores and reasons."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from factcheck.models.published import FactCheck
from factcheck.search import Match, OutsideMatch, earlier, languages, outside, outside_languages

from .bodies import MEGABYTE, fields_of
from .endpoints import Endpoint
from .match_serializers import MatchSerializer
from .moments import write_moment
from .reading_descriptions import MATCH

LARGEST = 4 * MEGABYTE
"""As many texts of that length as may be sent, in a script that programs write as \\uXXXX."""
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
        asked = fields_of(MatchSerializer, request, most=LARGEST)
        spoken = [asked["language"].split("-")[0].lower()] if asked.get("language") else []
        found = matched(earlier, asked, spoken or languages())
        others = matched(outside, asked, spoken or outside_languages())
        results = [
            {
                "text": text,
                "matches": [shown(match) for match in matches],
                "outside": [shown_outside(match) for match in elsewhere],
            }
            for text, matches, elsewhere in zip(asked["texts"], found, others, strict=True)
        ]
        return Response({"results": results})


def matched(
    find: Callable[..., list[list[Any]]], asked: dict[str, Any], spoken: list[str]
) -> list[list[Any]]:
    """For each text the best in any of these languages; of two that are as like, the newer."""
    facts = {"limit": asked["limit"], "enough": asked["min_score"]}
    by_language = [find(asked["texts"], language, **facts) for language in spoken[:MOST_LANGUAGES]]
    found: list[list[Any]] = []
    for number in range(len(asked["texts"])):
        each = [match for answers in by_language for match in answers[number]]
        found.append(sorted(each, key=lambda match: (-match.score, -match.key))[: asked["limit"]])
    return found


def shown(match: Match) -> dict[str, Any]:
    """A match as partners read it."""
    return {**why(match), "fact_check": brief(match.fact_check)}


def shown_outside(match: OutsideMatch) -> dict[str, Any]:
    """What another house has checked, under its name and address."""
    check = match.check
    return {
        **why(match),
        "publisher": {"name": check.publisher, "url": check.publisher_url or None},
        "url": check.url,
        "language": check.language,
        "statement": check.statement,
        "claimant": check.claimant or None,
        "rating": {
            "label": check.rating or None,
            "value": check.value,
            "best": check.best,
            "worst": check.worst,
        },
        "reviewed_on": check.reviewed_on and check.reviewed_on.isoformat(),
    }


def why(match: Match | OutsideMatch) -> dict[str, Any]:
    """How like it is, and the reasons."""
    return {
        "score": match.score,
        "reasons": {
            "words": list(match.words),
            "numbers": list(match.numbers),
            "other_numbers": list(match.other_numbers),
            "same_claimant": match.claimant,
        },
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
