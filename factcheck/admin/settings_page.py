"""One's own settings: e-mail, keys, time zone, public name, password, second factors, ties."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from factcheck import rules
from factcheck.models import Conflict, Preferences, User

from .answers import done, not_filled_in, refused, wants_json
from .refusals import REFUSALS
from .settings_forms import KeyForm, OwnForm, PublicForm, TieForm, WorkForm

FORMS: dict[str, type[OwnForm]] = {"work": WorkForm, "public": PublicForm, "tie": TieForm, "key": KeyForm}


def settings_urls(site: Any) -> list[URLPattern]:
    """The page; each of its forms is sent to it with its name."""

    def mine(request: HttpRequest) -> HttpResponse:
        return _page(site, request)

    return [path("settings/", site.admin_view(mine), name="my_settings")]


def _page(site: Any, request: HttpRequest) -> HttpResponse:
    user: User = User.objects.get(pk=request.user.pk or 0)
    sent = request.POST.get("part", "") if request.method == "POST" else ""
    forms = {name: form(request.POST if name == sent else None, user=user) for name, form in FORMS.items()}
    if sent in forms:
        answer = _keep(request, forms[sent])
        if answer is not None:
            return answer
    return TemplateResponse(request, "admin/settings.html", site.each_context(request) | _shown(user, forms))


def _keep(request: HttpRequest, form: OwnForm) -> HttpResponse | None:
    """Keep what was sent; nothing is returned when the page must be shown again with what is wrong."""
    if not form.is_valid():
        return not_filled_in(form) if wants_json(request) else None
    try:
        form.keep()
    except REFUSALS as refusal:
        if wants_json(request):
            return refused(refusal, form=form)
        form.refuse(refusal)
        return None
    if wants_json(request):
        return done(form.done)
    messages.success(request, form.done)
    return redirect("admin:my_settings")


def _shown(user: User, forms: dict[str, OwnForm]) -> dict[str, Any]:
    factors = list(Authenticator.objects.filter(user=user).order_by("id"))
    return {
        "title": "Settings",
        "person": user,
        "forms": forms,
        "changed_keys": sorted(Preferences.of(user).keys.items()),
        "app": next((each for each in factors if each.type == Authenticator.Type.TOTP), None),
        "passkeys": [each for each in factors if each.type == Authenticator.Type.WEBAUTHN],
        "codes": next((each for each in factors if each.type == Authenticator.Type.RECOVERY_CODES), None),
        "factor_asked": rules.must_add_factor(user),
        "ties": Conflict.objects.filter(user=user).select_related("source").order_by("id"),
    }
