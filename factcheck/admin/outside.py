"""What other houses have checked: read by all of the desk, brought in by editors and administrators."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from factcheck.models import OutsideCheck
from factcheck.workflow import outside

from .door import Record
from .refusals import REFUSALS, KeepsWords
from .site import desk

LARGEST = 10 * 1024 * 1024
TOO_LARGE = "The file is larger than 10 MB. Use the command manage.py import_claimreview on the server."


class ImportForm(KeepsWords, forms.Form):
    """A file of ClaimReview."""

    file = forms.FileField(
        help_text="Lines of JSON (NDJSON), a DataFeed, or a saved page with JSON-LD, up to 10 MB."
    )
    publisher = forms.CharField(
        required=False, max_length=200, help_text="Who published what does not say so itself."
    )

    def clean_file(self) -> Any:
        """Refuse what takes longer than a browser waits."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(TOO_LARGE)
        return file


@admin.register(OutsideCheck, site=desk)
class OutsideCheckAdmin(Record):
    """Fact-checks of other houses, as they were imported."""

    list_display = ["statement", "rating", "publisher", "claimant", "language", "reviewed_on", "imported_at"]
    list_filter = ["language", "imported_at"]
    search_fields = ["statement", "publisher", "claimant", "url"]
    ordering = ["-id"]
    fields = [
        "statement",
        ("rating", "value", "best", "worst"),
        ("publisher", "publisher_url"),
        "url",
        ("claimant", "language"),
        ("reviewed_on", "imported_at"),
        "raw",
    ]

    def get_urls(self) -> list[URLPattern]:
        """And the page that takes a file."""
        view = self.admin_site.admin_view(self.import_view)
        return [path("import/", view, name="factcheck_outsidecheck_import"), *super().get_urls()]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list, and the way to import for those who may."""
        may = {"may_import": outside.may_import(request.user)}
        return super().changelist_view(request, may | (extra_context or {}))

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """Take a file in, and say what became of each line that was not."""
        if not outside.may_import(request.user):
            raise PermissionDenied
        form = ImportForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
        report = None
        if form.is_valid():
            file = form.cleaned_data["file"]
            facts = {"publisher": form.cleaned_data["publisher"], "name": file.name}
            try:
                report = outside.import_reviews(file, by=request.user, **facts)  # type: ignore[arg-type]
            except REFUSALS as refusal:
                form.refuse(refusal)
        context = {
            **self.admin_site.each_context(request),
            "title": "Import what others have checked",
            "opts": self.opts,
            "form": form,
            "report": report,
        }
        return TemplateResponse(request, "admin/factcheck/outsidecheck/import.html", context)
