"""Fact-checks of one claimant and of one topic."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from factcheck.models.published import PublishedClaimant

from .frame import Context
from .imprint import way
from .listing import listing, refuse_unknown
from .pages import PublicPage, absolute
from .rows import fact_checks, topics_known


class ClaimantPage(PublicPage):
    """Somebody whose claims we have checked, and what we found."""

    template_name = "public/claimant_detail.html"

    def get_context_data(self, **kwargs: Any) -> Context:
        """One page of the claimant's fact-checks."""
        refuse_unknown(self.request.GET, ())
        claimant = get_object_or_404(PublishedClaimant, slug=kwargs["slug"])
        found = listing(fact_checks().filter(claimant=claimant), by="published_at", query=self.request.GET)
        here = claimant.get_absolute_url()
        return super().get_context_data(**kwargs) | {
            "claimant": claimant,
            "listing": found,
            "feeds_of": here,
            "feeds_named": claimant.name,
            "nodes": [way(self.imprint, (claimant.name, absolute(here)))],
        }


class TopicPage(PublicPage):
    """What we have checked on a topic."""

    template_name = "public/topic_detail.html"

    def get_context_data(self, **kwargs: Any) -> Context:
        """One page of the topic's fact-checks."""
        refuse_unknown(self.request.GET, ())
        topic = get_object_or_404(topics_known(), slug=kwargs["slug"])
        found = listing(fact_checks().filter(topics=topic), by="published_at", query=self.request.GET)
        here = reverse("topic", args=[topic.slug])
        return super().get_context_data(**kwargs) | {
            "topic": topic,
            "listing": found,
            "feeds_of": here,
            "feeds_named": topic.name,
            "nodes": [way(self.imprint, (topic.name, absolute(here)))],
        }
