"""The page of one fact-check, and what belongs to it."""

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
from .pages import PublicPage, absolute
from .refusals import gone
from .rows import on_topics

RELATED = 4


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
            str(self.imprint.house.writes_letters()),
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
    return list(on_topics(topics).exclude(claim_id=fact_check.claim_id)[:RELATED]) if topics else []
