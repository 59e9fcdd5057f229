"""Who may do what and when, and what must be there first. Every door and every verb asks here."""

from .docket import Docket, open_docket
from .gates import GATES, Gate, GateResult, inspect, missing
from .people import ROLES, has, house_of_two, is_desk
from .steps import EDITS, STEPS, Conflict, Step, edits_open, may_edit, open_steps, require
from .verdicts import counted, standing

__all__ = [
    "EDITS",
    "GATES",
    "ROLES",
    "STEPS",
    "Conflict",
    "Docket",
    "Gate",
    "GateResult",
    "Step",
    "counted",
    "edits_open",
    "has",
    "house_of_two",
    "inspect",
    "is_desk",
    "may_edit",
    "missing",
    "open_docket",
    "open_steps",
    "require",
    "standing",
]
