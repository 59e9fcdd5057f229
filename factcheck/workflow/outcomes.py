"""The ledger of outcomes: what stands about each party, and what readers are told of it."""

from typing import Any

from factcheck.models import Claim, Outcome


def standing(claim: Claim) -> list[Outcome]:
    """The last line about each party."""
    last = {row.party: row for row in claim.outcomes.order_by("pk")}
    return [last[party] for party in Outcome.Party.values if party in last]


def told(claim: Claim) -> list[dict[str, Any]]:
    """The same as readers are told: days are ISO 8601."""
    names = {Outcome.Party.CLAIMANT.value: claim.claimant, Outcome.Party.OUTLET.value: claim.reporter}
    return [
        {
            "party": row.party,
            "name": _public(names[row.party]),
            "asked_on": row.asked_on.isoformat(),
            "result": row.result,
            "answered_on": row.answered_on.isoformat() if row.answered_on else None,
            "link": row.link or None,
            "note": row.note,
        }
        for row in standing(claim)
    ]


def _public(source: Any) -> str | None:
    return None if source is None or source.anonymous else source.name
