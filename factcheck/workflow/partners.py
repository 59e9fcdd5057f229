"""Keys of partners: made, replaced and revoked by administrators. A secret is told once and never kept."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from factcheck import rules
from factcheck.models import PartnerKey, Scope, User

from . import webhooks
from .ledger import locked_ledger, record
from .secret_words import TOLD, digest, new_secret
from .words import clean

AT_ONCE = 2
"""A partner has two live keys while the new one takes the place of the old one; never more."""


class Made(NamedTuple):
    """A new key and its secret, which nobody can read again."""

    key: PartnerKey
    secret: str


@transaction.atomic
def make_key(
    partner: str, *, by: User, scopes: Sequence[str], acts_as: User, expires_at: datetime | None = None
) -> Made:
    """A new key for a partner. What it does is logged in the name of `acts_as`."""
    now, secret = timezone.now(), new_secret()
    key = PartnerKey(
        partner=partner.strip(),
        prefix=secret[:TOLD],
        sha256=digest(secret),
        scopes=list(scopes),
        acts_as=acts_as,
        made_by=by,
        made_at=now,
        expires_at=expires_at,
    )
    rules.require_keeper(by, key)
    if expires_at is not None and expires_at <= now:
        raise ValidationError({"expires_at": "Choose a time in the future, or leave it empty."})
    clean(key)
    _require_room(key, now)
    key.save(force_insert=True)
    told = {"partner": key.partner, "prefix": key.prefix, "scopes": key.scopes, "acts_as": str(acts_as)}
    record("make_key", key, by=by, changes={name: [None, value] for name, value in told.items()})
    return Made(key, secret)


def rotate_key(key: PartnerKey, *, by: User) -> Made:
    """A second key like this one, so that the partner can change over; then this one is revoked."""
    if not key.is_live(timezone.now()):
        raise ValidationError("This key opens nothing any more. Make a new one.")
    # What was given for a year is given for as long again, from now on.
    span = key.expires_at - key.made_at if key.expires_at else None
    until = timezone.now() + span if span else None
    return make_key(key.partner, by=by, scopes=key.scopes, acts_as=key.acts_as, expires_at=until)


def partners_under_embargo(now: datetime | None = None) -> list[str]:
    """Partners with a live key that reads under embargo, by name."""
    live = PartnerKey.objects.live(now or timezone.now()).only("partner", "scopes")
    named = {key.partner.casefold(): key.partner for key in live if Scope.EMBARGOED in key.scopes}
    return [named[name] for name in sorted(named)]


@transaction.atomic
def revoke_key(key: PartnerKey, *, by: User) -> PartnerKey:
    """Close what the key opens, at once and for good."""
    rules.require_keeper(by, key)
    row = PartnerKey.objects.select_for_update().get(pk=key.pk)
    if row.revoked_at is not None:
        raise rules.Conflict("This key is revoked already.")
    row.revoked_at = timezone.now()
    row.save(update_fields=["revoked_at"])
    record("revoke_key", row, by=by, changes={"revoked_at": [None, row.revoked_at.isoformat()]})
    webhooks.close_for(row, by=by, now=row.revoked_at)
    return row


def _require_room(key: PartnerKey, now: datetime) -> None:
    """Refuse a third live key of one partner, and a key in the name of somebody who could not do it."""
    locked_ledger()  # so that two administrators at the same moment count each other's
    if PartnerKey.objects.live(now).filter(partner__iexact=key.partner).count() >= AT_ONCE:
        raise ValidationError(
            {"partner": f"{key.partner} has two live keys already. Revoke one of them first."}
        )
    if Scope.INTAKE in key.scopes and not rules.has(key.acts_as, "split"):
        raise ValidationError(
            {"acts_as": f"{key.acts_as} does not take articles in. Choose somebody who does, or the desk."}
        )
