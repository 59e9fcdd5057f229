"""The list of claims: its columns, its filters, and the steps that can be taken with many at once."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import SimpleListFilter
from django.contrib.admin.helpers import ActionForm
from django.contrib.admin.views.main import ChangeList
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.text import Truncator

from factcheck import rules
from factcheck.models import Article, Assignment, Category, Claim, Event, Ledger, Source, User, Verdict
from factcheck.workflow.again import again
from factcheck.workflow.verbs import VERBS

from .blindness import verdict_shown
from .numbers import number
from .paging import MOST
from .refusals import REFUSALS, sentences

AT_ONCE = 200
ALONE = {verb: step for verb, step in rules.STEPS.items() if not step.asks}
"""The steps that ask nothing more: they can be taken with many claims at once."""


def head_of_log() -> int:
    """The number of the latest line of the log."""
    return Ledger.objects.values_list("event_number", flat=True).first() or 0


class SeenForm(ActionForm):
    """The choice of a step, with the line of the log up to which the person has seen the claims."""

    seen = forms.IntegerField(widget=forms.HiddenInput, initial=head_of_log, label="")


class RatingFilter(SimpleListFilter):
    """Claims by what their rating means. It finds only ratings that this person may see."""

    title = "rating"
    parameter_name = "rated"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The fixed categories."""
        return [(str(value), str(label)) for value, label in Category.choices]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Claims of that category whose verdict this person may see."""
        if self.value() is None:
            return queryset
        return queryset.filter(verdict_shown(request.user), rating__category=self.value())


class ClaimList(ChangeList):
    """The list of claims. Whether a verdict is shown is asked for the claims of one page, not of all."""

    def get_results(self, request: HttpRequest) -> None:
        """The page's claims, each knowing whether this person may see its verdict."""
        super().get_results(request)
        page = list(self.result_list)
        open_to_them = Verdict.objects.visible_to(request.user)  # type: ignore[arg-type] # only staff come here
        shown = set(open_to_them.filter(claim__in=page).values_list("claim", flat=True))
        for claim in page:
            claim.verdict_shown = claim.pk in shown
        self.result_list = page


def saying(words: list[str]) -> list[int]:
    """Keys of claims in which each word stands, in what was said, by whom or in which article; latest first.

    Read once, as the rows lie; names and titles are looked up first, not joined to every claim.
    """
    rows = Claim.objects.order_by("-pk")
    for word in words:
        named = Source.objects.filter(name__icontains=word).order_by().values("pk")
        titled = Article.objects.filter(title__icontains=word).order_by().values("pk")
        rows = rows.filter(Q(statement__icontains=word) | Q(claimant__in=named) | Q(article__in=titled))
    return list(rows.values_list("pk", flat=True)[:MOST])


def status_chip(claim: Claim) -> str:
    """The status as text and icon."""
    return render_to_string("admin/factcheck/_status.html", {"claim": claim})


def rating_chip(claim: Claim) -> str:
    """The copied rating, for whoever may see the verdict."""
    shown = claim.rating if getattr(claim, "verdict_shown", False) else None
    return render_to_string("admin/factcheck/_rating.html", {"rating": shown}) if shown else ""


def lead_of(claim: Claim) -> User | None:
    """The lead checker, from the assignments that were read with the claim."""
    return next((a.user for a in claim.assignments.all() if a.role == Assignment.Role.LEAD), None)


def bulk_actions() -> dict[str, tuple[Any, str, str]]:
    """One action for each step that asks nothing more: {verb: (function, verb, label)}."""
    return {verb: (partial(take_each, verb=verb), verb, step.label) for verb, step in ALONE.items()}


def take_each(admin: Any, request: HttpRequest, queryset: QuerySet[Claim], *, verb: str) -> None:
    """Take the step with each chosen claim; what is refused is said claim by claim."""
    seen = number(request.POST.get("seen"))
    chosen = list(queryset.order_by("pk")[: AT_ONCE + 1])
    if len(chosen) > AT_ONCE or seen is None:
        messages.error(request, f"Choose at most {AT_ONCE} claims of a list that is open before you.")
        return
    moved = [claim for claim in chosen if _took(request, claim, verb, seen)]
    if moved:
        messages.success(request, f"{rules.STEPS[verb].label}: {_counted(len(moved))}.")


def _took(request: HttpRequest, claim: Claim, verb: str, seen: int) -> bool:
    """Whether the step was taken; a claim that has changed since the list was drawn is refused."""
    try:
        if Event.objects.filter(claim=claim, number__gt=seen).exists():
            raise rules.Conflict("Somebody changed it after this list was drawn. Look at it again.")
        again(partial(VERBS[verb], claim, by=request.user))
    except REFUSALS as refusal:
        name = Truncator(claim.statement).chars(60)
        messages.error(request, f"“{name}”: {' '.join(sentences(refusal))}")
        return False
    return True


def _counted(number: int) -> str:
    return "1 claim" if number == 1 else f"{number} claims"
