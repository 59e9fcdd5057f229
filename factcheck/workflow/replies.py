"""Right of reply in one press: what needs no more words than its name."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from factcheck.models import Claim, ReplyRequest

USUAL_DEADLINE = timedelta(days=3)
"""So long a claimant has to answer, unless another day is given."""
Outcome = ReplyRequest.Outcome
AT_FIRST = (
    Outcome.WAITING,
    Outcome.SELF_EVIDENT,
    Outcome.CLAIMANT_UNKNOWN,
    Outcome.UNREACHABLE,
    Outcome.UNSAFE,
)
WHILE_WAITING = (Outcome.NO_ANSWER, Outcome.DECLINED)


def quick(last: ReplyRequest | None) -> tuple[ReplyRequest.Outcome, ...]:
    """The outcomes that one press records, after the last line of the log of replies."""
    return WHILE_WAITING if last and last.outcome == Outcome.WAITING else AT_FIRST


def facts_of(claim: Claim, outcome: str, *, today: date | None = None) -> dict[str, Any]:
    """What `record_reply` is told for an outcome chosen in one press: today, or what was asked before."""
    today = today or timezone.localdate()
    if outcome == Outcome.WAITING:
        return {"outcome": outcome, "asked_on": today, "deadline_on": today + USUAL_DEADLINE}
    last = claim.replies.last()
    if outcome in ReplyRequest.ASKED and last is not None:
        names = ("asked_of", "asked_on", "deadline_on")
        return {"outcome": outcome} | {name: getattr(last, name) for name in names}
    return {"outcome": outcome}


def is_overdue(reply: ReplyRequest, *, today: date | None = None) -> bool:
    """Whether an answer that was waited for has not come in time."""
    day = reply.deadline_on
    return reply.outcome == Outcome.WAITING and day is not None and day < (today or timezone.localdate())
