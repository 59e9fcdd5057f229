"""The list of claims as a table: its columns, the order that an index keeps, and what is looked for in it."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.timesince import timesince

from factcheck.models import Claim, User

from .claim_list import (
    ClaimList,
    RatingFilter,
    SeenForm,
    bulk_actions,
    lead_of,
    rating_chip,
    saying,
    status_chip,
)
from .door import DeskAdmin, on_staff
from .lists import WaitingFilter

WORDS_SOUGHT = 10
"""So many words of a search are looked for; no list needs more to be short."""


class ClaimTable(DeskAdmin):
    """Claims in a list."""

    action_form = SeenForm
    list_display = ["statement", "stands", "rated", "claimant", "found_in", "lead", "changed"]
    list_filter = [WaitingFilter, "status", RatingFilter]
    search_fields = ["statement", "claimant__name", "article__title"]
    ordering = ["-changed_at", "-id"]
    sortable_by = ["changed"]  # the one order that an index keeps

    @admin.display(description="status", ordering="status")
    def stands(self, claim: Claim) -> str:
        """Its status."""
        return status_chip(claim)

    @admin.display(description="rating")
    def rated(self, claim: Claim) -> str:
        """Its rating, for whoever may see it. No ordering: the order would tell what is hidden."""
        return rating_chip(claim)

    @admin.display(description="article", ordering="article__title")
    def found_in(self, claim: Claim) -> str:
        """Where it was found, in a few words."""
        return Truncator(claim.article.title).chars(34) if claim.article else ""

    @admin.display(description="lead")
    def lead(self, claim: Claim) -> User | None:
        """Its lead checker."""
        return lead_of(claim)

    @admin.display(description="changed", ordering="changed_at")
    def changed(self, claim: Claim) -> str:
        """How long ago it was changed."""
        return f"{timesince(claim.changed_at, depth=1)} ago"

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Claim], search_term: str
    ) -> tuple[QuerySet[Claim], bool]:
        """Claims in which each word stands: in what was said, by whom, or in the article's title."""
        words = search_term.split()[:WORDS_SOUGHT]
        return queryset.filter(pk__in=saying(words)) if words else queryset, False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ClaimList]:
        """The list that asks for verdicts page by page."""
        return ClaimList

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """The steps that ask nothing more."""
        return bulk_actions() if on_staff(request.user) else {}
