"""Tips of readers: most asked for first; taken in as an article, or closed for a reason."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from factcheck import rules
from factcheck.models import Tip
from factcheck.workflow import tips

from .door import Record
from .refusals import REFUSALS, sentences
from .site import desk


@admin.register(Tip, site=desk)
class TipAdmin(Record):
    """What readers ask us to check."""

    list_display = ["__str__", "asked", "speaker", "received_at", "closing"]
    list_filter = [("closed_at", admin.EmptyFieldListFilter), "closing", "received_at"]
    search_fields = ["words", "url", "speaker"]
    ordering = ["closed_at", "-asked", "-id"]
    fields = [
        "words",
        ("url", "speaker"),
        ("received_at", "asked", "same_as"),
        ("closing", "article"),
        ("closed_at", "closed_by"),
    ]

    def get_urls(self) -> list[URLPattern]:
        """A page for each verb."""
        verbs = {"take": self.take_view, "close": self.close_view}
        return [
            path(
                f"<int:object_id>/{verb}/",
                self.admin_site.admin_view(require_POST(view)),
                name=f"factcheck_tip_{verb}",
            )
            for verb, view in verbs.items()
        ] + super().get_urls()

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The tip, and what may be done with it."""
        row = self.get_object(request, object_id)
        waits = row is not None and row.closed_at is None and rules.has(request.user, "split")
        facts = {"tip": row, "waits": waits, **(extra_context or {})}
        return super().change_view(request, object_id, form_url, facts)

    def take_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Take it in, and lead to the page where it is split."""
        row = get_object_or_404(Tip, pk=object_id)
        try:
            article = tips.take_in(row, by=request.user)  # type: ignore[arg-type] # only staff come here
        except REFUSALS as refusal:
            messages.error(request, " ".join(sentences(refusal)))
            return redirect("admin:factcheck_tip_change", object_id)
        messages.success(request, "Taken onto the desk: find the claims in it.")
        return redirect("admin:factcheck_article_split", article.pk)

    def close_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Close it for a reason."""
        row = get_object_or_404(Tip, pk=object_id)
        try:
            tips.close(row, by=request.user, closing=request.POST.get("closing", ""))  # type: ignore[arg-type]
            messages.success(request, "Closed, with all tips that say the same.")
        except REFUSALS as refusal:
            messages.error(request, " ".join(sentences(refusal)))
        return redirect("admin:factcheck_tip_change", object_id)
