"""The list of claims: its columns, its filters, and the steps that can be taken with many at once."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import SimpleListFilter
from django.contrib.admin.helpers import ActionForm
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.text import Truncator

from factcheck import rules
from factcheck.models import Article, Assignment, Category, Claim, Event, Ledger, Source, User
from factcheck.workflow.verbs import VERBS

from .numbers import number
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
        """Expects claims that say whether their verdict is shown."""
        if self.value() is None:
            return queryset
        return queryset.filter(rating__category=self.value(), verdict_shown=True)


def says(word: str) -> Q:
    """Claims in which a word stands. Names and titles are looked up first, not joined to every claim."""
    named = Source.objects.filter(name__icontains=word).order_by().values("pk")
    titled = Article.objects.filter(title__icontains=word).order_by().values("pk")
    return Q(statement__icontains=word) | Q(claimant__in=named) | Q(article__in=titled)


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
        VERBS[verb](claim, by=request.user)
    except REFUSALS as refusal:
        name = Truncator(claim.statement).chars(60)
        messages.error(request, f"“{name}”: {' '.join(sentences(refusal))}")
        return False
    return True


def _counted(number: int) -> str:
    return "1 claim" if number == 1 else f"{number} claims"
