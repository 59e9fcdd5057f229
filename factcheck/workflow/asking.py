"""Asking whoever said or carried a claim to put it right: a line for each thing that came of it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from factcheck.models import Claim, Outcome, User

from . import pages
from .steps import ANY_VERSION, take
from .words import clean


@transaction.atomic
def record_outcome(
    claim: Claim,
    *,
    by: User,
    party: str,
    asked_on: date,
    result: str,
    answered_on: date | None = None,
    link: str = "",
    note: str = "",
) -> Outcome:
    """Add a line about one party; readers and partners are told at once, with no new edition."""
    with take(claim, "record_outcome", by=by, version=ANY_VERSION) as step:
        row = Outcome(
            claim=step.claim,
            party=party,
            asked_on=asked_on,
            result=result,
            answered_on=answered_on,
            link=link,
            note=note.strip(),
            recorded_by=by,
            recorded_at=step.at,
        )
        if row.result in Outcome.ANSWERED and answered_on is None:
            raise ValidationError({"answered_on": "Give the day on which they did it."})
        clean(row)
        row.save(force_insert=True)
        step.log("outcome", None, str(row))
    pages.refresh_envelope(claim, by=by)
    return row
