"""What somebody is typing, kept and given back to them alone; and who else has the claim open."""

import json
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from factcheck.models import Claim, Draft
from factcheck.workflow import drafts, presence

from .answers import done, refused
from .numbers import number
from .refusals import REFUSALS

HIGHEST = 2**31 - 1
"""No version of a claim is higher: its column ends here."""

LAST = 2**63 - 1
ANOTHER = "Somebody else has logged in here since. What you typed is kept in this tab alone: log in again."


def drafts_view(request: HttpRequest, claim: Claim, **frame: Any) -> JsonResponse:
    """GET: this person's drafts on the claim. POST: keep one, or with `discard` drop it."""
    user: Any = request.user
    if request.POST.get("me", str(user.pk)) != str(user.pk):
        return refused(PermissionDenied(ANOTHER))
    if request.method != "POST":
        return JsonResponse({"drafts": [_told(draft) for draft in drafts.of(claim, by=user)]})
    form = request.POST.get("form", "")
    if "discard" in request.POST:
        drafts.forget(claim, by=user, form=form)
        return done("Discarded.")
    try:
        draft = drafts.keep(claim, by=user, form=form, **_sent(request))
    except drafts.Elsewhere as elsewhere:
        return refused(elsewhere, **_told(elsewhere.draft))
    except REFUSALS as refusal:
        return refused(refusal)
    return done("", draft=draft.version, saved=_moment(draft))


def _sent(request: HttpRequest) -> dict[str, Any]:
    """What the script sends; what it cannot have sent is refused by the verb in words."""
    try:
        words = json.loads(request.POST.get("words", ""))
    except (ValueError, RecursionError):
        words = None
    claim_version, seen = (number(request.POST.get(name)) or 0 for name in ("version", "draft"))
    tab = drafts.Tab(request.POST.get("tab", "")[:36], min(number(request.POST.get("turn")) or 0, LAST))
    return {"words": words, "claim_version": min(claim_version, HIGHEST), "seen": min(seen, LAST), "tab": tab}


def _told(draft: Draft) -> dict[str, Any]:
    return {
        "form": draft.form,
        "words": draft.words,
        "claim_version": draft.claim_version,
        "draft": draft.version,
        "saved": _moment(draft),
        "saved_at": draft.saved_at.timestamp() * 1000,
    }


def _moment(draft: Draft) -> str:
    """When it was saved, as people say it."""
    local = timezone.localtime(draft.saved_at)
    return date_format(local, "H:i" if local.date() == timezone.localdate() else "j M, H:i")


def here_view(request: HttpRequest, claim: Claim, **frame: Any) -> JsonResponse:
    """A page says that it is open, or with `leaving` that it is being closed, and hears who else is there."""
    user: Any = request.user
    if request.method == "POST":
        (presence.leave if "leaving" in request.POST else presence.arrive)(claim, by=user)
    names = [str(user) for user in presence.others(claim, but=user)]
    last = claim.events.select_related("by").last()
    return JsonResponse(
        {"others": names, "version": claim.version, "changed_by": str(last.by) if last else ""}
    )


def room_of(claim: Claim, user: Any) -> dict[str, Any]:
    """What the pages of a claim say about the room: who else is in it, and where drafts are kept."""
    return {
        "others": presence.others(claim, but=user),
        "drafts_url": reverse("admin:factcheck_claim_drafts", args=[claim.pk]),
        "here_url": reverse("admin:factcheck_claim_here", args=[claim.pk]),
    }
