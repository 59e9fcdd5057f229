"""What we got wrong: every correction, newest first, and what we have withdrawn."""

from typing import Any

from factcheck.models.published import FactCheck

from .frame import Context
from .listing import listing, refuse_unknown
from .pages import PublicPage
from .rows import corrections

HIDDEN = 20


class CorrectionList(PublicPage):
    """Corrections, clarifications, updates, retractions and withdrawals."""

    template_name = "public/correction_list.html"

    def get_context_data(self, **kwargs: Any) -> Context:
        """One page of corrections; the last withdrawals stand on the first."""
        refuse_unknown(self.request.GET, ())
        found = listing(corrections(), by="at", query=self.request.GET)
        gone = withdrawn() if found.first else []
        return super().get_context_data(**kwargs) | {"listing": found, "withdrawn": gone}


def withdrawn() -> list[FactCheck]:
    """The last withdrawals. What is only under review is not listed."""
    gone = FactCheck.objects.gone().order_by("-withdrawn_at", "-id").defer("document")[:HIDDEN]
    return [check for check in gone if check.status == FactCheck.Status.WITHDRAWN]
