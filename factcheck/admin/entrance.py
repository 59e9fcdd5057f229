"""The desk's door: logging in and out, second factors, one's password. Nothing here is for the public.

allauth's views do the work, one by one and by name; what is not listed (signing up, e-mail addresses) does
not exist. Every page stands in the desk's own frame.
"""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from factcheck.models import House

from .kept_pages import kept_words
from .kept_words import carried, keep_through_login
from .site import desk

View = Callable[..., HttpResponse]


class Login(account.LoginView):
    """The page on which staff log in. It keeps where they wanted to go, and what they had typed."""

    def form_valid(self, form: Any) -> HttpResponse:
        """The password is right: what was typed waits in the session until all factors are given."""
        keep_through_login(self.request)
        answer: HttpResponse = super().form_valid(form)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What was typed when the session had ended, and whether a letter can bring a new password."""
        more = {"carried": carried(self.request), "letters": House.writes_letters()}
        page: dict[str, Any] = super().get_context_data(**kwargs)
        return page | more


class PasskeyLogin(webauthn.LoginWebAuthnView):
    """A passkey alone is enough: it is two factors in one."""

    def form_valid(self, form: Any) -> HttpResponse:
        """The passkey is right."""
        keep_through_login(self.request)
        answer: HttpResponse = super().form_valid(form)
        return answer


class AddApp(totp.ActivateTOTPView):
    """A new authenticator app. Its QR code is drawn as one path: our policy allows no data: pictures."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The path, and the square that it fills."""
        page: dict[str, Any] = super().get_context_data(**kwargs)
        drawn = {name: re.search(rf'\b{name}="([^"]+)"', page["totp_svg"]) for name in ("viewBox", "d")}
        return page | {"qr": {name: found[1] for name, found in drawn.items() if found}}


def log_in(request: HttpRequest) -> HttpResponse:
    """Log in; whoever is logged in without a role is told so instead of being sent round in circles."""
    if request.user.is_authenticated and not desk.has_permission(request):
        return TemplateResponse(request, "account/no_role.html", {"title": "No role yet"}, status=403)
    answer: HttpResponse = Login.as_view()(request)
    return answer


def by_letter(view: View) -> View:
    """A page that only exists where the house writes letters."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not House.writes_letters():
            raise Http404
        return view(request, *args, **kwargs)

    return asked


def framed(view: View) -> View:
    """The page in the desk's frame."""

    @wraps(view)
    def in_the_frame(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        if isinstance(answer, TemplateResponse):
            answer.context_data = desk.each_context(request) | (answer.context_data or {})
        return answer

    return in_the_frame


def to_my_settings(request: HttpRequest) -> HttpResponse:
    """Factors are listed under Settings."""
    return redirect("admin:my_settings")


def too_often(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Somebody has tried too often, or a machine has."""
    page = desk.each_context(request) | {"title": "Too many attempts"}
    answer = TemplateResponse(request, "account/too_often.html", page, status=429)
    answer["Retry-After"] = "300"
    return answer.render()


PAGES: list[tuple[str, View, str]] = [
    ("login/", log_in, "account_login"),
    ("logout/", account.logout, "account_logout"),
    ("account/kept/", kept_words, "kept_words"),
    ("account/inactive/", account.account_inactive, "account_inactive"),
    ("account/confirm/", account.reauthenticate, "account_reauthenticate"),
    ("password_change/", account.password_change, "account_change_password"),
    # Whoever has no password yet gets one from an administrator, or by letter.
    ("account/password/none/", to_my_settings, "account_set_password"),
    ("account/password/", by_letter(account.password_reset), "account_reset_password"),
    ("account/password/sent/", by_letter(account.password_reset_done), "account_reset_password_done"),
    ("account/password/done/", account.password_reset_from_key_done, "account_reset_password_from_key_done"),
    (
        "account/password/<uidb36>/<key>/",
        by_letter(account.password_reset_from_key),
        "account_reset_password_from_key",
    ),
    ("account/factor/", mfa.authenticate, "mfa_authenticate"),
    ("account/confirm/code/", mfa.reauthenticate, "mfa_reauthenticate"),
    ("account/confirm/passkey/", webauthn.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    ("account/factors/", to_my_settings, "mfa_index"),
    ("account/app/add/", AddApp.as_view(), "mfa_activate_totp"),
    ("account/app/remove/", totp.deactivate_totp, "mfa_deactivate_totp"),
    ("account/codes/", codes.view_recovery_codes, "mfa_view_recovery_codes"),
    ("account/codes/new/", codes.generate_recovery_codes, "mfa_generate_recovery_codes"),
    ("account/codes/download/", codes.download_recovery_codes, "mfa_download_recovery_codes"),
    ("account/passkeys/", to_my_settings, "mfa_list_webauthn"),
    ("account/passkeys/add/", webauthn.add_webauthn, "mfa_add_webauthn"),
    ("account/passkeys/<int:pk>/remove/", webauthn.remove_webauthn, "mfa_remove_webauthn"),
    ("account/passkeys/<int:pk>/name/", webauthn.edit_webauthn, "mfa_edit_webauthn"),
    ("account/passkeys/login/", PasskeyLogin.as_view(), "mfa_login_webauthn"),
]

urlpatterns = [path(address, framed(view), name=name) for address, view, name in PAGES]
