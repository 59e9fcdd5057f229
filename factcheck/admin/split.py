"""Split: an article's text beside its suggestions; every press is one verb or several in one transaction."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from factcheck.models import Article, Claim, Topic, User
from factcheck.workflow import claims, splitting
from factcheck.workflow import split_steps as steps
from factcheck.workflow.again import again
from factcheck.workflow.proposals import Proposal, propose, without_lead

from .answers import done, not_filled_in, refused, wants_json
from .numbers import number
from .refusals import REFUSALS, Refusal, renewed, sentences
from .split_forms import KNOWN_TOPICS, AssignmentForm, MarkForm, SuggestionForm
from .split_page import page_of

NAME = "factcheck_article_split"
ACCEPT = "accept"
Given = tuple[Claim, dict[str, Any]]


def split_urls(admin: Any) -> list[URLPattern]:
    """The screen, and where its forms go."""
    pages: dict[str, Callable[..., HttpResponse]] = {
        "": show,
        "find/": find,
        "mark/": mark,
        "assign/": assign_all,
        "<int:claim_id>/": take,
    }
    names = ["", "_find", "_mark", "_assign", "_claim"]
    return [
        path(
            f"<int:object_id>/split/{ending}", admin.admin_site.admin_view(_on(admin, view)), name=NAME + name
        )
        for (ending, view), name in zip(pages.items(), names, strict=True)
    ]


def _on(admin: Any, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view with its article; whatever is posted to nothing goes back to the list."""

    def opened(request: HttpRequest, object_id: int, **more: int) -> HttpResponse:
        article = admin.get_object(request, str(object_id))
        if article is None or not admin.has_view_permission(request, article):
            messages.error(request, f"There is no article {object_id}. Choose one of the list.")
            return redirect("admin:factcheck_article_changelist")
        if request.method != "POST" and view is not show:
            return redirect(f"admin:{NAME}", article.pk)
        return view(admin, request, article, **more)

    return opened


def show(
    admin: Any, request: HttpRequest, article: Article, bound: SuggestionForm | None = None
) -> HttpResponse:
    """The screen itself."""
    context = {
        **admin.admin_site.each_context(request),
        **page_of(request, article, bound),
        "title": "Split",
        "subtitle": article.title,
        "opts": admin.opts,
        "original": article,
        "decline_reasons": Claim.Decline.choices,
    }
    return TemplateResponse(request, "admin/factcheck/article/split.html", context)


def find(admin: Any, request: HttpRequest, article: Article) -> HttpResponse:
    """Look for suggestions where no claim stands yet."""
    try:
        found = len(splitting.split(article, by=_by(request)))
    except REFUSALS as refusal:
        return _refused(request, article, refusal)
    told = "1 suggestion found." if found == 1 else f"{found} suggestions found."
    return _done(request, article, told if found else "No further suggestion found. Select words yourself.")


def mark(admin: Any, request: HttpRequest, article: Article) -> HttpResponse:
    """Make a suggestion of selected or pasted words; it is the next to be looked at."""
    form = MarkForm(request.POST)
    if not form.is_valid():
        return _not_filled_in(request, article, form)
    try:
        claim = steps.mark(article, by=_by(request), **form.cleaned_data)
    except REFUSALS as refusal:
        return _refused(request, article, refusal)
    return _done(request, article, f"Marked: “{claim}”", at=claim.pk)


def take(admin: Any, request: HttpRequest, article: Article, claim_id: int) -> HttpResponse:
    """Accept, decline or merge a suggestion, or take such a step back."""
    claim = article.claims.select_related("claimant", "reporter").filter(pk=claim_id).first()
    if claim is None:
        return _refused(
            request, article, ValidationError("This claim is not in this article. Reload the page.")
        )
    form = _form(request, claim)
    step, _, what = request.POST.get("do", ACCEPT).partition(":")
    if step == ACCEPT and not form.is_valid():
        return not_filled_in(form) if wants_json(request) else show(admin, request, article, form)
    try:
        said = _take(step, what, claim, form, _by(request))
    except REFUSALS as refusal:
        return _again(admin, request, article, claim, refusal)
    return _done(request, article, said, at=number(request.POST.get("following")))


