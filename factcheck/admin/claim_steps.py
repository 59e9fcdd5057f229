"""The page on which one verb is asked for and done. It works without JavaScript, and only a POST writes."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from factcheck import rules
from factcheck.models import Claim

from .answers import done, not_filled_in, refused, wants_json
from .claim_doors import Door, door, go_through
from .claim_page import claim_url, gate_lines, page_of
from .onward import onward
from .refusals import REFUSALS, Refusal, renewed, sentences
from .verb_forms import STATEMENTS_OFFERED, VerbForm

GO_ON = "onward"
"""A hidden field of screens that lead to the next piece of work; without it the claim's page comes next."""


def step_page(admin: ModelAdmin, request: HttpRequest, claim: Claim, verb: str) -> HttpResponse:
    """Show the form of the verb; on a POST do it, or show it again with all that was typed and why not."""
    try:
        opened = door(verb)
    except REFUSALS as refusal:
        if wants_json(request):
            return refused(refusal)
        messages.error(request, " ".join(sentences(refusal)))
        return redirect("admin:factcheck_claim_change", claim.pk)
    if request.method == "POST":
        return _take(admin, request, claim, verb)
    return _ask(admin, request, claim, verb, _form(opened, request, claim), _barred(opened, request, claim))


def _take(admin: ModelAdmin, request: HttpRequest, claim: Claim, verb: str) -> HttpResponse:
    opened = door(verb)
    form = _form(opened, request, claim)
    if form.is_valid():
        try:
            seen, words = form.cleaned_data["version"], form.words()
            version = go_through(verb, claim, by=request.user, seen=seen, words=words)  # type: ignore[arg-type]
        except REFUSALS as refusal:
            return _again(admin, request, claim, verb, refusal)
        return _done(admin, request, claim, verb, {"version": version, **form.told()})
    if wants_json(request):
        return not_filled_in(form)
    return _ask(admin, request, claim, verb, form, None)


def _done(
    admin: ModelAdmin, request: HttpRequest, claim: Claim, verb: str, told: dict[str, Any]
) -> HttpResponse:
    opened = door(verb)
    said = f"{opened.label}: done."
    now = Claim.objects.with_desk().get(pk=claim.pk)
    onto = onward(request.user, now, opened.rule if verb == "hand_in" else verb)
    if wants_json(request):
        return done(said, status=now.status, next=onto, **told)
    del told["version"]
    if told:
        return _tell_once(admin, request, now, told)
    messages.success(request, said)
    return redirect(onto if GO_ON in request.POST or verb == "hand_in" else claim_url(now))


def _tell_once(admin: ModelAdmin, request: HttpRequest, claim: Claim, told: dict[str, str]) -> HttpResponse:
    """A page that nobody keeps."""
    context = {**admin.admin_site.each_context(request), "title": "Preview link", "claim": claim, **told}
    headers = {"Cache-Control": "no-store"}
    return TemplateResponse(request, "admin/factcheck/claim/told.html", context, headers=headers)


def _form(opened: Door, request: HttpRequest, claim: Claim) -> VerbForm:
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    return opened.form(*sent, claim=claim, user=request.user, query=request.GET)


def _again(
    admin: ModelAdmin, request: HttpRequest, claim: Claim, verb: str, refusal: Refusal
) -> HttpResponse:
    """The same form with the typed words, the reason, and the claim as it is saved now."""
    saved: Claim = admin.get_object(request, str(claim.pk))  # type: ignore[assignment] # it was there
    renewed(request, saved.version)
    form = _form(door(verb), request, saved)
    form.refusal = refusal
    form.is_valid()
    if wants_json(request):
        lines = gate_lines(saved, set(rules.edits_open(request.user, saved)))
        links = {line.result.sentence: line.url for line in lines}
        return refused(refusal, form=form, version=saved.version, links=links)
    return _ask(admin, request, saved, verb, form, None)


def _barred(opened: Door, request: HttpRequest, claim: Claim) -> Refusal | None:
    """What stands in the way already, so that nobody fills in a form in vain."""
    try:
        opened.refuse(request.user, claim)
    except REFUSALS as refusal:
        return refusal
    return None


def _ask(
    admin: ModelAdmin,
    request: HttpRequest,
    claim: Claim,
    verb: str,
    form: VerbForm,
    barred: Refusal | None,
) -> HttpResponse:
    closed = isinstance(barred, PermissionDenied | rules.Conflict)
    context: dict[str, Any] = {
        **admin.admin_site.each_context(request),
        **page_of(claim, request.user),
        "title": door(verb).label,
        "opts": admin.opts,
        "original": claim,
        "verb": verb,
        "asks_gates": verb in (*rules.ORDER, *rules.ASKED_AS),
        "form": form,
        "barred": sentences(barred) if barred else [],
        "closed": closed,
        "neighbours": _neighbours(claim) if "into" in form.fields else [],
    }
    return TemplateResponse(request, "admin/factcheck/claim/step.html", context)


def _neighbours(claim: Claim) -> list[Claim]:
    """Other claims of the same article: what a claim repeats is most often there."""
    rows = Claim.objects.filter(article=claim.article_id).exclude(pk=claim.pk).order_by("id")
    return list(rows[:STATEMENTS_OFFERED]) if claim.article_id else []
