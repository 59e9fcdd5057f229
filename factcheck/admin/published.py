"""What readers see, read-only: `workflow.publishing` alone writes it."""

from django.contrib import admin

from factcheck.models import Change, Correction, Edition, FactCheck, PublishedArticle, PublishedClaimant

from .door import Record
from .site import desk


@admin.register(FactCheck, site=desk)
class FactCheckAdmin(Record):
    """Fact-checks as readers see them now."""

    list_display = ["statement", "label", "status", "number", "claimant", "updated_at"]
    list_filter = ["status", "category", "updated_at"]
    list_select_related = ["claimant"]
    search_fields = ["statement", "slug", "public_id"]
    ordering = ["-updated_at", "-id"]


@admin.register(Edition, site=desk)
class EditionAdmin(Record):
    """Every edition there was."""

    list_display = ["fact_check", "number", "minor", "published_at", "digest"]
    list_filter = ["minor", "published_at"]
    list_select_related = ["fact_check"]
    search_fields = ["fact_check__statement", "public_id", "digest"]
    ordering = ["-published_at", "-id"]


@admin.register(Correction, site=desk)
class CorrectionAdmin(Record):
    """Public notes on why an edition replaced another."""

    list_display = ["fact_check", "kind", "verdict_changed", "at"]
    list_filter = ["kind", "verdict_changed", "at"]
    list_select_related = ["fact_check"]
    search_fields = ["fact_check__statement", "note"]
    ordering = ["-at", "-id"]


@admin.register(Change, site=desk)
class ChangeAdmin(Record):
    """What partners were told, without a gap."""

    list_display = ["seq", "fact_check", "kind", "edition_number", "at"]
    list_filter = ["kind", "at"]
    list_select_related = ["fact_check"]
    search_fields = ["fact_check__statement"]
    ordering = ["-seq", "-id"]


@admin.register(PublishedArticle, site=desk)
class PublishedArticleAdmin(Record):
    """Article pages."""

    list_display = ["title", "slug", "published_at", "updated_at"]
    list_filter = ["published_at"]
    search_fields = ["title", "slug"]
    ordering = ["-published_at", "-id"]


@admin.register(PublishedClaimant, site=desk)
class PublishedClaimantAdmin(Record):
    """Those whose claims were checked in public."""

    list_display = ["name", "kind", "slug"]
    list_filter = ["kind"]
    search_fields = ["name", "slug"]
    ordering = ["name", "id"]
