"""What was raised while an answer was made, told as a problem. Named in settings."""

import logging
import math
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import Http404, JsonResponse
from rest_framework import status
from rest_framework.exceptions import APIException, Throttled, ValidationError
from rest_framework.views import set_rollback

from . import problems
from .problems import Problem

logger = logging.getLogger(__name__)
DJANGOS = {
    Http404: problems.NOT_FOUND,
    PermissionDenied: problems.REFUSED,
    SuspiciousOperation: problems.MALFORMED,
    BadRequest: problems.MALFORMED,
}


class Withdrawn(APIException):
    """What was asked for belongs to a fact-check that readers see no more."""

    status_code = status.HTTP_410_GONE
    default_detail = problems.WITHDRAWN.detail


class Told(APIException):
    """A problem that is raised by its name, with each wrong field, and how long to wait if that helps."""

    def __init__(
        self,
        problem: Problem,
        *,
        errors: Iterable[tuple[str, str]] = (),
        wait: int | None = None,
        detail: str = "",
    ) -> None:
        super().__init__(detail or problem.detail)
        self.problem, self.status_code, self.wait = problem, problem.status, wait
        self.errors = [{"parameter": name, "detail": sentence} for name, sentence in errors]


def problem_handler(error: Exception, context: dict[str, Any]) -> JsonResponse:
    """Answer any exception as application/problem+json; a fault of ours is logged and never described."""
    set_rollback()
    request = context.get("request")
    problem, errors = problem_behind(error), list(errors_behind(error))
    if problem is problems.SERVER:
        logger.error("an API answer broke", exc_info=error)
    request_id = request.META.get("HTTP_X_REQUEST_ID", "") if request else ""
    status_code = error.status_code if isinstance(error, APIException) else problem.status
    body = problem.body(request_id, detail_behind(error), errors) | {"status": status_code}
    # Not through a renderer: that of a page would answer in its own form.
    return JsonResponse(
        body, status=status_code, headers=headers_behind(error), content_type=problems.CONTENT_TYPE
    )


def problem_behind(error: Exception) -> Problem:
    """The problem that an exception means; some exceptions bring theirs."""
    if isinstance(error, Told):
        return error.problem
    if isinstance(error, ValidationError):
        return problems.PARAMETER
    if isinstance(error, APIException):
        return problems.problem_of(error.status_code)
    known = (problem for kind, problem in DJANGOS.items() if isinstance(error, kind))
    return next(known, problems.SERVER)


def detail_behind(error: Exception) -> str:
    """The sentence for this occasion, where the exception has one for people."""
    if isinstance(error, Throttled):
        return f"Ask again in {seconds(error)} seconds."
    return str(error.detail) if isinstance(error, Withdrawn | Told) else ""


def errors_behind(error: Exception) -> Iterator[dict[str, str]]:
    """Each wrong parameter, or field of the body, with its sentence."""
    if isinstance(error, Told):
        yield from error.errors
    if isinstance(error, ValidationError) and isinstance(error.detail, dict):
        for name, sentences in error.detail.items():
            yield from ({"parameter": name, "detail": str(sentence)} for sentence in sentences)


def headers_behind(error: Exception) -> dict[str, str]:
    """Retry-After, when there is something to wait for; WWW-Authenticate, when a key is asked for."""
    asks = getattr(error, "auth_header", "")
    waits = getattr(error, "wait", None) is not None
    return ({"Retry-After": str(seconds(error))} if waits else {}) | (
        {"WWW-Authenticate": asks} if asks else {}
    )


def seconds(error: Exception) -> int:
    """How long to wait, in whole seconds, never none."""
    return max(1, math.ceil(getattr(error, "wait", None) or 0))
