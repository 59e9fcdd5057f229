"""Feeds: what was published, changed and withdrawn; all, of a topic, of a claimant, and corrections."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date
from django.utils.translation import gettext as _

from factcheck.formats import feeds
from factcheck.formats.feeds import Entry
from factcheck.models.house import Topic
from factcheck.models.published import Correction, FactCheck, PublishedClaimant
from factcheck.search import facet
from factcheck.search.listed import listed

from .listing import refuse_unknown
from .pages import PublicPage, absolute
from .rows import corrections, topics_known
from .tags import kind_of_correction

LENGTH = 50
WALKED = 1000
"""So many of the last public changes are looked through for those of one topic or claimant."""
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
KEPT = timedelta(days=30)
"""So long a withdrawn fact-check stays in the feeds, to say that it is withdrawn."""
Kind = tuple[str, Callable[[feeds.Feed], bytes]]
KINDS: dict[str, Kind] = {
    "atom.xml": ("application/atom+xml; charset=utf-8", feeds.atom),
    "rss.xml": ("application/rss+xml; charset=utf-8", feeds.rss),
    "feed.json": ("application/feed+json", feeds.json_feed),
}


class Feed(PublicPage):
    """All fact-checks, last public change first, in the format that the address names."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The feed: one question besides those that its subject asks."""
        refuse_unknown(request.GET, (), paged=False)
        content_type, write = KINDS[kwargs["format"]]
        title, page = self.subject(**kwargs)
        entries = list(self.entries())
        feed = feeds.Feed(
            title=title,
            page=absolute(page),
            address=absolute(request.path),
            language=self.language,
            house=self.imprint.house.name,
            changed_at=self.imprint.changed_at or NEVER,
            entries=entries,
        )
        response = HttpResponse(write(feed), content_type=content_type)
        if entries:
            response["Last-Modified"] = http_date(max(entry.updated_at for entry in entries).timestamp())
        return response

    def subject(self, **kwargs: Any) -> tuple[str, str]:
        """The title of the feed and the path of the page that it follows."""
        return self.imprint.house.name, reverse("home")

    def rows(self) -> QuerySet[FactCheck]:
        """The fact-checks that it is about."""
        return FactCheck.objects.originals()

    def entries(self) -> Iterable[Entry]:
        """Live ones, those under review, and those withdrawn in the last days."""
        shown = ~Q(status=FactCheck.Status.WITHDRAWN) | Q(withdrawn_at__gte=timezone.now() - KEPT)
        changed = Correction.objects.filter(fact_check=OuterRef("pk"), verdict_changed=True)
        rows = self.rows().filter(shown, number__gte=1).annotate(turned=Exists(changed)).defer("document")
        return map(entry, rows.order_by("-updated_at", "-id")[:LENGTH])


class FeedOfSome(Feed):
    """
    The feed of a part: its newest, and whatever of it is among the last public changes.

    Both are bounded. Sorting all of a part by its changes would take longer with each fact-check in it.
    """

    def rows(self) -> QuerySet[FactCheck]:
        """At most so many as are listed and walked."""
        newest = listed([frozenset({self.facet()})], limit=LENGTH).keys
        belongs = Exists(self.part().filter(pk=OuterRef("pk")))
        last = FactCheck.objects.originals().order_by("-updated_at", "-id").annotate(belongs=belongs)
        changed = [key for key, ours in last.values_list("pk", "belongs")[:WALKED] if ours]
        return FactCheck.objects.filter(pk__in={*newest, *changed})

    def facet(self) -> str:
        """By what the index of terms knows the part."""
        raise NotImplementedError

    def part(self) -> QuerySet[FactCheck]:
        """All of the part."""
        raise NotImplementedError


class TopicFeed(FeedOfSome):
    """What we check on a topic."""

    topic: Topic

    def subject(self, **kwargs: Any) -> tuple[str, str]:
        """The topic."""
        self.topic = get_object_or_404(topics_known(), slug=kwargs["slug"])
        return f"{self.topic.name} · {self.imprint.house.name}", reverse("topic", args=[self.topic.slug])

    def facet(self) -> str:
        """The topic's."""
        return facet("topic", self.topic.pk)

    def part(self) -> QuerySet[FactCheck]:
        """Those on the topic."""
        return FactCheck.objects.filter(topics=self.topic)


class ClaimantFeed(FeedOfSome):
    """What somebody said, checked."""

    claimant: PublishedClaimant

    def subject(self, **kwargs: Any) -> tuple[str, str]:
        """The claimant."""
        self.claimant = get_object_or_404(PublishedClaimant, slug=kwargs["slug"])
        return f"{self.claimant.name} · {self.imprint.house.name}", self.claimant.get_absolute_url()

    def facet(self) -> str:
        """The claimant's."""
        return facet("claimant", self.claimant.pk)

    def part(self) -> QuerySet[FactCheck]:
        """Those of the claimant."""
        return FactCheck.objects.filter(claimant=self.claimant)


class CorrectionFeed(Feed):
    """What we corrected, newest first."""

    def subject(self, **kwargs: Any) -> tuple[str, str]:
        """The corrections page."""
        return _("Corrections") + f" · {self.imprint.house.name}", reverse("corrections")

    def entries(self) -> Iterable[Entry]:
        """Each correction of a live fact-check."""
        return map(correction, corrections()[:LENGTH])


def entry(check: FactCheck) -> Entry:
    """A fact-check as a line of a feed: the same id for ever, whatever becomes of it."""
    return Entry(
        id=feeds.tag(absolute(""), check.published_at, check.public_id),
        url=absolute(check.get_absolute_url()),
        title=headline(check),
        summary=check.summary or check.notice or _("We are looking at this fact-check again."),
        language=check.language,
        published_at=check.published_at,
        updated_at=check.updated_at,
        facts=_facts(check),
    )


def headline(check: FactCheck) -> str:
    """Rating and statement; or that it changed, was withdrawn, or is under review."""
    if check.status == FactCheck.Status.SUSPENDED:
        return _("Under review")
    if check.status == FactCheck.Status.WITHDRAWN:
        return _("Withdrawn: {statement}").format(statement=check.statement)
    said = f"{check.label}: {check.statement}"
    return _("Changed to {verdict}").format(verdict=said) if getattr(check, "turned", False) else said


def correction(note: Correction) -> Entry:
    """A correction as a line of a feed."""
    check = note.fact_check
    kind = kind_of_correction(note.kind)
    return Entry(
        id=feeds.tag(absolute(""), note.at, note.public_id),
        url=f"{absolute(reverse('editions', args=[check.slug]))}#edition-{note.edition.number}",
        title=f"{kind}: {check.statement}",
        summary=note.note or _("The words of this note were removed by law."),
        language=check.language,
        published_at=note.at,
        updated_at=note.at,
        facts=_facts(check),
    )


def _facts(check: FactCheck) -> dict[str, Any]:
    live = check.is_live
    return {
        "about": absolute("/api/docs/"),
        "id": check.public_id,
        "claim": check.statement if check.status != FactCheck.Status.SUSPENDED else None,
        "rating": check.rating if live else None,
        "status": check.status,
    }
