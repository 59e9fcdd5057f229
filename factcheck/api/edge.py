"""What every answer under /api/ is, whoever made it: open to every origin, fresh, JSON when it fails."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase, JsonResponse

from .problems import CONTENT_TYPE, problem_of

Answer = Callable[[HttpRequest], HttpResponseBase]

PREFIX = "/api/"
WRONG = 400
METHODS = "GET, HEAD, OPTIONS"
# Reading needs no cookie and no login, so any page may read, and none may send credentials.
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, RateLimit, RateLimit-Policy, Retry-After, X-Request-ID",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "Accept, If-None-Match, X-Request-ID",
    "Access-Control-Max-Age": "86400",
}


def partner_answers(answer: Answer) -> Answer:
    """Look at each answer under /api/ last: what Django says in HTML becomes a problem in JSON."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        if not request.path_info.startswith(PREFIX):
            return response
        if response.status_code >= WRONG and not _is_problem(response):
            response = _as_problem(request, response)
        for name, value in (OPEN | PREFLIGHT if request.method == "OPTIONS" else OPEN).items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    return middleware


def _is_problem(response: HttpResponseBase) -> bool:
    return response.headers.get("Content-Type", "").startswith(CONTENT_TYPE)


def _as_problem(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The same status and headers, in the words and the form that partners know."""
    body = problem_of(response.status_code).body(request.META.get("HTTP_X_REQUEST_ID", ""))
    told = JsonResponse(
        body | {"status": response.status_code}, status=response.status_code, content_type=CONTENT_TYPE
    )
    for name, value in response.headers.items():
        if not name.lower().startswith("content-"):
            told.headers.setdefault(name, value)
    return told
