"""Comments on submissions, preview links and shares under embargo, on record."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from factcheck.models import Comment, Embargo, PreviewLink

from .door import Record
from .site import desk


@admin.register(Comment, site=desk)
class CommentAdmin(Record):
    """What was said of parts of submissions; what may tell a verdict is hidden with it."""

    list_display = ["__str__", "submission", "user", "said_at"]
    list_filter = ["part", "said_at"]
    list_select_related = ["submission__claim", "user"]
    search_fields = ["words", "submission__claim__statement", "user__username"]
    ordering = ["-id"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Only what this person may read."""
        return super().get_queryset(request).visible_to(request.user)  # type: ignore[attr-defined,no-any-return]


@admin.register(PreviewLink, site=desk)
class PreviewLinkAdmin(Record):
    """Who showed which submission to people outside, and until when."""

    list_display = ["submission", "made_by", "expires_at", "opened_at", "revoked_at"]
    list_filter = ["expires_at", ("revoked_at", admin.EmptyFieldListFilter)]
    list_select_related = ["submission__claim", "made_by"]
    search_fields = ["submission__claim__statement", "made_by__username"]
    ordering = ["-id"]


@admin.register(Embargo, site=desk)
class EmbargoAdmin(Record):
    """Which partner read what before readers did, and since when."""

    list_display = ["submission", "partner", "made_by", "made_at", "first_read_at", "revoked_at"]
    list_filter = ["made_at", ("revoked_at", admin.EmptyFieldListFilter)]
    list_select_related = ["submission__claim", "made_by"]
    search_fields = ["submission__claim__statement", "partner"]
    ordering = ["-id"]
