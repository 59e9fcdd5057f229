"""Translations on the desk: begun on a claim's page, worded beside the original, read by another."""

import json
from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from factcheck.formats.languages import language_name
from factcheck.formats.translations import Content
from factcheck.models import Claim, Edition, FactCheck, Review, Translation
from factcheck.rules import translations as turns
from factcheck.workflow import drafts, translations
from factcheck.workflow.translating import SPOKEN, source_content

from .door import Record
from .numbers import seen
from .refusals import REFUSALS, renewed, sentences
from .site import desk
from .translation_form import TranslationForm

WORDED: dict[str, Callable[..., Translation]] = {
    "save_translation": translations.save_translation,
    "submit": translations.submit,
}
"""What the words go along with."""
MOVED: dict[str, Callable[..., Translation]] = {
    "recall": translations.recall,
    "send_back": translations.send_back,
    "approve": translations.approve,
    "publish": translations.publish,
    "renew": translations.renew,
}


@admin.register(Translation, site=desk)
class TranslationAdmin(Record):
    """Fact-checks in other languages, those that were changed last first."""

    list_display = ["__str__", "stage", "edition", "changed_at"]
    list_filter = ["stage", "language"]
    search_fields = ["claim__statement"]
    list_select_related = ["claim"]
    ordering = ["-changed_at", "-id"]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Its page is beside its claim's."""
        row = self.get_object(request, object_id)
        return redirect(page_of(row)) if row else super().change_view(request, object_id, form_url)


def page_of(row: Translation) -> str:
    """Where a translation is worked on."""
    return reverse("admin:factcheck_claim_translation", args=[row.claim_id, row.language])


def panel(claim: Claim, user: Any) -> dict[str, Any]:
    """The translations of a claim, and the languages in which one may be begun."""
    rows = list(claim.translations.with_newest().order_by("language"))
    begun = {row.language for row in rows} | {claim.language}
    original = FactCheck.objects.of(claim)
    may = turns.translates(user, Translation(claim=claim)) and original is not None and original.is_live
    free = [(code, language_name(code)) for code in SPOKEN if code not in begun] if may else []
    return {"translations": [(row, language_name(row.language)) for row in rows], "free_languages": free}


def translations_view(request: HttpRequest, claim: Claim, **more: Any) -> HttpResponse:
    """Begin one, or go on with it."""
    try:
        if request.method != "POST":
            return redirect("admin:factcheck_claim_change", claim.pk)
        row = translations.translate(claim, by=request.user, language=request.POST.get("language", ""))  # type: ignore[arg-type] # only staff
    except REFUSALS as refusal:
        messages.error(request, " ".join(sentences(refusal)))
        return redirect("admin:factcheck_claim_change", claim.pk)
    return redirect(page_of(row))


def translation_view(request: HttpRequest, claim: Claim, *, language: str, frame: Any) -> HttpResponse:
    """The page of one translation; on a POST take its turn, or show again all that was typed and why not."""
    rows = Translation.objects.select_related("claim", "submission")
    row = rows.filter(claim=claim, language=language).first()
    if row is None:
        raise Http404("Nobody has begun this translation. Begin it on the claim's page.")
    content = _content(request, row)
    again = FactCheck.objects.filter(claim_id=claim.pk, language=language, number__gte=1).exists()
    form = TranslationForm(*_sent(request), translation=row, content=content, again=again)
    if request.method == "POST":
        done = _take(request, row, form)
        if done:
            return done
    named = {"claim": claim, "title": f"{language_name(language)}: {claim}"}
    context = {**frame(), **_table(request, row, form), **named}
    return TemplateResponse(request, "admin/factcheck/claim/translation.html", context)


def _content(request: HttpRequest, row: Translation) -> Content | None:
    """What is translated; nothing of an edition that was erased, from which one goes on to the newest."""
    try:
        return source_content(row)
    except REFUSALS as refusal:
        if request.method != "POST":
            messages.error(request, " ".join(sentences(refusal)))
        return None


def _sent(request: HttpRequest) -> tuple[Any, ...]:
    return (request.POST,) if request.POST.get("verb") in WORDED else ()


def _take(request: HttpRequest, row: Translation, form: TranslationForm) -> HttpResponseRedirect | None:
    """Take the turn and lead on; None when it is refused, and the page says why."""
    verb = request.POST.get("verb", "")
    user: Any = request.user
    try:
        if verb in WORDED:
            if not form.is_valid():
                return None
            WORDED[verb](row, by=user, **form.said())
            drafts.forget(row.claim, by=user, form=f"translate-{row.language}")
        elif verb in MOVED:
            MOVED[verb](row, by=user, note=request.POST.get("note", ""), version=seen(request))
        else:
            messages.error(request, "There is no such step. Choose one of the buttons.")
            return None
    except REFUSALS as refusal:
        if verb not in WORDED:
            messages.error(request, " ".join(sentences(refusal)))
            return None
        form.refuse(refusal)
        row.refresh_from_db()
        renewed(request, row.version)
        form.data = request.POST
        return None
    messages.success(request, f"{turns.TURNS[verb].label}: done.")
    return HttpResponseRedirect(page_of(row))


def _table(request: HttpRequest, row: Translation, form: TranslationForm) -> dict[str, Any]:
    """What the page shows: the two columns, what may be done, what was said of it, whether it is stale."""
    newest = FactCheck.objects.of(row.claim)
    stale = newest is not None and newest.number > row.edition
    open_turns = {verb: turns.TURNS[verb] for verb in turns.turns_open(request.user, row)}  # type: ignore[arg-type] # only staff
    if not stale and row.stage == Translation.Stage.OPEN:
        open_turns.pop("renew", None)
    if not form.strings:
        open_turns = {verb: turn for verb, turn in open_turns.items() if verb not in WORDED}
    public = FactCheck.objects.filter(claim_id=row.claim_id, language=row.language).first()
    return {
        "translation": row,
        "form": form,
        "rows": form.rows(_translated_last(row)),
        "language_name": language_name(row.language),
        "turns": open_turns,
        "worded": "save_translation" in open_turns,
        "stale": stale,
        "newest": newest,
        "public": public if public and public.is_live else None,
        "reviews": Review.objects.filter(submission__translation=row)
        .select_related("user")
        .order_by("-id")[:5],
        "drafts_url": reverse("admin:factcheck_claim_drafts", args=[row.claim_id]),
    }


def _translated_last(row: Translation) -> dict[str, Any] | None:
    """The content from which the words were put, if that of another edition."""
    if row.put_from is None:
        return None
    editions = Edition.objects.filter(fact_check=FactCheck.objects.of(row.claim), content__isnull=False)
    before = editions.filter(number=row.put_from).first()
    return json.loads(before.content or "{}") if before else None
