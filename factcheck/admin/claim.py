"""Claims on the desk: the list, the page of one claim, and a page for each verb."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path

from factcheck import rules
from factcheck.models import Claim
from factcheck.workflow import drafts
from factcheck.workflow.claims import WORDS, edit

from .answers import done, not_filled_in, refused, wants_json
from .blindness import may_see_verdict
from .check_page import check_of
from .claim_columns import ClaimTable
from .claim_page import page_of
from .claim_steps import step_page
from .door import DeskForm, on_staff
from .drafts import drafts_view, here_view, room_of
from .explained import preview_view
from .passages import passage_view
from .review import review_page
from .site import desk
from .translations import translation_view, translations_view

ROOM: dict[str, Any] = {
    "drafts/": drafts_view,
    "here/": here_view,
    "preview/": preview_view,
    "passage/<int:evidence_id>/": passage_view,
    "translations/": translations_view,
    "translation/<slug:language>/": translation_view,
}
"""What the pages of a claim ask for beside their verbs. None of it changes the claim."""


def told(request: HttpRequest, answer: Any) -> HttpResponse:
    """The answer to a form of the admin as the desk's scripts are told it."""
    claim = Claim.objects.get(pk=unquote(str(request.resolver_match.kwargs["object_id"])))  # type: ignore[union-attr]
    context = getattr(answer, "context_data", None)
    if context is None:
        list(messages.get_messages(request))  # said in the answer, not on the next page again
        return done("Saved.", version=claim.version)
    form = context["adminform"].form
    refusal = getattr(request, "refusal", None)
    return refused(refusal, form=form, version=claim.version) if refusal else not_filled_in(form)


class ClaimForm(DeskForm):
    """The words of a claim."""

    class Meta:
        widgets = {
            "statement": forms.Textarea(attrs={"rows": 2}),
            "correction_note": forms.Textarea(attrs={"rows": 3}),
        }

    def clean(self) -> dict[str, Any] | None:
        """A claimant is named or unknown, not both."""
        cleaned = super().clean()
        if self.cleaned_data.get("claimant") and self.cleaned_data.get("claimant_unknown"):
            self.add_error("claimant_unknown", "Name the claimant, or tick this: not both.")
        return cleaned


@admin.register(Claim, site=desk)
class ClaimAdmin(ClaimTable):
    """Claims, worded here and moved by the verbs alone."""

    form = ClaimForm
    autocomplete_fields = ["claimant", "reporter", "topics"]
    guarded = ("rating",)
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "statement",
                    ("claimant", "claimant_unknown"),
                    ("reporter", "claimed_on"),
                    ("topics", "language"),
                ]
            },
        ),
        ("Reasons readers see", {"fields": ["independence_reason", "primary_reason", "sides_reason"]}),
        (
            "What the next edition changes",
            {"fields": ["correction_kind", "correction_note"], "classes": ["collapse"]},
        ),
    ]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """What the next edition changes tells of its verdict: not to a reviewer who has yet to rate it."""
        sets = list(super().get_fieldsets(request, obj))
        hidden = obj and not may_see_verdict(request.user, obj) and obj.verdicts.exists()
        return sets[:-1] if hidden else sets

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        """Claims with what the rules ask of them."""
        return Claim.objects.with_desk().defer("submission__content").order_by(*self.ordering)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Claims are marked in an article."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Who may edit the words now. What is sent in is judged by the verb, so that no text is lost."""
        if obj is None or request.method == "POST":
            return on_staff(request.user)
        return rules.may_edit(request.user, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Claims are declined, never deleted."""
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's hook
        """Edit the words that differ, if the claim is still as the person saw it."""
        words = {name: form.cleaned_data[name] for name in form.changed_data if name in (*WORDS, "topics")}
        if words:
            seen = form.cleaned_data["version"]
            edit(Claim(pk=obj.pk), by=request.user, version=seen, **words)  # type: ignore[arg-type]
            drafts.forget(obj, by=request.user, form="edit")  # type: ignore[arg-type]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The page of a claim."""
        claim = self.get_object(request, unquote(object_id))
        page: dict[str, Any] = {}
        if claim:
            page = page_of(claim, request.user) | room_of(claim, request.user)
            page |= check_of(claim, request.user, page)
        answer = super().change_view(request, object_id, form_url, page | (extra_context or {}))
        return told(request, answer) if request.method == "POST" and wants_json(request) else answer

    def get_urls(self) -> list[URLPattern]:
        """A page for each verb."""
        step = path(
            "<int:object_id>/step/<slug:verb>/",
            self.admin_site.admin_view(self.step_view),
            name="factcheck_claim_step",
        )
        review = path(
            "<int:object_id>/review/",
            self.admin_site.admin_view(self.review_view),
            name="factcheck_claim_review",
        )
        return [step, review, *self._room_urls(), *super().get_urls()]

    def _room_urls(self) -> list[URLPattern]:
        """What the scripts of a claim's pages ask: drafts and who else is here."""
        return [
            path(
                f"<int:object_id>/{address}",
                self.admin_site.admin_view(partial(self.room_view, view=view)),
                name=f"factcheck_claim_{address.partition('/')[0]}",
            )
            for address, view in ROOM.items()
        ]

    def room_view(self, request: HttpRequest, object_id: int, *, view: Any, **more: Any) -> HttpResponse:
        """One of them, for staff, about a claim that there is."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        frame = partial(self.admin_site.each_context, request)
        answer: HttpResponse = view(request, get_object_or_404(Claim, pk=object_id), frame=frame, **more)
        return answer

    def review_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """The page on which a reviewer rates, looks and signs."""
        claim = self.get_object(request, str(object_id))
        if not self.has_view_permission(request):
            raise PermissionDenied
        if claim is None:
            messages.error(request, f"There is no claim {object_id}. Look it up in the list.")
            return redirect("admin:factcheck_claim_changelist")
        return review_page(self, request, claim)

    def step_view(self, request: HttpRequest, object_id: int, verb: str) -> HttpResponse:
        """Ask for what a verb needs, and do it. Only a POST does."""
        claim = self.get_object(request, str(object_id))
        if not self.has_view_permission(request):
            raise PermissionDenied
        if claim is None:
            messages.error(request, f"There is no claim {object_id}. Look it up in the list.")
            return redirect("admin:factcheck_claim_changelist")
        return step_page(self, request, claim, verb)
