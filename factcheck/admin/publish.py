"""The publish sheet: what readers are about to see, and one press that publishes it."""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.text import Truncator

from factcheck import rules
from factcheck.models import Claim, Status
from factcheck.workflow.again import again
from factcheck.workflow.schedule import schedule, sign_and_publish
from factcheck.workflow.suspensions import AT_ONCE as SUSPENDED_AT_ONCE

from . import publish_cards
from .numbers import number
from .refusals import REFUSALS, sentences

SHEET = "admin:publish"


class ScheduleForm(forms.Form):
    """When the ticked claims go out, in the time zone that the sheet names."""

    publish_at = forms.DateTimeField(
        label="Publish at",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"required": "Say when."},
    )
    note = forms.CharField(
        label="Embargo note, for the log", required=False, widget=forms.TextInput(), max_length=500
    )


@dataclass
class Told:
    """What came of one press of the button."""

    done: list[Claim] = field(default_factory=list)
    refused: list[tuple[Claim, str]] = field(default_factory=list)


def publish_urls(site: Any) -> list[URLPattern]:
    """The sheet's one address."""

    def sheet(request: HttpRequest) -> HttpResponse:
        """Show it; on a POST publish or schedule what is ticked."""
        if request.method == "POST":
            return _press(site, request)
        return _show(site, request, ScheduleForm(initial={"publish_at": _tomorrow()}))

    return [path("publish/", site.admin_view(sheet), name="publish")]


def _show(site: Any, request: HttpRequest, form: ScheduleForm) -> HttpResponse:
    cards, after = publish_cards.approved(number(request.GET.get("after")) or 0)
    asked = request.GET.get("q", "").strip()[:500]
    context = {
        **site.each_context(request),
        "title": "Publish",
        "cards": cards,
        "after": after,
        "unsigned": publish_cards.to_sign_and_publish(request.user),
        "may_publish": rules.has(request.user, "publish"),
        "policies": publish_cards.without_policies(),
        "scheduled": publish_cards.scheduled(),
        "suspended": publish_cards.suspended(),
        "live": publish_cards.live(asked),
        "asked": asked,
        "form": form,
        "zone": _zone(),
        "at_once": SUSPENDED_AT_ONCE,
    }
    return TemplateResponse(request, "admin/publish.html", context)


def _press(site: Any, request: HttpRequest) -> HttpResponse:
    """Take every ticked claim, each in its own transaction, and say what came of it."""
    later = request.POST.get("do") == "schedule"
    form = ScheduleForm(request.POST if later else None)
    if later and not form.is_valid():
        return _show(site, request, form)
    press: Any = partial(schedule, **form.cleaned_data) if later else sign_and_publish
    told = Told()
    for claim, seen in _ticked(request):
        try:
            again(partial(press, claim, by=request.user, version=seen))
        except REFUSALS as refusal:
            if not later and _is_out(claim, seen):
                told.done.append(claim)
            else:
                told.refused.append((claim, " ".join(sentences(refusal))))
        else:
            told.done.append(claim)
    _tell(request, told, "Scheduled" if later else "Published")
    return redirect(SHEET)


def _ticked(request: HttpRequest) -> list[tuple[Claim, int]]:
    """The ticked claims, each with the version that stood on the sheet."""
    keys = [key for key in map(number, request.POST.getlist("claim")) if key is not None]
    rows = Claim.objects.filter(pk__in=keys[: 2 * publish_cards.AT_ONCE]).order_by("id")
    return [(claim, number(request.POST.get(f"version-{claim.pk}")) or 0) for claim in rows]


def _is_out(claim: Claim, seen: int) -> bool:
    """Whether the first press of a double one has published it: nobody has touched it since."""
    now = Claim.objects.in_status(Status.PUBLISHED).filter(pk=claim.pk, version__in=(seen + 1, seen + 2))
    return now.exists()


def _tell(request: HttpRequest, told: Told, did: str) -> None:
    if told.done:
        messages.success(request, f"{did}: {len(told.done)} claim{'s' if len(told.done) > 1 else ''}.")
    for claim, sentence in told.refused:
        messages.error(request, f"“{Truncator(claim.statement).chars(70)}”: {sentence}")
    if not told.done and not told.refused:
        messages.error(request, "Tick at least one claim.")


def _tomorrow() -> Any:
    """Six in the morning of the next day, where the person is."""
    day = timezone.localtime() + timedelta(days=1)
    return day.replace(hour=6, minute=0, second=0, microsecond=0)


def _zone() -> str:
    """The time zone in which times of this page are meant, by name and offset."""
    offset = f"{timezone.localtime():%z}"
    return f"{timezone.get_current_timezone_name()}, UTC{offset[:3]}:{offset[3:]}"
