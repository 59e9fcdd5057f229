"""The rows that lists show: said once, so that no list shows what another hides."""

from django.db.models import QuerySet

from factcheck.models.published import Correction, FactCheck


def fact_checks() -> QuerySet[FactCheck]:
    """Live fact-checks with their claimants, without the documents that only their own pages need."""
    return FactCheck.objects.live().select_related("claimant").defer("document")


def corrections() -> QuerySet[Correction]:
    """Corrections of live fact-checks, newest first. A hidden fact-check's corrections are hidden with it."""
    live = Correction.objects.filter(fact_check__in=FactCheck.objects.live())
    return (
        live.select_related("fact_check", "edition")
        .order_by("-at", "-id")
        .defer("fact_check__document", "edition__document", "edition__content")
    )
