"""Complaints of readers: read first, answered by one person, signed by another."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_POST

from factcheck import rules
from factcheck.models import Complaint, FactCheck
from factcheck.workflow import complaints

from .door import Record
from .numbers import UNSEEN, seen
from .refusals import REFUSALS, KeepsWords, sentences
from .site import desk


class FindingForm(KeepsWords, forms.Form):
    """What should come of it."""

    finding = forms.ChoiceField(choices=Complaint.Finding.choices)
    answer = forms.CharField(
        label="Answer to the reader", widget=forms.Textarea(attrs={"rows": 5}), max_length=5000
    )
    edition = forms.IntegerField(
        label="Edition that corrects it",
        required=False,
        min_value=1,
        help_text="Its number, once it is published.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, error_messages={"required": UNSEEN})


@admin.register(Complaint, site=desk)
class ComplaintAdmin(Record):
    """What readers find wrong, those due first."""

    list_display = ["number", "statement", "received_at", "due_on", "looked_at", "finding", "decided_at"]
    list_filter = [("decided_at", admin.EmptyFieldListFilter), "finding", "received_at"]
    search_fields = ["number", "statement", "words"]
    ordering = ["decided_at", "due_on", "id"]
    fields = [
        ("number", "statement"),
        ("received_at", "due_on"),
        "words",
        "sources",
        ("looked_at", "looked_by"),
        ("finding", "proposed_by"),
        "answer",
        "edition",
        ("decided_at", "decided_by"),
    ]

    def get_urls(self) -> list[URLPattern]:
        """A page for each verb."""
        verbs = {"look": self.look_view, "propose": self.propose_view, "decide": self.decide_view}
        return [
            path(
                f"<int:object_id>/{verb}/",
                self.admin_site.admin_view(require_POST(view)),
                name=f"factcheck_complaint_{verb}",
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
        """The complaint, and what may be done with it."""
        row = self.get_object(request, object_id)
        return super().change_view(request, object_id, form_url, may(request, row) | (extra_context or {}))

    def look_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Say that somebody has read it."""
        return self._sent(request, object_id, complaints.look, "It is noted that you have looked at it.")

    def decide_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Sign what another person proposed."""
        return self._sent(request, object_id, complaints.decide, "Decided. The reader has the answer.")

    def propose_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Propose a finding; what is refused stands in the form."""
        row = get_object_or_404(Complaint, pk=object_id)
        form = FindingForm(request.POST)
        if form.is_valid():
            try:
                complaints.propose(row, by=request.user, **form.cleaned_data)  # type: ignore[arg-type] # only staff
            except REFUSALS as refusal:
                form.refuse(refusal)
            else:
                messages.success(request, "Proposed. Another person signs it.")
                return redirect("admin:factcheck_complaint_change", object_id)
        context = {
            **self.admin_site.each_context(request),
            "title": str(row),
            "opts": self.opts,
            "complaint": row,
            "form": form,
        }
        return TemplateResponse(request, "admin/factcheck/complaint/propose.html", context)

    def _sent(
        self, request: HttpRequest, object_id: int, verb: Callable[..., Any], said: str
    ) -> HttpResponse:
        row = get_object_or_404(Complaint, pk=object_id)
        try:
            verb(row, by=request.user, version=seen(request))
            messages.success(request, said)
        except REFUSALS as refusal:
            messages.error(request, " ".join(sentences(refusal)))
        return redirect("admin:factcheck_complaint_change", object_id)


def may(request: HttpRequest, row: Any) -> dict[str, Any]:
    """What this person may do with a complaint now, and the form of a finding."""
    if row is None or row.decided_at is not None or not rules.has(request.user, "edit"):
        return {"complaint": row}
    kept = {name: getattr(row, name) for name in ("finding", "answer", "edition", "version")}
    about = FactCheck.objects.filter(pk=row.fact_check_id or 0).only("claim_id").first()
    return {
        "complaint": row,
        "claim_id": about.claim_id if about else None,
        "may_look": row.looked_at is None,
        "may_sign": bool(row.finding) and row.proposed_by_id != request.user.pk,
        "overdue": row.looked_at is None and row.due_on < timezone.localdate(),
        "finding_form": FindingForm(initial=kept),
    }
