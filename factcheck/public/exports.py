"""The files that hold everything at once: what there is, and each while nothing in it is hidden."""

import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, BinaryIO

from django.conf import settings
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
    StreamingHttpResponse,
)
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import RedirectView

from factcheck.formats.exports import dataset, manifest
from factcheck.formats.jsonld import Node
from factcheck.models.published.snapshot import MANIFEST, Snapshot, SnapshotFile, standing

from .frame import Context
from .imprint import publisher
from .listing import refuse_unknown
from .pages import PublicPage

RETRY = 60
CHUNK = 64 * 1024
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "If-None-Match, If-Range, Range",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Expose-Headers": "Content-Range, ETag, Retry-After, X-Snapshot-Log-Id, X-Snapshot-Seq",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "no-cache",  # whatever SHARED_CACHE_SECONDS says: a file has the words of all
}
ALL_AT_ONCE = gettext_lazy(
    "All our fact-checks at once, for research, for search engines and for other newsrooms: free of charge,"
    " without a key."
)
RANGE = re.compile(r"bytes=(\d{1,18})?-(\d{1,18})?")


class ExportList(PublicPage):
    """What files there are, how large, and how to tell that they came whole."""

    template_name = "public/export_list.html"

    def get_context_data(self, **kwargs: Any) -> Context:
        """The newest files, each with its smaller copy."""
        refuse_unknown(self.request.GET, (), paged=False)
        newest = Snapshot.newest()
        files = newest.files if newest else ()
        overtaken = standing(newest).overtaken
        context = super().get_context_data(**kwargs)
        return context | {
            "snapshot": newest,
            "overtaken": overtaken,
            "description": ALL_AT_ONCE,
            "nodes": [described(newest, context)] if newest and not overtaken else [],
            "files": [
                (file, newest.file(f"{file.name}.gz")) for file in files if newest and not file.encoding
            ],
        }


def described(newest: Snapshot, context: Context) -> Node:
    """The files in the words of search engines."""
    house = publisher(context)
    return dataset(newest, house, f"{_('Everything as files')} · {house.name}", str(ALL_AT_ONCE))


class ExportFile(PublicPage):
    """One of the files. Refused while it may hold what was suspended or withdrawn since it was written."""

    @property
    def language(self) -> str:
        """Only a refusal has words."""
        return settings.LANGUAGE_CODE

    def begin(self, **kwargs: Any) -> None:
        """No page is drawn around it."""
        refuse_unknown(self.request.GET, (), paged=False)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let any page read the answer."""
        response = super().dispatch(request, *args, **kwargs)
        for name, value in OPEN.items():
            response.headers[name] = value
        return response

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The file, a part of it, or that the reader has it."""
        newest = Snapshot.newest()
        if newest is None or standing(newest).overtaken:
            return _later()
        if kwargs["name"] == MANIFEST:
            return JsonResponse(
                manifest(newest, settings.SITE_URL), json_dumps_params={"ensure_ascii": False}
            )
        file = newest.file(kwargs["name"])
        if file is None:
            raise Http404
        facts = _facts(file, newest)
        known = get_conditional_response(request, facts["ETag"], int(newest.written_at.timestamp()))
        try:
            response = known or _answer(request, newest.path(file.name).open("rb"), file, facts["ETag"])
        except FileNotFoundError:  # newer ones have just taken their place
            return _later()
        for name, value in facts.items():
            response.headers[name] = value
        return response


class OldAddress(RedirectView):
    """Where these files were promised before they had a page."""

    permanent = True
    http_method_names = ["get", "head", "options"]
    pattern_name = "export"


def _facts(file: SnapshotFile, newest: Snapshot) -> dict[str, str]:
    """What the headers say of a file, also where it is not sent."""
    return {
        "ETag": f'"{file.sha256[:32]}"',
        "Last-Modified": http_date(int(newest.written_at.timestamp())),
        "Accept-Ranges": "bytes",
        "X-Snapshot-Seq": str(newest.seq),
        "X-Snapshot-Log-Id": newest.log_id,
    }


def _answer(request: HttpRequest, opened: BinaryIO, file: SnapshotFile, etag: str) -> HttpResponseBase:
    """The whole file, or the one range that is asked for (RFC 9110, 14)."""
    kind = "application/gzip" if file.encoding else file.media_type
    wanted = RANGE.fullmatch(request.headers.get("Range", ""))
    if wanted is None or not any(wanted.groups()) or request.headers.get("If-Range", etag) != etag:
        return FileResponse(opened, filename=file.name, content_type=kind)
    first, last = _ends(*wanted.groups(), length=file.bytes)
    if first > last:
        opened.close()
        headers = {"Content-Range": f"bytes */{file.bytes}"}
        return HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers=headers)
    part = StreamingHttpResponse(_part(opened, first, last), status=206, content_type=kind)
    part["Content-Range"] = f"bytes {first}-{last}/{file.bytes}"
    part["Content-Length"] = str(last - first + 1)
    return part


def _ends(first: str | None, last: str | None, *, length: int) -> tuple[int, int]:
    """The first and the last byte; without a first one the last so many. None: first after last."""
    if first is None:
        return max(0, length - int(last or 0)), length - 1
    return int(first), min(int(last) if last else length, length - 1)


def _part(opened: BinaryIO, first: int, last: int) -> Iterator[bytes]:
    with opened:
        opened.seek(first)
        left = last - first + 1
        while left and (read := opened.read(min(CHUNK, left))):
            left -= len(read)
            yield read


def _later() -> HttpResponse:
    """503: there is none that may be given out now."""
    sentence = _(
        "The files are being written anew, because something in them was taken back. Try again in a minute."
    )
    headers = {"Retry-After": str(RETRY)}
    return HttpResponse(
        f"{sentence}\n", status=503, content_type="text/plain; charset=utf-8", headers=headers
    )
