"""What every answer carries: a request id, one line in the log, and the browser features we never use."""

import logging
import re
import time
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from newsroom.log_lines import request_id

Answer = Callable[[HttpRequest], HttpResponseBase]

logger = logging.getLogger("newsroom.requests")
OURS = re.compile(r"[A-Za-z0-9_-]{8,64}")
SECRET = re.compile(r"^(/preview/|/subscriptions/[a-z]+/).+$")
"""Addresses whose last part opens a door: the log does not keep it."""
SWITCHED_OFF = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)


def name_the_request(answer: Answer) -> Answer:
    """Give each request an id, the proxy's or a new one; everybody reads it in `X-Request-ID`."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        given = request.META.get("HTTP_X_REQUEST_ID", "")
        identity = given if OURS.fullmatch(given) else uuid.uuid4().hex
        request.META["HTTP_X_REQUEST_ID"] = identity
        token = request_id.set(identity)
        try:
            response = timed(answer, request)
        finally:
            request_id.reset(token)
        response["X-Request-ID"] = identity
        return response

    return middleware


def timed(answer: Answer, request: HttpRequest) -> HttpResponseBase:
    """Answer, and log how long it took; no query string, address or name of the reader is kept."""
    start = time.perf_counter()
    response = answer(request)
    figures = {
        "method": request.method,
        "path": SECRET.sub(r"\1…", request.path),
        "status": response.status_code,
        "milliseconds": round((time.perf_counter() - start) * 1000, 1),
    }
    logger.info("answered", extra=figures)
    return response


def switch_off_features(answer: Answer) -> Answer:
    """Tell browsers, on every page, which of their features no page of ours may use."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        response.headers.setdefault("Permissions-Policy", SWITCHED_OFF)
        return response

    return middleware
