"""Erasures that the law asks for: one administrator asks and says why, another carries it out."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from factcheck import rules
from factcheck.models import Redaction
from factcheck.workflow.redaction import redact, request_redaction, thing_of

from .door import DeskAdmin, DeskForm
from .refusals import REFUSALS, sentences
from .site import desk

SUBJECTS = (
    "articletext:3, appearance:7, capture:5, submission:12, review:8, event:40, edition:2 or correction:1"
)


class ErasureForm(DeskForm):
    """What is to be erased, and on what legal basis."""

    class Meta:
        widgets = {"legal_basis": forms.Textarea(attrs={"rows": 2})}
        help_texts = {
            "subject": f"Kind and number, as the log names it: {SUBJECTS}.",
            "legal_basis": "In a sentence. It stays on record; do not repeat what is to be erased.",
        }


@admin.register(Redaction, site=desk)
class ErasureAdmin(DeskAdmin):
    """Requests, and what became of them. Everybody on the desk may know that something was erased."""

    form = ErasureForm
    list_display = ["subject", "legal_basis", "requested_by", "approved_by", "approved_at"]
    list_filter = ["requested_at"]
    list_select_related = ["requested_by", "approved_by"]
    search_fields = ["subject", "legal_basis"]
    ordering = ["-id"]
    fields = ["subject", "legal_basis", "requested_by", "requested_at", "approved_by", "approved_at"]
    change_form_template = "admin/factcheck/redaction/change_form.html"

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Who asks says what and why; the rest is recorded."""
        return self.fields if obj else ["subject", "legal_basis"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Administrators ask."""
        return rules.has(request.user, "administer")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A request stays as it was made."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A request stays on record."""
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's hook
        """Ask for it."""
        words = form.cleaned_data
        asked = request_redaction(
            thing_of(words["subject"].strip()),
            by=request.user,  # type: ignore[arg-type] # only staff come here
            legal_basis=words["legal_basis"],
        )
        obj.pk = asked.pk

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The request, with the button that carries it out for whoever may press it."""
        asked: Any = self.get_object(request, unquote(object_id))
        may = asked and rules.has(request.user, "administer") and asked.approved_by_id is None
        page = {"open": may, "mine": bool(asked) and asked.requested_by_id == request.user.pk}
        return super().change_view(request, object_id, form_url, page | (extra_context or {}))

    def get_urls(self) -> list[URLPattern]:
        """The page's own, and the address that carries a request out."""
        carry_out = path(
            "<int:object_id>/carry-out/",
            self.admin_site.admin_view(self.carry_out_view),
            name="factcheck_redaction_carry_out",
        )
        return [carry_out, *super().get_urls()]

    def carry_out_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Erase the words. Only a POST does."""
        asked: Any = self.get_object(request, str(object_id))
        if asked is None:
            messages.error(request, f"There is no request {object_id}. Look it up in the list.")
            return redirect("admin:factcheck_redaction_changelist")
        if request.method == "POST":
            try:
                redact(asked, by=request.user)  # type: ignore[arg-type] # only staff come here
                messages.success(request, f"The words of {asked.subject} are erased; their digest stays.")
            except REFUSALS as refusal:
                messages.error(request, " ".join(sentences(refusal)))
        return redirect("admin:factcheck_redaction_change", asked.pk)
