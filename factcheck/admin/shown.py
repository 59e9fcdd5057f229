"""Pictures, sound and film of articles as staff see and hear them on the desk."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from factcheck.files import LARGEST, Unfit
from factcheck.files.inspection import content_type_of
from factcheck.files.pictures import SHOWN_AS, redrawn
from factcheck.formats.images import SMALL
from factcheck.models import ClaimImage
from factcheck.workflow import vault
from factcheck.workflow.media import PICTURES, RECORDINGS

from .captures import NOT_SHOWN, kept_capture
from .door import on_staff

HEADERS = NOT_SHOWN | {"Content-Disposition": "inline", "Cross-Origin-Resource-Policy": "same-origin"}
"""Sandboxed and never guessed at: a browser that opens it as a page of its own runs nothing of it."""
RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)
PIECE = 64 * 1024
HEAD = 4096


@never_cache
@require_safe
def capture_shown(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """The file for an `img`, `audio` or `video` of the desk. Of what is none of these there is nothing here.

    A picture is drawn anew and never sent as it was received; of a recording, the part that is asked for.
    """
    path = kept_capture(request, sha256)[1]
    with path.open("rb") as file:
        content_type = content_type_of(file.read(HEAD))
    if content_type in PICTURES:
        return FileResponse(_picture(sha256, path).open("rb"), content_type=SHOWN_AS, headers=HEADERS)
    if content_type not in RECORDINGS:
        raise Http404("This is no picture, sound or film.")
    return _played(request, path, content_type)


@never_cache
@require_safe
def claim_image(request: HttpRequest, sha256: str) -> HttpResponse:
    """A picture that is on a claim, as readers will see it in small; for staff."""
    known = ClaimImage.objects.filter(sha256=sha256, removed_at=None).exists()
    path = vault.drawn_path(sha256, SMALL)
    if not (request.user.is_staff and on_staff(request.user) and known and path.is_file()):
        raise Http404("No claim has this picture.")
    return HttpResponse(path.read_bytes(), content_type=SHOWN_AS, headers=HEADERS)


def _picture(sha256: str, path: Path) -> Path:
    """The picture as it was drawn when it came in, or now if it came another way."""
    shown = vault.shown_path(sha256)
    if shown.is_file():
        return shown
    if path.stat().st_size > LARGEST:
        raise Http404("This picture is too large to be shown.")
    try:
        return vault.keep_shown(sha256, redrawn(path.read_bytes()))
    except Unfit as refusal:
        raise Http404(str(refusal)) from refusal


def _played(request: HttpRequest, path: Path, content_type: str) -> HttpResponseBase:
    """The recording, or the one range of it that a player asks for (RFC 9110, 14). Several are not given."""
    size = path.stat().st_size
    asked = RANGE.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    headers = HEADERS | {"Accept-Ranges": "bytes"}
    if asked is None or asked.groups() == ("", ""):
        return FileResponse(path.open("rb"), content_type=content_type, headers=headers)
    first, last = _between(asked[1], asked[2], size)
    if first > last:
        return HttpResponse(status=416, headers=headers | {"Content-Range": f"bytes */{size}"})
    headers |= {"Content-Range": f"bytes {first}-{last}/{size}", "Content-Length": str(last - first + 1)}
    pieces = _read(path, first, last)
    return StreamingHttpResponse(pieces, status=206, content_type=content_type, headers=headers)


def _between(first: str, last: str, size: int) -> tuple[int, int]:
    """The first and the last byte of a range; the first is behind the last when there is none."""
    if not first:
        return max(0, size - int(last)), size - 1 if int(last) else -1
    return int(first), min(int(last), size - 1) if last else size - 1


def _read(path: Path, first: int, last: int) -> Iterator[bytes]:
    left = last - first + 1
    with path.open("rb") as file:
        file.seek(first)
        while left > 0 and (piece := file.read(min(PIECE, left))):
            left -= len(piece)
            yield piece
