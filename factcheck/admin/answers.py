"""What the desk's scripts are told: the same answers that its pages give, as JSON.

A script posts the same form to the same address as a browser without scripts, and says that it accepts JSON.
Done is 200 with `said`; a refusal is 403, 409 (somebody was quicker) or 422, with its `sentences`, the errors
of `fields`, and, on 409, what is saved now beside what was typed (`compared`).
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse

from factcheck import rules

from .refusals import Compared, KeepsWords, Refusal, sentences

Frame = Callable[[], dict[str, Any]]
"""What every page of the desk carries, made when a page is made."""


def wants_json(request: HttpRequest) -> bool:
    """Whether a script of the desk is asking."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def done(said: str, **more: Any) -> JsonResponse:
    """It is done: a sentence to say, and whatever the screen needs to go on (`version`, `next`)."""
    return JsonResponse({"said": said, **more})


def refused(refusal: Refusal, *, form: Any = None, version: int | None = None, **more: Any) -> JsonResponse:
    """It is not done, and why. `version` is what is saved now; a form also says what stands there."""
    named: dict[str, list[Any]] = getattr(refusal, "error_dict", {})
    fields = {name: [str(each) for error in errors for each in error] for name, errors in named.items()}
    conflict = isinstance(refusal, rules.Conflict)
    compared = form.compared() if conflict and isinstance(form, KeepsWords) else []
    answer = {
        "sentences": sentences(refusal),
        "fields": fields,
        "compared": [_told(each) for each in compared],
        "version": version,
    }
    return JsonResponse(answer | more, status=_status(refusal))


def not_filled_in(form: forms.BaseForm) -> JsonResponse:
    """The form lacks something: 422 with the errors of its fields."""
    fields = {
        name: [str(error) for error in errors] for name, errors in form.errors.items() if name != "__all__"
    }
    told = [str(error) for error in form.non_field_errors()] or [
        f"{form[name].label}: {error}" for name, errors in fields.items() for error in errors
    ]
    return JsonResponse(
        {"sentences": told, "fields": fields, "compared": [], "version": None},
        status=HTTPStatus.UNPROCESSABLE_ENTITY,
    )


def _status(refusal: Refusal) -> HTTPStatus:
    if isinstance(refusal, rules.Conflict):
        return HTTPStatus.CONFLICT
    if isinstance(refusal, PermissionDenied):
        return HTTPStatus.FORBIDDEN
    return HTTPStatus.UNPROCESSABLE_ENTITY


def _told(field: Compared) -> dict[str, Any]:
    pieces = [{"kind": str(piece.kind), "text": piece.text} for piece in field.pieces()]
    return {"label": field.label, "saved": field.saved, "typed": field.typed, "pieces": pieces}
