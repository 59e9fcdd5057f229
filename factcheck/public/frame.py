"""What stands around every page of the readers' site, refusals included."""

from typing import Any

from factcheck.models.published.imprint import Imprint, the_imprint

Context = dict[str, Any]


def frame(imprint: Imprint | None = None) -> Context:
    """The house, its adopted policies, its ratings and the last public change, as templates know them."""
    known = imprint or the_imprint()
    return {
        "house": known.house,
        "policies": known.policies,
        "ratings": known.ratings,
        "changed_at": known.changed_at,
    }
