"""Times on the desk are read in each person's own time zone."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from factcheck.models import Preferences

DESK = "/admin/"
Answer = Callable[[HttpRequest], HttpResponseBase]


def preferences_of(request: HttpRequest) -> Preferences:
    """How whoever asks likes to work, read once for each request."""
    known = getattr(request, "preferences", None)
    if known is None:
        known = request.preferences = Preferences.of(request.user)  # type: ignore[attr-defined]
    return known


def in_their_own_time(answer: Answer) -> Answer:
    """Show the desk's times in the zone of whoever is logged in; readers' pages keep the house's."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not request.path.startswith(DESK) or not request.user.is_authenticated:
            return answer(request)
        with timezone.override(preferences_of(request).zone):
            return answer(request)

    return middleware
