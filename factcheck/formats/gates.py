"""What readers are told of how a claim was checked: the name of each gate, in their language."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

NAMES = {
    "statement": _("Statement"),
    "appearance": _("Where it was said"),
    "claimant": _("Claimant"),
    "rating": _("Rating"),
    "summary": _("Summary"),
    "explanation": _("Explanation"),
    "independence": _("Independent sources"),
    "primary": _("Primary source"),
    "sides": _("Both sides"),
    "located": _("Sources can be found"),
    "dated": _("Dates of evidence"),
    "reply": _("Right of reply"),
    "conflicts": _("Conflicts of interest"),
    "correction": _("What changed"),
    "second": _("Second verdict"),
    "policies": _("Published policies"),
}


def gate_name(gate: Mapping[str, Any]) -> str:
    """The name of a gate; as it was kept with the edition where we do not know its code."""
    return str(NAMES.get(gate["code"], gate["label"]))
