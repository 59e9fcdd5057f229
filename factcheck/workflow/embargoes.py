"""Sharing under embargo: a named partner reads what is signed before readers do."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from factcheck import rules
from factcheck.models import Claim, Embargo, User
from factcheck.rules import remarks

from .ledger import record
from .names import public_id
from .partners import partners_under_embargo
from .steps import check_version, lock
from .words import clean


@transaction.atomic
def share(claim: Claim, *, by: User, partner: str, note: str = "", version: int | None = None) -> Embargo:
    """Let a partner read the approved submission from now on. A second press changes nothing."""
    row = lock(claim)
    if version is not None:
        check_version(row, version)
    remarks.require_share(by, row)
    named = {name.casefold(): name for name in partners_under_embargo()}.get(partner.strip().casefold())
    if named is None:
        raise ValidationError(
            {"partner": "This partner has no live key that reads under embargo. Make one for them first."}
        )
    known = Embargo.objects.of_partner(named).filter(submission=row.submission, revoked_at=None).first()
    if known:
        return known
    made = Embargo(
        public_id=public_id("em"),
        submission=row.submission,
        partner=named,
        note=note.strip(),
        made_by=by,
        made_at=timezone.now(),
    )
    clean(made)
    made.save(force_insert=True)
    record("share", made, by=by, changes={"partner": [None, named]})
    return made


@transaction.atomic
def end_share(shared: Embargo, *, by: User) -> Embargo:
    """Close it at once; the partner's next call says that it is taken back."""
    row = lock(Claim(pk=shared.claim_id))
    remarks.require_end_share(by, row)
    now = timezone.now()
    if not Embargo.objects.filter(pk=shared.pk, revoked_at=None).update(revoked_at=now, revoked_by=by):
        raise rules.Conflict("This was taken back already.")
    shared.refresh_from_db()
    record("end_share", shared, by=by, changes={"partner": [shared.partner, None]})
    return shared
