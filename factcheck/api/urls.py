"""Every address under /api/. A path is a promise: add, never rename."""

from django.urls import path, re_path, register_converter
from django.urls.converters import StringConverter

from . import (
    articles,
    changes,
    corrections,
    documentation,
    editions,
    embargoed,
    endpoints,
    exports,
    fact_checks,
    guide,
    lookup,
    match,
    me,
    published_articles,
    ratings,
    webhook_deliveries,
    webhooks,
)


class FactCheckId(StringConverter):
    """An id as we write it; whatever else stands there is an address that does not exist."""

    regex = "fc_[0-9a-z]{16}"


class ArticleId(StringConverter):
    """The same for articles."""

    regex = "ar_[0-9a-z]{16}"


class WebhookId(StringConverter):
    """The same for endpoints of webhooks."""

    regex = "we_[0-9a-z]{16}"


class MessageId(StringConverter):
    """The same for their messages."""

    regex = "msg_[0-9a-z]{16}"


class ShareId(StringConverter):
    """The same for what is shared under embargo."""

    regex = "em_[0-9a-z]{16}"


register_converter(ShareId, "share_id")
register_converter(WebhookId, "webhook_id")
register_converter(MessageId, "message_id")
register_converter(FactCheckId, "fact_check_id")
register_converter(ArticleId, "article_id")

WEBHOOK = "v1/webhook-endpoints/<webhook_id:public_id>"

urlpatterns = [
    path("v1/fact-checks", fact_checks.FactCheckList.as_view(), name="api-fact-checks"),
    path("v1/fact-checks/lookup", lookup.Lookup.as_view(), name="api-lookup"),
    path(
        "v1/fact-checks/<fact_check_id:public_id>",
        fact_checks.FactCheckDetail.as_view(),
        name="api-fact-check",
    ),
    path(
        "v1/fact-checks/<fact_check_id:public_id>/editions",
        editions.EditionList.as_view(),
        name="api-editions",
    ),
    path("v1/ratings", ratings.RatingList.as_view(), name="api-ratings"),
    path("v1/corrections", corrections.CorrectionList.as_view(), name="api-corrections"),
    path("v1/changes", changes.ChangeList.as_view(), name="api-changes"),
    path("v1/articles", articles.Articles.as_view(), name="api-articles"),
    path(
        "v1/articles/<article_id:public_id>", published_articles.ArticleDetail.as_view(), name="api-article"
    ),
    path("v1/match", match.Matcher.as_view(), name="api-match"),
    path("v1/me", me.Me.as_view(), name="api-me"),
    path("v1/exports", exports.Exports.as_view(), name="api-exports"),
    path("v1/embargoed", embargoed.EmbargoedList.as_view(), name="api-embargoed-list"),
    path("v1/embargoed/<share_id:public_id>", embargoed.EmbargoedDetail.as_view(), name="api-embargoed"),
    path("v1/webhook-endpoints", webhooks.WebhookList.as_view(), name="api-webhooks"),
    path(WEBHOOK, webhooks.Webhook.as_view(), name="api-webhook"),
    path(f"{WEBHOOK}/enable", webhooks.WebhookEnabling.as_view(), name="api-webhook-enable"),
    path(f"{WEBHOOK}/rotate-secret", webhooks.WebhookSecret.as_view(), name="api-webhook-secret"),
    path(f"{WEBHOOK}/test", webhook_deliveries.WebhookTest.as_view(), name="api-webhook-test"),
    path(f"{WEBHOOK}/deliveries", webhook_deliveries.DeliveryList.as_view(), name="api-deliveries"),
    path(
        f"{WEBHOOK}/deliveries/<message_id:delivery_id>/redeliver",
        webhook_deliveries.Redelivery.as_view(),
        name="api-redeliver",
    ),
    path("openapi.json", documentation.OpenApi.as_view(), name="api-openapi"),
    path("docs/", documentation.Docs.as_view(), name="api-docs"),
    path("guide/", guide.guide, name="api-guide"),
    path("guide/<str:name>", guide.example, name="api-example"),
    path("problems/<slug:slug>", documentation.problem, name="api-problem"),
    re_path("", endpoints.Nowhere.as_view()),
]
