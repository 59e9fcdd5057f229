"""Previews for people outside the desk: one link to one submission, for a while, until it is revoked."""

import secrets
from datetime import timedelta

from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from factcheck import rules
from factcheck.models import Claim, PreviewLink, User, Verdict
from factcheck.rules import remarks

from .ledger import record, sha256
from .steps import lock

HOURS = 72
LONGEST = 24 * 30
"""Hours that a link may live at most."""
TOKEN_MAX = 120


def new_token() -> str:
    """A name that nobody guesses (192 bits), signed, so that a made-up one never reaches the database."""
    return _signer().sign(secrets.token_urlsafe(24))


def is_token(token: str) -> bool:
    """Whether we have made it."""
    try:
        _signer().unsign(token)
    except signing.BadSignature:
        return False
    return len(token) <= TOKEN_MAX


@transaction.atomic
def make_preview(claim: Claim, *, by: User, token: str, hours: int = HOURS) -> PreviewLink:
    """Open what was submitted last to whoever holds the token. A second press changes nothing."""
    row = lock(claim)
    remarks.require_preview(by, row)
    if not is_token(token):
        raise ValidationError("This form is not ours any more. Reload the page and try again.")
    if not 0 < hours <= LONGEST:
        raise ValidationError({"hours": f"Choose between 1 and {LONGEST} hours."})
    if not Verdict.objects.filter(claim=row).visible_to(by).exists():
        raise PermissionDenied("A preview tells the verdict. Rate the claim, or look at the verdict, first.")
    known = PreviewLink.objects.filter(token_sha256=sha256(token), made_by=by).first()
    if known:
        return known
    now = timezone.now()
    link = PreviewLink.objects.create(
        submission=row.submission,  # type: ignore[misc] # required above
        token_sha256=sha256(token),
        made_by=by,
        made_at=now,
        expires_at=now + timedelta(hours=hours),
    )
    record("preview", link, by=by, changes={"expires_at": [None, link.expires_at.isoformat()]})
    return link


@transaction.atomic
def revoke_preview(link: PreviewLink, *, by: User) -> PreviewLink:
    """Close a link at once."""
    row = lock(Claim(pk=link.claim_id))
    remarks.require_preview(by, row)
    now = timezone.now()
    if not PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=now, revoked_by=by):
        raise rules.Conflict("This link is revoked already.")
    link.refresh_from_db()
    record("revoke_preview", link, by=by)
    return link


def link_of(token: str) -> PreviewLink | None:
    """The link that this token opens or once opened."""
    if not is_token(token):
        return None
    rows = PreviewLink.objects.select_related("submission__claim", "submission__rating")
    return rows.filter(token_sha256=sha256(token)).first()


def opened(link: PreviewLink) -> None:
    """Remember that somebody has looked; no line of the log, since nobody of the desk did anything."""
    PreviewLink.objects.filter(pk=link.pk).update(opened_at=timezone.now())


def _signer() -> signing.Signer:
    return signing.Signer(salt="factcheck.preview")
