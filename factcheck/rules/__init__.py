"""Who may do what and when, and what must be there first. Every door and every verb asks here."""

from .docket import Docket, open_docket
from .gates import ASKED_AS, GATES, ORDER, Gate, GateResult, inspect, missing
from .keeping import KEEPERS, may_keep, require_keeper
from .people import (
    ROLES,
    SecondFactorMissing,
    at_the_desk,
    has,
    has_factor,
    holds,
    house_of_two,
    is_desk,
    lacks_factor,
    must_add_factor,
)
from .policies import without_policies
from .steps import EDITS, STEPS, Conflict, Step, edits_open, may_edit, open_steps, require
from .verdicts import counted, standing

__all__ = [
    "ASKED_AS",
    "EDITS",
    "GATES",
    "KEEPERS",
    "ORDER",
    "ROLES",
    "STEPS",
    "Conflict",
    "Docket",
    "Gate",
    "GateResult",
    "SecondFactorMissing",
    "Step",
    "at_the_desk",
    "counted",
    "edits_open",
    "has",
    "has_factor",
    "holds",
    "house_of_two",
    "inspect",
    "is_desk",
    "lacks_factor",
    "may_edit",
    "may_keep",
    "missing",
    "must_add_factor",
    "open_docket",
    "open_steps",
    "require",
    "require_keeper",
    "standing",
    "without_policies",
]
