"""Sitemaps (sitemaps.org 0.9, Google's news extension): every page that search engines may know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from factcheck.models.house import PolicyPage
from factcheck.models.published import FactCheck, SitemapPart
from factcheck.models.published.sitemap import SIZE

from .frame import Context
from .pages import PublicPage
from .rows import articles, claimants, topics

RECENT = timedelta(days=2)
MOST_NEWS = 1000
MOST_EACH = 20_000
"""Of articles and of claimants: one sitemap may have 50,000 addresses."""


@dataclass(frozen=True)
class Address:
    """A page and its last public change, where that is known."""

    page: str
    changed_at: datetime | None = None


class Sitemap(PublicPage):
    """A sitemap file. A demonstration has none to show."""

    content_type = "application/xml; charset=utf-8"

    def get_context_data(self, **kwargs: Any) -> Context:
        """What the file lists."""
        if self.imprint.house.demonstration:
            raise Http404
        return super().get_context_data(**kwargs) | self.listed(**kwargs)

    def listed(self, **kwargs: Any) -> Context:
        """The file's own lines."""
        raise NotImplementedError


class SitemapIndex(Sitemap):
    """Which sitemaps there are, and when each last changed: a line for each, however many fact-checks."""

    template_name = "public/sitemap_index.xml"

    def listed(self, **kwargs: Any) -> Context:
        """The parts, the pages around them, and the news."""
        changed = self.imprint.changed_at
        parts = [
            Address(reverse("sitemap-part", args=[part.number]), part.changed_at)
            for part in SitemapPart.objects.order_by("number")
        ]
        around = [Address(reverse("sitemap-pages"), changed)]
        if recent().exists():
            around.append(Address(reverse("sitemap-news"), changed))
        return {"sitemaps": [*around, *parts]}


class SitemapPages(Sitemap):
    """Everything but fact-checks: lists, policies, topics, claimants and articles."""

    template_name = "public/sitemap_urls.xml"

    def listed(self, **kwargs: Any) -> Context:
        """The pages that stand in the menus, then the others, the newest articles first."""
        changed = self.imprint.changed_at
        names = ["home", "fact-checks", "corrections"]
        policies = [slug for slug in PolicyPage.REQUIRED if slug in self.imprint.policies]
        found = [Address(reverse(name), changed) for name in names]
        found += [Address(reverse(slug), self.imprint.policies[slug].updated_at) for slug in policies]
        found += [Address(reverse("topic", args=[topic.slug])) for topic in topics()]
        found += [Address(each.get_absolute_url()) for each in claimants()[:MOST_EACH]]
        found += [Address(page.get_absolute_url(), page.updated_at) for page in articles()[:MOST_EACH]]
        return {"addresses": found}


class SitemapOfFactChecks(Sitemap):
    """The live fact-checks of one range of keys."""

    template_name = "public/sitemap_urls.xml"

    def listed(self, **kwargs: Any) -> Context:
        """At most as many as there are keys in the range."""
        start = kwargs["number"] * SIZE
        if not SitemapPart.objects.filter(number=kwargs["number"]).exists():
            raise Http404
        rows = FactCheck.objects.filter(pk__gte=start, pk__lt=start + SIZE).order_by("pk")
        # Asked for the live ones, a database without statistics reads all that are live instead of the range.
        return {
            "addresses": addresses(row for row in rows.only("slug", "updated_at", "status") if row.is_live)
        }


class SitemapNews(Sitemap):
    """What was first published in the last two days, as news readers of search engines ask for it."""

    template_name = "public/sitemap_news.xml"

    def listed(self, **kwargs: Any) -> Context:
        """The newest, at most a thousand."""
        return {"news": recent().defer("document").order_by("-published_at", "-id")[:MOST_NEWS]}


def recent() -> QuerySet[FactCheck]:
    """First published in the last two days."""
    return FactCheck.objects.live().filter(published_at__gte=timezone.now() - RECENT)


def addresses(rows: Iterable[FactCheck]) -> list[Address]:
    """Their pages with their last public changes."""
    return [Address(row.get_absolute_url(), row.updated_at) for row in rows]
