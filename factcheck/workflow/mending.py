"""Two steps that people take as one: a reviewer mends a comma, and an editor corrects what is published."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from factcheck import rules
from factcheck.models import Claim, User, Verdict

from . import claims
from .checking import submit, write_verdict
from .notices import MENDED
from .publishing import reopen
from .review import send_back
from .steps import lock

MINOR = Claim.Correction.MINOR


@transaction.atomic
def mend(claim: Claim, *, by: User, version: int | None = None, statement: str = "", **verdict: str) -> Claim:
    """Change a few words of what is in review and submit it: now the author signs instead of the reviewer.

    `verdict` holds `summary`, `explanation` and `uncertainty`. Each step is a line of the log.
    """
    rules.require(by, "send_back", lock(claim))
    lead = Verdict.objects.get(claim=claim, role=Verdict.Role.LEAD)
    changed: dict[str, Any] = {
        name: words for name, words in verdict.items() if words.strip() != getattr(lead, name).strip()
    }
    send_back(claim, by=by, note=MENDED, version=version)
    if statement.strip() not in ("", claim.statement):
        claims.edit(claim, by=by, statement=statement.strip())
    elif not changed:
        raise ValidationError("You have changed no word. Approve it as it stands, or change some.")
    if changed:
        write_verdict(claim, by=by, **changed)
    return submit(claim, by=by)


@transaction.atomic
def correct(
    claim: Claim, *, by: User, kind: str, public_note: str, note: str = "", version: int | None = None
) -> Claim:
    """Work on a published claim again, and say at once what its next edition is, in the readers' words."""
    if kind != MINOR and not public_note.strip():
        raise ValidationError({"public_note": "Tell readers what changed, or choose “minor” for a typo."})
    # The public note may tell the new verdict: `edit` conceals it, and this note would not.
    reason = note or f"For the next edition ({kind})."
    reopen(claim, by=by, note=reason, version=version)
    return claims.edit(claim, by=by, correction_kind=kind, correction_note=public_note.strip())
