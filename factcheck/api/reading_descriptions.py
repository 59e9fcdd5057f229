"""What the documentation says of looking up, matching, articles and keys."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse

from . import examples, problems
from .descriptions import answer_example
from .match_serializers import (
    KeySerializer,
    MatchesSerializer,
    MatchSerializer,
    PublishedArticleSerializer,
)
from .record_serializers import ProblemSerializer
from .serializers import FactCheckSerializer

ARTICLE_ID = OpenApiParameter(
    "public_id", str, OpenApiParameter.PATH, description="Id of the article.", pattern="^ar_[0-9a-z]{16}$"
)
BRIEF = {key: examples.FACT_CHECK[key] for key in ("id", "url", "language", "published_at", "updated_at")} | {
    "statement": examples.CONTENT["statement"],
    "claimant": examples.MICROSOFT["name"],
    "verdict": examples.FACT_CHECK["verdict"],
}
MATCHED: dict[str, Any] = {
    "results": [
        {
            "text": "Microsoft only turned to Azure in 2014!",
            "matches": [
                {
                    "score": 0.8312,
                    "reasons": {
                        "words": ["Microsoft", "Azure"],
                        "numbers": ["2014"],
                        "other_numbers": [],
                        "same_claimant": True,
                    },
                    "fact_check": BRIEF,
                }
            ],
            "outside": [],
        },
        {"text": "It rained on Tuesday.", "matches": [], "outside": []},
    ]
}
SHOWN_ARTICLE = {
    "id": examples.ARTICLE["id"],
    "object": "article",
    "url": f"{examples.SITE}/articles/how-a-software-company-changed-course/",
    "title": examples.ARTICLE["title"],
    "kind": "text",
    "language": "en",
    "byline": "A. Writer",
    "outlet": None,
    "source_url": None,
    "published_on": "2020-06-11",
    "fact_checks": [
        {
            "id": examples.FACT_CHECK["id"],
            "url": examples.FACT_CHECK["url"],
            "statement": examples.CONTENT["statement"],
            **{key: examples.HALF_TRUE[key] for key in ("rating", "label", "category")},
        }
    ],
    "first_checked_at": examples.FIRST,
    "updated_at": examples.SECOND,
}
HOLDER = {
    "object": "key",
    "partner": "The Example",
    "prefix": "fck_live_3xA9",
    "scopes": ["intake", "read"],
    "expires_at": None,
    "others_live": 0,
}


LOOKUP: dict[str, Any] = {
    "operation_id": "look_up_address",
    "summary": "Look up an address",
    "description": (
        "The live fact-checks of claims that stand at `url`: on the page of an article, in a post or video."
        " The address of one of our own pages gives that fact-check, withdrawn or not. Scheme, tracking"
        " parameters and a slash at the end make no difference."
    ),
    "responses": FactCheckSerializer(many=True),
    "examples": [answer_example("A claim that stands there", examples.FACT_CHECK)],
    "tags": ["Fact-checks"],
}
MATCH: dict[str, Any] = {
    "operation_id": "match_texts",
    "summary": "Match texts with fact-checks",
    "description": (
        "Has this been checked before? Send up to 100 texts; for each come the live fact-checks that may"
        " answer it, best first, with a score and the reasons for it. The same texts give the same answers on"
        " every database. A score is no verdict: a person decides whether both say the same. Nothing that you"
        " send is kept.\n\n`outside` has what other houses have checked, as far as this one has imported it:"
        " theirs, under their name and address."
    ),
    "request": MatchSerializer,
    "responses": {
        200: OpenApiResponse(MatchesSerializer, "An answer for each text."),
        **{
            problem.status: OpenApiResponse(ProblemSerializer, problem.title)
            for problem in (problems.TOO_LARGE, problems.MEDIA_TYPE, problems.FIELD)
        },
    },
    "examples": [
        OpenApiExample(
            "Two texts",
            value={"texts": [each["text"] for each in MATCHED["results"]], "language": "en"},
            request_only=True,
        ),
        answer_example("One of them is answered", MATCHED),
    ],
    "tags": ["Fact-checks"],
}
ARTICLES: dict[str, Any] = {
    "operation_id": "list_articles",
    "summary": "List articles",
    "description": "The articles, speeches, posts and recordings whose claims are checked, newest first.",
    "responses": PublishedArticleSerializer(many=True),
    "examples": [answer_example("An article with one fact-check", SHOWN_ARTICLE)],
    "tags": ["Articles"],
}
ARTICLE: dict[str, Any] = {
    "operation_id": "read_article",
    "summary": "Read one article",
    "description": "What it is and which fact-checks are about it. Its text stays with its publisher.",
    "parameters": [ARTICLE_ID],
    "responses": PublishedArticleSerializer,
    "examples": [answer_example("An article with one fact-check", SHOWN_ARTICLE)],
    "tags": ["Articles"],
}
ME: dict[str, Any] = {
    "operation_id": "read_key",
    "summary": "Read what your key opens",
    "description": "Who holds the key, its scopes and until when it is live. It needs a key of any scope.",
    "responses": KeySerializer,
    "examples": [answer_example("A key that reads and sends in", HOLDER)],
    "tags": ["Reference"],
}
