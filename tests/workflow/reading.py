"""What a test reads of the log and of what readers see."""

import json

from factcheck.models import Claim, Event, FactCheck


def lines() -> int:
    """How many lines the log has."""
    return Event.objects.count()


def last_line(claim: Claim) -> tuple[str, dict]:
    """The verb of the claim's last line and its changes, {field: [old, new]}."""
    event = Event.objects.filter(claim=claim).latest("number")
    return event.verb, json.loads(event.payload)["changes"]


def shown(claim: Claim) -> dict:
    """The public document of the claim."""
    return FactCheck.objects.get(claim_id=claim.pk).data


def gates(claim: Claim) -> dict[str, str]:
    """What readers are told of each gate."""
    return {gate["code"]: gate["sentence"] for gate in shown(claim)["envelope"]["gates"]}