def _take(step: str, what: str, claim: Claim, form: SuggestionForm, by: User) -> str:
    seen = number(form.data.get("version")) or 0
    if step == ACCEPT:
        accepted = steps.accept(claim, by=by, seen=seen, **form.words())
        return f"On the desk: “{accepted}”"
    if step == "decline":
        claims.decline(claim, by=by, reason=what, version=seen)
        return f"Declined ({claim.get_decline_reason_display().lower()}): “{claim}”"
    if step == "merge":
        merged = steps.same_as(claim, by=by, seen=seen, into=number(what) or 0)
        return f"One more appearance of “{merged.merged_into}”"
    if step == "back":
        steps.take_back(claim, by=by, seen=seen)
        return f"Back among the suggestions: “{claim}”"
    if step == "restore":
        claims.restore(claim, by=by, version=seen)
        return f"Back among the suggestions: “{claim}”"
    if step == "unmerge":
        claims.unmerge(claim, by=by, version=seen)
        return f"On the desk by itself: “{claim}”"
    raise ValidationError("There is no such step. Use the buttons of the page.")


def _form(request: HttpRequest, claim: Claim) -> SuggestionForm:
    topics = list(Topic.objects.order_by("name", "id")[:KNOWN_TOPICS])
    return SuggestionForm(request.POST, claim=claim, user=request.user, offered=topics)


def _again(
    admin: Any, request: HttpRequest, article: Article, claim: Claim, refusal: Refusal
) -> HttpResponse:
    """The card again, with the typed words, the reason, and what is saved now."""
    saved = Claim.objects.select_related("claimant", "reporter").get(pk=claim.pk)
    renewed(request, saved.version)
    form = _form(request, saved)
    form.refusal = refusal
    form.is_valid()
    if wants_json(request):
        return refused(refusal, form=form, version=saved.version)
    messages.error(request, " ".join(sentences(refusal)))
    return show(admin, request, article, form)


def assign_all(admin: Any, request: HttpRequest, article: Article) -> HttpResponse:
    """Give every accepted claim of the article its people: those chosen on the page, else those proposed.

    Claim by claim; what was accepted after the page was drawn is among them.
    """
    asked = set(map(number, request.POST.getlist("claim")))
    given: list[Given] = []
    troubles: list[str] = []
    for proposal in propose(without_lead(article)):
        claim, people = proposal.claim, _proposed(proposal)
        form = AssignmentForm(request.POST, claim=claim) if claim.pk in asked else None
        if form and not form.is_valid():
            troubles.append(f"“{claim}”: choose people of the list and a date.")
            continue
        try:
            people = form.cleaned_data if form else people
            again(partial(steps.assign, claim, by=_by(request), **people))
        except REFUSALS as refusal:
            troubles.append(f"“{claim}”: {' '.join(sentences(refusal))}")
            continue
        given.append((claim, people))
    if troubles and not given:
        return _refused(request, article, ValidationError(troubles))
    mine = next((claim for claim, people in given if people["lead"] == request.user), None)
    onward = reverse("admin:factcheck_claim_change", args=[mine.pk]) if mine and not troubles else None
    return _done(request, article, " ".join([_assigned(given), *troubles]), next=onward)


def _proposed(proposal: Proposal) -> dict[str, Any]:
    return {"lead": proposal.lead, "reviewer": proposal.reviewer, "due_on": proposal.due_on}


def _assigned(given: list[Given]) -> str:
    """Who leads how many now."""
    if not given:
        return "Every accepted claim has its lead already."
    leads = [str(people["lead"]) for _claim, people in given if people["lead"]]
    shares = [f"{name} leads {leads.count(name)}" for name in dict.fromkeys(leads)]
    counted = "1 claim" if len(given) == 1 else f"{len(given)} claims"
    return f"Assigned: {counted}{': ' + ', '.join(shares) if shares else ''}."


def _by(request: HttpRequest) -> User:
    return request.user  # type: ignore[return-value] # only staff come here


def _done(
    request: HttpRequest,
    article: Article,
    said: str,
    *,
    at: int | None = None,
    next: str | None = None,  # noqa: A002 - as the answer calls it
) -> HttpResponse:
    if wants_json(request):
        return done(said, next=next, at=at)
    messages.success(request, said)
    page = reverse(f"admin:{NAME}", args=[article.pk])
    return redirect(next or (f"{page}?at={at}#suggestion-{at}" if at else page))


def _refused(request: HttpRequest, article: Article, refusal: Refusal) -> HttpResponse:
    if wants_json(request):
        return refused(refusal)
    messages.error(request, " ".join(sentences(refusal)))
    return redirect(f"admin:{NAME}", article.pk)


def _not_filled_in(request: HttpRequest, article: Article, form: MarkForm) -> HttpResponse:
    if wants_json(request):
        return not_filled_in(form)
    messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    return redirect(f"admin:{NAME}", article.pk)
