"""What all public pages share: they are read only, and they say to caches how long they hold."""

import hashlib
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.generic import TemplateView

from factcheck.formats.tongue import tongue
from factcheck.models.published.imprint import Imprint, the_imprint

from .frame import Context, frame
from .refusals import Unanswerable, not_found, unanswerable
from .release import release

STALE_WHILE_ASKING, STALE_WHEN_BROKEN = 60, 24 * 3600


class PublicPage(TemplateView):
    """A page for readers: read only, no cookies, one language, and checked again by caches at every visit."""

    http_method_names = ["get", "head", "options"]
    imprint: Imprint
    surrogates: tuple[str, ...] = ()
    """Public ids of what the page shows, so that a shared cache can be told to drop it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer, or say that the reader has the page already."""
        try:
            self.begin(**kwargs)
            with translation.override(tongue(self.language)):
                response = super().dispatch(request, *args, **kwargs)
                return checked(request, response, self.surrogates)
        except Unanswerable as sentence:
            return unanswerable(request, sentence)
        except Http404 as absence:  # in debug, too, what is not public looks like what never was
            return not_found(request, absence)

    def begin(self, **kwargs: Any) -> None:
        """Read what the page is about, and the imprint; what is not there is refused."""
        self.imprint = the_imprint()

    @property
    def language(self) -> str:
        """In which language the page speaks."""
        return self.imprint.house.language

    def made_of(self) -> Iterable[str] | None:
        """All that the page is drawn from, where that is known before it is drawn."""
        return None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; not drawn at all when the reader has it."""
        facts = self.made_of()
        if facts is None:
            return super().get(request, *args, **kwargs)
        tag = tagged(release(), self.language, *facts)
        response = get_conditional_response(request, tag) or super().get(request, *args, **kwargs)
        response["ETag"] = tag
        return response

    def get_context_data(self, **kwargs: Any) -> Context:
        """The page's own facts in the frame; `canonical` is its one path."""
        return {**frame(self.imprint), "canonical": self.request.path, **super().get_context_data(**kwargs)}


def checked(
    request: HttpRequest, response: HttpResponseBase, surrogates: tuple[str, ...] = ()
) -> HttpResponseBase:
    """
    Let caches keep the page but ask each time, so that a withdrawn page is never served stale.

    The strong ETag is made of all that the page is drawn from, or of the page itself: whatever changes on
    it, be it a name in the frame, changes the tag. Last-Modified is told and not relied upon: it knows
    neither of such a name nor of two changes within one second.
    """
    response.headers.setdefault("Cache-Control", freshness())
    if surrogates:
        response["Surrogate-Key"], response["Cache-Tag"] = " ".join(surrogates), ",".join(surrogates)
    if not isinstance(response, HttpResponse) or response.status_code != HTTPStatus.OK:
        return response
    if isinstance(response, TemplateResponse):
        changed = (response.context_data or {}).get("changed_at")
        response.render()
        if changed is not None:
            response["Last-Modified"] = http_date(int(changed.timestamp()))
    response.headers.setdefault("ETag", tagged(response.content))
    return get_conditional_response(request, response["ETag"], response=response) or response


def tagged(*facts: str | bytes) -> str:
    """A strong ETag of these facts, in this order."""
    digest = hashlib.sha256()
    for fact in facts:
        words = fact.encode() if isinstance(fact, str) else fact
        digest.update(b"%d:%b" % (len(words), words))
    return f'"{digest.hexdigest()[:32]}"'


def freshness() -> str:
    """Cache-Control of a public page: ask every time; a shared cache that is told of changes may keep it."""
    if not settings.SHARED_CACHE_SECONDS:
        return "no-cache"
    return (
        f"public, max-age=0, must-revalidate, s-maxage={settings.SHARED_CACHE_SECONDS}, "
        f"stale-while-revalidate={STALE_WHILE_ASKING}, stale-if-error={STALE_WHEN_BROKEN}"
    )


def absolute(path: str) -> str:
    """The address of a path on this site, as the world knows it."""
    return f"{settings.SITE_URL}{path}"
