"""Fact-checks: the list with its filters, and the page of one."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from factcheck.formats import headlines, jsonld
from factcheck.formats.corrections import notes
from factcheck.formats.media_review import media_review
from factcheck.formats.upgrade import upgrade
from factcheck.models.published import FactCheck
from factcheck.models.published.imprint import imprint_columns, read_imprint

from .cards import card_path
from .embeds import HEIGHT, WIDTH
from .frame import Context
from .imprint import publisher, way
from .listing import listing, refuse_unknown
from .pages import PublicPage, absolute
from .refusals import Unanswerable, gone
from .rows import fact_checks, on_topics, topics_known

RELATED = 4
ORDERS = {"": "published_at", "newest": "published_at", "changed": "updated_at"}
FILTERS = ("rating", "topic", "order")


class FactCheckList(PublicPage):
    """Every live fact-check, newest first, by rating and topic."""

    template_name = "public/fact_check_list.html"

    def get_context_data(self, **kwargs: Any) -> Context:
        """One page of the list, with what it can be filtered by."""
        query = self.request.GET
        refuse_unknown(query, FILTERS)
        context = super().get_context_data(**kwargs)
        topics = {topic.slug: topic for topic in topics_known()}
        asked = {name: query.get(name, "") for name in FILTERS}
        rows = fact_checks()
        if asked["rating"]:
            rows = rows.filter(rating=one_of(context["ratings"], asked["rating"], "rating").slug)
        if asked["topic"]:
            rows = rows.filter(topics=one_of(topics, asked["topic"], "topic"))
        by = one_of(ORDERS, asked["order"], "order")
        context |= {"topics": topics.values(), "asked": asked, "filtered": asked["rating"] or asked["topic"]}
        return context | {"listing": listing(rows, by=by, query=query)}


def one_of(choices: dict[str, Any], slug: str, name: str) -> Any:
    """What the slug stands for; an unknown one is refused."""
    if slug not in choices:
        raise Unanswerable(f"We know no {name} called “{slug[:40]}”.")
    return choices[slug]


class OfOneFactCheck(PublicPage):
    """A page that belongs to one fact-check and is gone with it."""

    fact_check: FactCheck

    def begin(self, **kwargs: Any) -> None:
        """The fact-check and the imprint: one query."""
        rows = FactCheck.objects.annotate(**imprint_columns()).select_related("claimant")
        self.fact_check = get_object_or_404(rows, slug=kwargs["slug"])
        self.imprint = read_imprint(self.fact_check)
        self.surrogates = (self.fact_check.public_id,)

    @property
    def language(self) -> str:
        """The fact-check's own."""
        return self.fact_check.language

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, or the notice in its place."""
        if not self.fact_check.is_live:
            return gone(request, self.fact_check, self.imprint)
        return super().get(request, *args, **kwargs)


class FactCheckPage(OfOneFactCheck):
    """A fact-check as it stands: verdict first, then why, then everything behind it."""

    template_name = "public/fact_check_detail.html"
    document: dict[str, Any]
    related: list[FactCheck]

    def made_of(self) -> list[str]:
        """The stored document, the imprint, and the related fact-checks: two queries in all."""
        self.document = upgrade(self.fact_check.data)
        self.related = related(self.fact_check, self.document)
        envelope = self.document["envelope"]
        self.surrogates += tuple(article["id"] for article in envelope["articles"])
        return [
            self.fact_check.document,
            self.imprint.facts,
            *(f"{each.seq} {each.claimant}" for each in self.related),
        ]

    def get_context_data(self, **kwargs: Any) -> Context:
        """All of it comes from the one document; only related fact-checks are looked up."""
        document = self.document
        context = super().get_context_data(**kwargs)
        corrections = notes(document)
        return context | {
            "content": document["content"],
            "envelope": document["envelope"],
            "corrections": corrections,
            "earlier": [note for note in corrections if not note.leads],
            "title": headlines.title(document),
            "description": headlines.description(document),
            "related": self.related,
            "changed_at": self.fact_check.updated_at,
            "nodes": self.nodes(document, context),
            "card": absolute(card_path(self.fact_check)),
            "check": self.fact_check,
            "page": (page := absolute(self.fact_check.get_absolute_url())),
            "oembed": f"{absolute(reverse('oembed'))}?{urlencode({'url': page})}",
            "loader": absolute(reverse("embed-loader")),
            "embed_size": (WIDTH, HEIGHT),
        }

    def nodes(self, document: dict[str, Any], context: Context) -> list[jsonld.Node]:
        """One ClaimReview, a MediaReview where the claim was made in one, and the way here."""
        url, house = absolute(self.fact_check.get_absolute_url()), publisher(context)
        medium = media_review(document, house, url)
        all_of_them = (_("Fact-checks"), absolute(reverse("fact-checks")))
        steps = way(self.imprint, all_of_them, (document["content"]["statement"], url))
        return [jsonld.claim_review(document, house, url), *([medium] if medium else []), steps]


def related(fact_check: FactCheck, document: dict[str, Any]) -> list[FactCheck]:
    """A few other fact-checks on the same topics, newest first."""
    topics = [topic["slug"] for topic in document["content"]["topics"]]
    return list(on_topics(topics).exclude(pk=fact_check.pk)[:RELATED]) if topics else []
