"""Forms that anybody may send, with no cookie: who may not send, and how often.

A form carries a signed time, so that what is sent at once or a day later is asked for again; a field that
only robots fill; and it is taken from our own pages alone. Whoever is refused finds all that was typed.
"""

import secrets
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext as _

from factcheck.formats.networks import fingerprint

SALT = "factcheck.forms"
NEVER_KEPT = "no-store"
FASTEST, SLOWEST = 3, 24 * 3600
"""Seconds between the page and what is sent from it."""
QUOTA, WINDOW = 5, 3600
"""So many from one address in so many seconds."""


@dataclass(frozen=True)
class Refused:
    """Why it was not taken, and for how many seconds that will be so."""

    sentence: str
    status: int = 400
    wait: int = 0


def new_token() -> str:
    """The time, signed, and of this page alone."""
    return signing.TimestampSigner(salt=SALT).sign(secrets.token_hex(8))


def refused(request: HttpRequest, *, form: str) -> Refused | None:
    """What is wrong with how it was sent; nothing when it may be read."""
    if not _from_our_own_page(request):
        return Refused(
            _("This form can be sent from its own page only. Open the page and send it there."), 403
        )
    if request.POST.get("website"):
        return Refused(_("This could not be taken. Send it once more from the page."))
    if sentence := _wrong_time(request.POST.get("token", "")):
        return Refused(sentence)
    if _too_often(request, form):
        return Refused(
            _("Too many came from your network within an hour. Wait an hour, then send it again."),
            429,
            WINDOW,
        )
    return None


def _from_our_own_page(request: HttpRequest) -> bool:
    """Browsers say where a form stands; what says nothing brings no authority that could be misused."""
    said = request.headers.get("Sec-Fetch-Site", "")
    return said == "same-origin" or (
        not said and request.headers.get("Origin", "") in ("", settings.SITE_URL)
    )


def _wrong_time(token: str) -> str:
    signer = signing.TimestampSigner(salt=SALT)
    try:
        signer.unsign(token, max_age=SLOWEST)
    except signing.SignatureExpired:
        return _("The page was open for longer than a day. Send it once more: everything is still here.")
    except signing.BadSignature:
        return _("This could not be taken. Send it once more: everything is still here.")
    try:
        signer.unsign(token, max_age=FASTEST - 1)
    except signing.SignatureExpired:
        return ""
    return _("That was quicker than anybody types. Wait a moment and send it once more.")


def _too_often(request: HttpRequest, form: str) -> bool:
    """Count what one network sends; no address is kept, only its digest for an hour."""
    key = f"form:{form}:{fingerprint(_address(request))[:32]}"
    cache.add(key, 0, WINDOW)
    try:
        return int(cache.incr(key)) > QUOTA
    except ValueError:  # it ran out between the two
        return False


def _address(request: HttpRequest) -> str:
    """The reader's address, as the last of our proxies saw it."""
    count = settings.PROXY_COUNT
    said = request.headers.get("X-Forwarded-For", "").split(",") if count else []
    return said[-min(count, len(said))].strip() if said else str(request.META.get("REMOTE_ADDR", ""))
