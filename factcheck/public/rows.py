"""The rows that lists show: said once, so that no list shows what another hides.

Each asks whether a live fact-check exists for the row in hand, so that the newest few cost the same in a
house of ten fact-checks and of a million.
"""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from factcheck.models.house import Topic
from factcheck.models.published import Correction, FactCheck, PublishedArticle, PublishedClaimant


def fact_checks() -> QuerySet[FactCheck]:
    """Live fact-checks with their claimants, without the documents that only their own pages need."""
    return _rows(FactCheck.objects.live())


def originals() -> QuerySet[FactCheck]:
    """The same without translations: what is listed where nobody asks for a language."""
    return _rows(FactCheck.objects.live().originals())


def _rows(found: QuerySet[FactCheck]) -> QuerySet[FactCheck]:
    return found.select_related("claimant").defer("document")


def withdrawn() -> QuerySet[FactCheck]:
    """What we have withdrawn, newest first. What is only under review is not listed."""
    return FactCheck.objects.withdrawn().originals().defer("document")


def on_topics(slugs: Collection[str]) -> QuerySet[FactCheck]:
    """Live fact-checks on any of these topics, newest first."""
    tied = Topic.objects.filter(fact_checks=OuterRef("pk"), slug__in=slugs)
    return originals().filter(Exists(tied)).order_by("-published_at", "-id")


def topics() -> QuerySet[Topic]:
    """Topics with something to read, by name."""
    live = FactCheck.objects.live().filter(topics=OuterRef("pk"))
    return Topic.objects.filter(Exists(live)).order_by("name", "id")


def topics_known() -> QuerySet[Topic]:
    """Topics that were ever public, by name. The others are the desk's: they tell what it looks into."""
    public = FactCheck.objects.filter(topics=OuterRef("pk"))
    return Topic.objects.filter(Exists(public)).order_by("name", "id")


def articles() -> QuerySet[PublishedArticle]:
    """Articles in which at least one live fact-check is marked, newest first."""
    live = FactCheck.objects.live().filter(articles=OuterRef("pk"))
    return PublishedArticle.objects.filter(Exists(live)).order_by("-published_at", "-id").defer("document")


def claimants() -> QuerySet[PublishedClaimant]:
    """Claimants of whom at least one live fact-check stands, by name."""
    live = FactCheck.objects.live().filter(claimant=OuterRef("pk"))
    return PublishedClaimant.objects.filter(Exists(live)).order_by("name", "id")


def corrections() -> QuerySet[Correction]:
    """Corrections of live fact-checks, newest first. A hidden fact-check's corrections are hidden with it.

    Those of translations stand on their own pages.

    `became` is the label that its verdict had until the verdict changed again; None while it did not.
    """
    live = FactCheck.objects.live().originals().filter(pk=OuterRef("fact_check_id"))
    later = Correction.objects.filter(
        fact_check=OuterRef("fact_check_id"),
        verdict_changed=True,
        edition__number__gt=OuterRef("edition__number"),
    ).order_by("edition__number")
    became = Subquery(later.values("previous_label")[:1])
    found = (
        Correction.objects.filter(Exists(live))
        .select_related("fact_check", "edition")
        .annotate(became=became)
    )
    return found.order_by("-at", "-id").defer("fact_check__document", "edition__document", "edition__content")
