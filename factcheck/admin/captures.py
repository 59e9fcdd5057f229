"""Captured files, handed to staff to save and never shown by a browser; and a capture tried again."""

import mimetypes
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, re_path, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from factcheck.models import Capture, Document
from factcheck.workflow import captures, rechecks, vault

from .answers import done, refused, wants_json
from .door import on_staff
from .refusals import REFUSALS, sentences

NOT_SHOWN = {"Content-Security-Policy": "default-src 'none'; sandbox", "X-Content-Type-Options": "nosniff"}
"""Whoever wrote the page wrote it for a browser: it must not run at our address (CSP 3, sandbox)."""
UNNAMED = "application/octet-stream"


@never_cache
@require_safe
def capture_file(request: HttpRequest, sha256: str) -> FileResponse:
    """The bytes as an attachment, for staff; for everybody else there is nothing here."""
    capture, file = kept_capture(request, sha256)
    name = f"{sha256[:12]}{mimetypes.guess_extension(capture.content_type) or ''}"
    return FileResponse(
        file.open("rb"),
        as_attachment=True,
        filename=name,
        content_type=UNNAMED,
        headers=NOT_SHOWN,
    )


def kept_capture(request: HttpRequest, sha256: str) -> tuple[Capture, Path]:
    """A capture and its file, for staff. Raises Http404 for everybody else, and when there is none."""
    rows = Capture.objects.filter(sha256=sha256, redacted_by=None).order_by("id")
    capture = rows.first() if request.user.is_staff and on_staff(request.user) else None
    if capture is None or not vault.path_of(sha256).is_file():
        raise Http404("No capture is kept under this digest.")
    return capture, vault.path_of(sha256)


@require_POST
def capture_again(request: HttpRequest, document_id: int) -> HttpResponse:
    """Have a document captured now, and go back to the claim that cites it."""
    return _asked(request, document_id, captures.capture_again, "“{}” will be captured in a minute.")


@require_POST
def look_again(request: HttpRequest, document_id: int) -> HttpResponse:
    """Have a cited page fetched once more and compared with its capture, and go back to the claim."""
    return _asked(request, document_id, rechecks.look_again, "“{}” will be looked at again in a minute.")


def _asked(request: HttpRequest, document_id: int, ask: Callable[..., Any], said: str) -> HttpResponse:
    document = get_object_or_404(Document, pk=document_id)
    try:
        ask(document, by=request.user)
    except REFUSALS as refusal:
        if wants_json(request):
            return refused(refusal)
        messages.error(request, " ".join(sentences(refusal)))
    else:
        if wants_json(request):
            return done(said.format(document))
        messages.success(request, said.format(document))
    claim = request.POST.get("claim", "")
    if not claim.isdecimal():
        return redirect("admin:factcheck_document_change", document.pk)
    return redirect(f"{reverse('admin:factcheck_claim_change', args=[claim])}#evidence")


def capture_urls(site: Any) -> list[URLPattern]:
    """The addresses of all three. A file does not send strangers to the login: it is not there for them."""
    again, look = site.admin_view(capture_again), site.admin_view(look_again)
    return [
        re_path(r"^captures/(?P<sha256>[0-9a-f]{64})/$", capture_file, name="capture"),
        path("captures/<int:document_id>/again/", again, name="capture_again"),
        path("captures/<int:document_id>/look/", look, name="look_again"),
    ]
