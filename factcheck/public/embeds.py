"""Fact-checks on other people's pages: oEmbed 1.0, the page in the frame, and the script that sizes it."""

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt

from factcheck.models.published import FactCheck
from factcheck.models.published.imprint import imprint_columns, read_imprint

from .frame import Context
from .listing import refuse_unknown
from .pages import PublicPage, absolute
from .refusals import Unanswerable

WIDTH, HEIGHT = 600, 340
NARROWEST, LOWEST = 240, 160
LARGEST = 10_000
AN_HOUR = 3600
LOADER = Path(__file__).resolve().parents[1] / "static" / "factcheck" / "embed.js"
FORMATS = ("json", "xml")


@method_decorator(xframe_options_exempt, name="dispatch")
@method_decorator(csp_replace({"frame-ancestors": ["*"]}), name="dispatch")
class EmbedPage(PublicPage):
    """A fact-check small enough for a frame: no cookies, no script needed, at home on any page."""

    template_name = "public/embed_detail.html"
    fact_check: FactCheck

    def begin(self, **kwargs: Any) -> None:
        """The fact-check, live or hidden, and the imprint: one query."""
        rows = FactCheck.objects.annotate(**imprint_columns()).select_related("claimant", "translation_of")
        rows = rows.defer("document", "translation_of__document")
        self.fact_check = get_object_or_404(rows, public_id=kwargs["public_id"], number__gte=1)
        self.imprint = read_imprint(self.fact_check)
        self.surrogates = (self.fact_check.public_id,)

    @property
    def language(self) -> str:
        """The fact-check's own."""
        return self.fact_check.language

    def made_of(self) -> list[str]:
        """Few facts: a frame on a busy page is asked for often."""
        check = self.fact_check
        return ["embed", self.imprint.facts, f"{check.seq} {check.status} {check.claimant}"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; search engines are sent to the fact-check itself."""
        refuse_unknown(request.GET, (), paged=False)
        response = super().get(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    def get_context_data(self, **kwargs: Any) -> Context:
        """Nothing but the fact-check's row."""
        return super().get_context_data(**kwargs) | {"check": self.fact_check}


class OEmbed(PublicPage):
    """oEmbed 1.0: what to put on a page for the address of a fact-check, as JSON or XML."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The answer; 404 for what is not live, 501 for another format, 400 for nonsense."""
        query = request.GET
        refuse_unknown(query, ("url", "format", "maxwidth", "maxheight"), paged=False)
        asked = query.get("format", "json")
        if asked not in FORMATS:
            return HttpResponse("Only json and xml are answered.\n", "text/plain; charset=utf-8", status=501)
        width, height = bounded(query, "maxwidth", WIDTH), bounded(query, "maxheight", HEIGHT)
        answer = self.answer(live(query.get("url", "")), width, height)
        if asked == "xml":
            body = render_to_string("public/oembed.xml", {"answer": answer})
            return HttpResponse(body, content_type="text/xml; charset=utf-8")
        response = JsonResponse(answer)
        response["Access-Control-Allow-Origin"] = "*"
        return response

    def answer(self, check: FactCheck, width: int, height: int) -> dict[str, Any]:
        """The keys of a rich answer."""
        title = f"{check.label}: {check.statement}"
        facts = {"check": check, "title": title, "width": width, "height": height}
        return {
            "version": "1.0",
            "type": "rich",
            "title": title,
            "author_name": self.imprint.house.name,
            "author_url": absolute("/"),
            "provider_name": self.imprint.house.name,
            "provider_url": absolute("/"),
            "cache_age": AN_HOUR,
            "width": width,
            "height": height,
            "html": render_to_string("public/_frame.html", facts).strip(),
        }


def bounded(query: Any, name: str, usual: int) -> int:
    """The usual size, or less where the consumer has less room; nonsense is refused."""
    text = query.get(name, str(usual))
    if not text.isascii() or not text.isdigit() or not 0 < int(text[:6]) <= LARGEST:
        raise Unanswerable(_("{name} must be a whole number of pixels.").format(name=name))
    least = NARROWEST if name == "maxwidth" else LOWEST
    return max(min(usual, int(text)), min(least, int(text)))


def live(address: str) -> FactCheck:
    """The live fact-check at an address of ours."""
    try:
        parts = urlsplit(address)
        if f"{parts.scheme}://{parts.netloc}" != settings.SITE_URL:
            raise Http404
        found = resolve(parts.path)
    except (ValueError, Resolver404) as nowhere:
        raise Http404 from nowhere
    if found.url_name != "fact-check":
        raise Http404
    return get_object_or_404(FactCheck.objects.live().defer("document"), slug=found.kwargs["slug"])


class Loader(PublicPage):
    """The script of at most 3 kB that other sites load to have our frames as high as what is in them."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Always at this address, unlike our other files."""
        response = HttpResponse(_loader(), content_type="text/javascript; charset=utf-8")
        response["Cache-Control"] = f"public, max-age={AN_HOUR}"
        response["Access-Control-Allow-Origin"] = "*"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response


@cache
def _loader() -> bytes:
    return LOADER.read_bytes()


def embed_path(check: FactCheck) -> str:
    """The path of the page inside the frame."""
    return reverse("embed", args=[check.public_id])
