"""What somebody typed when their session had ended: carried through the login, signed, and not written down.

The login page holds it in its own form. Only after the password or the passkey was right does it move into
the session, and it can be sent again for an hour. Passwords and files are not carried.
"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from factcheck.workflow.again import BUSY

from .answers import wants_json
from .identity import LoginForm

FIELD, SALT = "carried", "factcheck.kept-words"
MOST = 500_000
"""So many characters are carried, which is a long article; more would make every login slow."""
AN_HOUR = 3600
NOT_CARRIED = {"csrfmiddlewaretoken", FIELD}
LOGGED_OUT = "You have been logged out. Your words are still here: log in in another tab, then try again."


@dataclass(frozen=True)
class Kept:
    """The fields of a form, and where they were sent."""

    path: str
    fields: list[tuple[str, str]]
    files: bool = False

    @property
    def words(self) -> list[tuple[str, str]]:
        """What a person has typed, without what only the page knows."""
        named = [(name, value) for name, value in self.fields if value.strip() and not name.startswith("_")]
        return [
            (name.replace("_", " ").capitalize(), value)
            for name, value in named
            if name not in ("version", "next")
        ]


def posted(request: HttpRequest) -> Kept | None:
    """What this request has sent; nothing when it is too much or only a button was pressed."""
    fields = [
        (name, str(value))
        for name, values in request.POST.lists()
        if name not in NOT_CARRIED and "password" not in name
        for value in values
    ]
    if sum(len(value) for _, value in fields) > MOST:
        return None
    return Kept(request.get_full_path(), fields, bool(request.FILES))


def wrapped(kept: Kept | None) -> str:
    """The fields as one signed string."""
    if kept is None:
        return ""
    return signing.dumps([kept.path, kept.fields, kept.files], salt=SALT, compress=True)


def unwrapped(text: str) -> Kept | None:
    """What we wrapped within the hour; nothing else."""
    try:
        path, fields, files = signing.loads(text, salt=SALT, max_age=AN_HOUR)
    except (signing.BadSignature, ValueError):
        return None
    return Kept(path, [(name, value) for name, value in fields], files)


def carried(request: HttpRequest) -> str:
    """What the login form carries on, when its first try failed."""
    text = request.POST.get(FIELD, "")
    return text if unwrapped(text) else ""


def keep_through_login(request: HttpRequest) -> None:
    """Let what the form carries wait in the session of whoever has just shown who they are."""
    if text := carried(request):
        request.session[FIELD] = text


def waiting(request: HttpRequest) -> Kept | None:
    """What waits in the session to be sent again."""
    return unwrapped(request.session.get(FIELD, ""))


def thrown_out(request: HttpRequest, frame: dict[str, Any]) -> HttpResponse:
    """Nothing was saved since somebody saved the same: the words are shown, ready to be sent again."""
    if wants_json(request):
        told: dict[str, Any] = {"sentences": [BUSY], "fields": {}, "compared": [], "version": None}
        return JsonResponse(told, status=HTTPStatus.CONFLICT)
    page = {"title": "Send it again", "said": BUSY, "kept": posted(request)}
    return TemplateResponse(request, "admin/kept_words.html", frame | page, status=HTTPStatus.CONFLICT)


def at_the_door(request: HttpRequest, frame: dict[str, Any]) -> HttpResponse:
    """The login page in answer to a form that was sent after the session had ended."""
    if wants_json(request):
        return JsonResponse(
            {"sentences": [LOGGED_OUT], "fields": {}, "compared": []}, status=HTTPStatus.UNAUTHORIZED
        )
    kept = posted(request)
    page = {
        "title": "Log in again",
        "form": LoginForm(request=request),
        "kept": kept,
        "ended": True,
        "carried": wrapped(kept),
        "redirect_field_name": "next",
        "redirect_field_value": reverse("kept_words") if kept else request.get_full_path(),
    }
    return TemplateResponse(request, "account/login.html", frame | page, status=HTTPStatus.FORBIDDEN)
