"""What partners read under embargo through the API: the gate that it goes through, and nothing beside it.

In goes the caller, out come plain facts. What was not shared with this partner is not there, and how far a
share has come is computed from the claim each time, so that no verb can forget to end it.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from factcheck.models import Edition, Embargo
from factcheck.rules.remarks import holds

from .inbox import SEEN, Caller
from .ledger import sha256

__all__ = ["Shared", "shared_one", "shared_with"]

EMBARGOED, PUBLISHED, TAKEN_BACK = "embargoed", "published", "taken_back"


@dataclass(frozen=True)
class Shared:
    """What one partner may read before readers do, or what became of it.

    `state` is embargoed, published or taken_back; `signed` is canonical JSON as two people signed it, None
    unless it is embargoed; `until` is when it is to be published, None while nobody has said.
    """

    key: int
    public_id: str
    state: str
    note: str
    shared_at: datetime
    until: datetime | None
    digest: str
    signed: str | None
    fact_check: str | None

    @property
    def content(self) -> dict[str, Any] | None:
        """What was signed, as it will be published."""
        return json.loads(self.signed) if self.signed else None


def shared_with(caller: Caller, *, before: int | None, most: int) -> list[Shared]:
    """What was shared with this partner, the latest first, below this key. In two queries."""
    rows = Embargo.objects.of_partner(caller.partner).filter(Q(pk__lt=before) if before is not None else Q())
    return _told(rows.order_by("-id")[:most])


def shared_one(caller: Caller, public_id: str) -> Shared | None:
    """One of them; whoever reads it is remembered to have read it. None when there is none of this name."""
    found = _told(Embargo.objects.of_partner(caller.partner).filter(public_id=public_id))
    if not found:
        return None
    if found[0].state == EMBARGOED:
        _read(found[0])
    return found[0]


def _told(rows: Any) -> list[Shared]:
    listed = list(rows.select_related("submission__claim__scheduled"))
    editions = _editions(row.submission_id for row in listed)
    return [_shared(row, editions.get(row.submission_id)) for row in listed]


def _editions(submissions: Iterable[int]) -> dict[int, str]:
    """Names of the fact-checks that came of these submissions."""
    ours = Edition.objects.filter(submission_id__in=list(submissions))
    return dict(ours.values_list("submission_id", "fact_check__public_id"))


def _shared(row: Embargo, fact_check: str | None) -> Shared:
    claim, submission = row.submission.claim, row.submission
    unaltered = submission.content is not None and sha256(submission.content) == submission.digest
    held = holds(row, claim) and unaltered
    state = PUBLISHED if fact_check else EMBARGOED if held else TAKEN_BACK
    clock = getattr(claim, "scheduled", None)
    open_now = state == EMBARGOED
    return Shared(
        key=row.pk,
        public_id=row.public_id,
        state=state,
        note=row.note if open_now else "",
        shared_at=row.made_at,
        until=clock.publish_at if clock and open_now else None,
        digest=submission.digest,
        signed=submission.content if open_now else None,
        fact_check=fact_check,
    )


def _read(shared: Shared) -> None:
    """Write down that the partner has it."""
    now = timezone.now()
    stale = Q(last_read_at=None) | Q(last_read_at__lt=now - SEEN)
    Embargo.objects.filter(stale, pk=shared.key).update(
        first_read_at=Coalesce("first_read_at", now), last_read_at=now
    )
