"""Fact-checks of one claimant and of one topic."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from factcheck.models.published import PublishedClaimant

from .frame import Context
from .imprint import way
from .pages import absolute
from .rows import topics_known
from .search import OfMany


class ClaimantPage(OfMany):
    """Somebody whose claims we have checked, and what we found."""

    template_name = "public/claimant_detail.html"

    def get_context_data(self, **kwargs: Any) -> Context:
        """One page of the claimant's fact-checks."""
        claimant = get_object_or_404(PublishedClaimant, slug=kwargs["slug"])
        here = claimant.get_absolute_url()
        return {
            **super().get_context_data(**kwargs),
            **self.listed("claimant", claimant.pk),
            "claimant": claimant,
            "feeds_of": here,
            "feeds_named": claimant.name,
            "nodes": [way(self.imprint, (claimant.name, absolute(here)))],
        }


class TopicPage(OfMany):
    """What we have checked on a topic."""

    template_name = "public/topic_detail.html"

    def get_context_data(self, **kwargs: Any) -> Context:
        """One page of the topic's fact-checks."""
        topic = get_object_or_404(topics_known(), slug=kwargs["slug"])
        here = reverse("topic", args=[topic.slug])
        return {
            **super().get_context_data(**kwargs),
            **self.listed("topic", topic.pk),
            "topic": topic,
            "feeds_of": here,
            "feeds_named": topic.name,
            "nodes": [way(self.imprint, (topic.name, absolute(here)))],
        }
