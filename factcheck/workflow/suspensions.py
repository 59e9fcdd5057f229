"""The emergency brake's papers: it is pulled in one press, and why is told when there is time."""

from django.core.exceptions import ValidationError
from django.db import transaction

from factcheck.models import Claim, Event, User
from factcheck.rules import remarks

from .ledger import record
from .steps import lock

AT_ONCE = "Suspended at once; the reason follows."
"""The internal note of a suspension by one press."""


@transaction.atomic
def explain(claim: Claim, *, by: User, note: str) -> Event:
    """Add to the internal note of a suspension. What was written first stays; the log has both."""
    row = lock(claim)
    remarks.require_explain(by, row)
    if not note.strip():
        raise ValidationError({"note": "Say why, in a sentence."})
    return record("explain", row, by=by, note=note.strip())
