"""Keys of partners: made, replaced and revoked by administrators; a secret is shown once and never again."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from factcheck.models import PartnerKey, Push, Scope, User
from factcheck.models.house.people import DESK
from factcheck.workflow import partners
from factcheck.workflow.schedule import desk as the_desk

from .door import DeskAdmin, Record
from .refusals import REFUSALS, KeepsWords, sentences
from .site import desk


class KeyForm(KeepsWords, forms.Form):
    """Who gets a key, and what it opens."""

    partner = forms.CharField(max_length=120, help_text="Who holds it, such as the name of their newsroom.")
    scopes = forms.MultipleChoiceField(
        label="What it opens",
        choices=[(scope.value, scope.label) for scope in Scope],
        initial=[Scope.INTAKE],
        widget=forms.CheckboxSelectMultiple,
    )
    acts_as = forms.ModelChoiceField(
        label="Acts in the name of",
        queryset=User.objects.filter(is_active=True).exclude(username=DESK),
        required=False,
        empty_label="The desk",
        help_text="The log says so, and names the key.",
    )
    expires_on = forms.DateField(
        label="Ends after",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Empty: when it is revoked.",
    )

    def words(self) -> dict[str, Any]:
        """What the verb asks for."""
        last = self.cleaned_data["expires_on"]
        return {
            "partner": self.cleaned_data["partner"],
            "scopes": self.cleaned_data["scopes"],
            "acts_as": self.cleaned_data["acts_as"] or the_desk(),
            "expires_at": timezone.make_aware(datetime.combine(last, time.max)) if last else None,
        }


@admin.register(PartnerKey, site=desk)
class PartnerKeyAdmin(DeskAdmin):
    """Who may use what of the API."""

    list_display = [
        "partner",
        "prefix",
        "opens",
        "acts_as",
        "made_at",
        "expires_at",
        "revoked_at",
        "last_used_at",
    ]
    list_filter = [("revoked_at", admin.EmptyFieldListFilter), "last_used_at"]
    list_select_related = ["acts_as"]
    search_fields = ["partner", "prefix"]
    ordering = ["partner", "-id"]
    fields = [
        ("partner", "prefix"),
        ("opens", "acts_as"),
        ("made_by", "made_at"),
        ("expires_at", "revoked_at"),
        "last_used_at",
    ]
    readonly_fields = ["opens"]
    guarded = ("sha256",)

    @admin.display(description="opens")
    def opens(self, key: PartnerKey) -> str:
        """What it opens, in words."""
        return ", ".join(str(Scope(scope).label) for scope in key.scopes)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A key is never changed: it is replaced or revoked."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What a key did stays on record, and so does the key."""
        return False

    def get_urls(self) -> list[URLPattern]:
        """A page for each verb."""
        return [
            path(
                f"<int:object_id>/{verb}/",
                self.admin_site.admin_view(require_POST(view)),
                name=f"factcheck_partnerkey_{verb}",
            )
            for verb, view in (("rotate", self.rotate_view), ("revoke", self.revoke_view))
        ] + super().get_urls()

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The key, and what may be done with it."""
        key = self.get_object(request, object_id)
        open_now = key is not None and key.is_live(timezone.now())
        may = {"key": key, "may_end": open_now and self.keeps(request.user)}
        return super().change_view(request, object_id, form_url, may | (extra_context or {}))

    @sensitive_variables("made")
    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Ask for what a key needs, make it, and show its secret."""
        if not self.keeps(request.user):
            raise PermissionDenied
        form = KeyForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                made = partners.make_key(by=request.user, **form.words())  # type: ignore[arg-type]
            except REFUSALS as refusal:
                form.refuse(refusal)
            else:
                return self._shown_once(request, made)
        context = {
            **self.admin_site.each_context(request),
            "title": "Make a key",
            "opts": self.opts,
            "form": form,
        }
        return TemplateResponse(request, "admin/factcheck/partnerkey/make.html", context)

    @sensitive_variables("made")
    def rotate_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """A second key like this one."""
        key = get_object_or_404(PartnerKey, pk=object_id)
        try:
            made = partners.rotate_key(key, by=request.user)  # type: ignore[arg-type] # only staff come here
        except REFUSALS as refusal:
            messages.error(request, " ".join(sentences(refusal)))
            return redirect("admin:factcheck_partnerkey_change", object_id)
        return self._shown_once(request, made, replaces=key)

    def revoke_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Close it at once."""
        key = get_object_or_404(PartnerKey, pk=object_id)
        try:
            partners.revoke_key(key, by=request.user)  # type: ignore[arg-type] # only staff come here
            messages.success(request, f"The key {key.prefix}… of {key.partner} opens nothing any more.")
        except REFUSALS as refusal:
            messages.error(request, " ".join(sentences(refusal)))
        return redirect("admin:factcheck_partnerkey_change", object_id)

    @sensitive_variables("made")
    def _shown_once(
        self, request: HttpRequest, made: partners.Made, replaces: PartnerKey | None = None
    ) -> HttpResponse:
        """The secret, in this one answer: no page of the desk is kept by a browser or on the way."""
        context = {
            **self.admin_site.each_context(request),
            "title": f"The key of {made.key.partner}",
            "opts": self.opts,
            "key": made.key,
            "secret": made.secret,
            "replaces": replaces,
        }
        return TemplateResponse(request, "admin/factcheck/partnerkey/secret.html", context)


@admin.register(Push, site=desk)
class PushAdmin(Record):
    """What partners sent in during the last two days."""

    list_display = ["idempotency_key", "key", "article_id", "new", "at"]
    list_filter = ["new", "at"]
    list_select_related = ["key"]
    search_fields = ["idempotency_key", "key__partner"]
    ordering = ["-id"]
    fields = ["key", "idempotency_key", "article_id", "new", "at"]
