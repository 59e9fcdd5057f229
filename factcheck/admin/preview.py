"""What somebody outside reads through a preview link: the readers' own page, before there is one."""

import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from factcheck.formats import headlines
from factcheck.formats.corrections import notes
from factcheck.formats.upgrade import upgrade
from factcheck.models import Claim, FactCheck, PreviewLink, Status
from factcheck.workflow import previews
from factcheck.workflow.previewing import preview_document

from .blindness import may_see_verdict

A_MINUTE = 60
PRIVATE = {
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
}
"""Nobody keeps it, lists it, or is told where its reader came from: the address is the key."""
READABLE = (Status.OPEN, Status.IN_REVIEW, Status.DISPUTED, Status.APPROVED, Status.SCHEDULED)
TELLS = "That preview tells the verdict. Rate the claim, or look at the verdict, first."
Frame = Callable[[], dict[str, Any]]
Absent = Callable[[HttpRequest, Exception], HttpResponse]


@require_safe
def preview_page(request: HttpRequest, token: str, *, frame: Frame, absent: Absent) -> HttpResponse:
    """The page of one submission. `frame` and `absent` are those of the readers' site."""
    link = previews.link_of(token)
    if link is None:
        return absent(request, Http404())
    if asked_too_often(link):
        return _told(request, frame, "preview_busy", HTTPStatus.TOO_MANY_REQUESTS, {"Retry-After": "60"})
    claim: Claim = link.submission.claim
    if page := _published(link, claim):
        return redirect(page.get_absolute_url())
    if not _is_readable(link, claim):
        return _told(request, frame, "preview_gone", HTTPStatus.GONE, {})
    if request.user.is_authenticated and not may_see_verdict(request.user, claim):
        messages.error(request, TELLS)
        return redirect("admin:factcheck_claim_review", claim.pk)
    previews.opened(link)
    document = upgrade(preview_document(link.submission))
    corrections = notes(document)
    shown = {
        "content": document["content"],
        "envelope": document["envelope"],
        "corrections": corrections,
        "earlier": [note for note in corrections if not note.leads],
        "title": headlines.title(document),
        "description": headlines.description(document),
        "link": link,
    }
    return _told(request, frame, "preview_detail", HTTPStatus.OK, {}, **shown)


def asked_too_often(link: PreviewLink) -> bool:
    """Whether this link was opened more than sixty times in this minute."""
    key = f"preview:{link.pk}:{int(time.time() // A_MINUTE)}"
    cache.add(key, 0, timeout=2 * A_MINUTE)
    try:
        return cache.incr(key) > A_MINUTE
    except ValueError:  # the cache was emptied between the two lines
        return False


def _is_readable(link: PreviewLink, claim: Claim) -> bool:
    """Whether it still shows what the desk works on: not expired, revoked, replaced, erased or given up."""
    latest = claim.submission_id == link.submission_id and link.submission.content is not None
    return link.is_open and latest and claim.status in READABLE


def _published(link: PreviewLink, claim: Claim) -> FactCheck | None:
    """The page that readers see of this very submission by now."""
    page = FactCheck.objects.select_related("edition").of(claim)
    if page is None or not page.is_live or page.edition is None or not link.is_open:
        return None
    return page if page.edition.submission_id == link.submission_id else None


def _told(
    request: HttpRequest,
    frame: Frame,
    template: str,
    status: HTTPStatus,
    headers: dict[str, str],
    **shown: Any,
) -> HttpResponse:
    response = render(request, f"public/{template}.html", {**frame(), **shown}, status=status)
    for name, value in (PRIVATE | headers).items():
        response[name] = value
    return response
