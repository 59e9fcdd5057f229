"""Words that a revision displaced: the old ones beside the new ones, and the ways to settle it."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from factcheck.models import Article, Claim, Displacement
from factcheck.text.diff import Change, word_diff
from factcheck.workflow import second_look

from .answers import done, not_filled_in, refused, wants_json
from .refusals import REFUSALS, KeepsWords

SHOWN = 50


@dataclass(frozen=True)
class Displaced:
    """One displaced place, with the way from the old words to those that stand there now."""

    row: Displacement
    pieces: list[Change]

    @property
    def found(self) -> bool:
        """Whether there are new words to agree to."""
        return self.row.match == Displacement.Match.CHANGED


def displaced_in(article: Article) -> list[Displaced]:
    """What waits for a second look in an article, longest first. For `article/_displaced.html`."""
    return [_shown(row) for row in Displacement.objects.waiting().of(article).with_words()[:SHOWN]]


def displaced_of(claim: Claim) -> list[Displaced]:
    """What waits for a second look at one claim."""
    return [_shown(row) for row in Displacement.objects.waiting().filter(claim=claim).with_words()[:SHOWN]]


def _shown(row: Displacement) -> Displaced:
    new = row.now.exact if row.now and row.match == Displacement.Match.CHANGED else ""
    return Displaced(row, word_diff(row.appearance.exact or "", new or ""))


class SettleForm(KeepsWords, forms.Form):
    """How it is settled; the right words, when they are marked."""

    snapshot = forms.IntegerField(widget=forms.HiddenInput)
    way = forms.ChoiceField(
        label="What stands there now",
        choices=[
            ("confirm", "The new words make the same claim"),
            ("mark", "These words make it"),
            ("gone", "It no longer stands there"),
        ],
        widget=forms.RadioSelect,
    )
    quote = forms.CharField(
        label="The right words, copied from the newest text",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _settle(row: Displacement, form: SettleForm, by: Any) -> str:
    way, seen = form.cleaned_data["way"], form.cleaned_data["snapshot"]
    if way == "mark":
        second_look.mark_words(row, by=by, quote=form.cleaned_data["quote"], seen=seen)
        return "Marked: the claim stands in these words now."
    if way == "gone":
        second_look.give_up(row, by=by, seen=seen)
        return "Kept: the claim no longer stands in this article."
    second_look.confirm(row, by=by, seen=seen)
    return "Confirmed: the new words make the claim."


def settle(request: HttpRequest, displacement_id: int, site: Any) -> HttpResponse:
    """Show one displaced place, and settle it. Only a POST does."""
    row = get_object_or_404(Displacement.objects.with_words(), pk=displacement_id)
    sent = request.POST if request.method == "POST" else None
    form = SettleForm(sent, initial={"snapshot": row.snapshot_id})
    if form.is_valid():
        try:
            said = _settle(row, form, request.user)
        except REFUSALS as refusal:
            if wants_json(request):
                return refused(refusal, form=form)
            form.refuse(refusal)
        else:
            return _onward(request, row, said)
    elif form.is_bound and wants_json(request):
        return not_filled_in(form)
    context = {
        **site.each_context(request),
        "title": "Second look",
        "subtitle": str(row.claim),
        "each": _shown(row),
        "newest": row.snapshot.article.texts.last(),
        "form": form,
    }
    return TemplateResponse(request, "admin/factcheck/article/second_look.html", context)


def _onward(request: HttpRequest, row: Displacement, said: str) -> HttpResponse:
    if wants_json(request):
        return done(said)
    messages.success(request, said)
    return redirect("admin:factcheck_article_change", row.snapshot.article_id)


def second_look_urls(site: Any) -> list[URLPattern]:
    """The page of one displaced place."""
    view = site.admin_view(partial(settle, site=site))
    return [path("second-look/<int:displacement_id>/", view, name="second_look")]
