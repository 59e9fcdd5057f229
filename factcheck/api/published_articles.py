"""Articles under check, as partners read them: what they are, and which fact-checks are about them."""

from typing import Any

import django_filters
from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from factcheck.formats.addresses import web
from factcheck.formats.upgrade import upgrade
from factcheck.models.published import FactCheck, PublishedArticle

from .endpoints import Endpoint, ListEndpoint
from .filters import LANGUAGE, text_filter
from .moments import MomentFilter, write_moment
from .reading_descriptions import ARTICLE, ARTICLES

CHECKS = FactCheck.objects.live().originals().defer("document", "quote").order_by("id")


def articles() -> QuerySet[PublishedArticle]:
    """Articles about which at least one live fact-check stands, with those."""
    live = FactCheck.objects.live().filter(articles=OuterRef("pk"))
    rows = PublishedArticle.objects.filter(Exists(live))
    return rows.prefetch_related(Prefetch("fact_checks", CHECKS, to_attr="checks"))


def shown(row: Any) -> dict[str, Any]:
    """An article; what is unknown of it is null."""
    document = upgrade(row.data)
    outlet = document["outlet"]
    return {
        "id": row.public_id,
        "object": "article",
        "url": f"{settings.SITE_URL}{row.get_absolute_url()}",
        "title": row.title,
        "kind": document.get("kind", "text"),
        "language": row.language,
        "byline": document["byline"],
        "outlet": outlet and {key: outlet[key] for key in ("name", "kind", "url")},
        "source_url": web(document["url"]) or None,
        "published_on": document["published_on"],
        "fact_checks": [
            {
                "id": check.public_id,
                "url": f"{settings.SITE_URL}{check.get_absolute_url()}",
                "statement": check.statement,
                "rating": check.rating,
                "label": check.label,
                "category": check.category,
            }
            for check in row.checks
        ],
        "first_checked_at": write_moment(row.published_at),
        "updated_at": write_moment(row.updated_at),
    }


class ArticleFilter(django_filters.FilterSet):
    """Articles by language and by when they changed."""

    language = text_filter(
        "language", LANGUAGE, "Give a language tag, such as en or pt-br.", "Language of the article."
    )
    updated_since = MomentFilter(
        field_name="updated_at", lookup_expr="gte", help_text="Changed at this time or later."
    )

    class Meta:
        model = PublishedArticle
        fields: list[str] = []


class PublishedArticles(ListEndpoint):
    """All of them, the newest first."""

    filterset_class = ArticleFilter
    order = ("-published_at", "-id")

    def get_queryset(self) -> QuerySet[PublishedArticle]:
        """Those with something to read."""
        return articles()

    @extend_schema(**ARTICLES)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """List articles."""
        return super().get(request, *args, **kwargs)

    def shown(self, rows: list[PublishedArticle]) -> list[dict[str, Any]]:
        """Each with its fact-checks."""
        return [shown(row) for row in rows]


class ArticleDetail(Endpoint):
    """One article."""

    @extend_schema(**ARTICLE)
    def get(self, request: Request, public_id: str) -> Response:
        """Read one article."""
        row = articles().filter(public_id=public_id).first()
        if row is None:
            raise NotFound
        return Response(shown(row))
