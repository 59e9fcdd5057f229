"""What we got wrong: every correction, newest first, and what we have withdrawn."""

from typing import Any

from .frame import Context
from .listing import listing, refuse_unknown
from .pages import PublicPage
from .rows import corrections, withdrawn

LAST = 5


class CorrectionList(PublicPage):
    """Corrections, clarifications, updates, retractions and the last withdrawals."""

    template_name = "public/correction_list.html"

    def get_context_data(self, **kwargs: Any) -> Context:
        """One page of corrections; the last withdrawals stand on the first."""
        refuse_unknown(self.request.GET, ())
        found = listing(corrections(), by="at", query=self.request.GET)
        gone = list(withdrawn()[: LAST + 1]) if found.first else []
        context = super().get_context_data(**kwargs) | {"listing": found}
        return context | {"withdrawn": gone[:LAST], "more_withdrawn": len(gone) > LAST}


class WithdrawalList(PublicPage):
    """Everything that we have withdrawn and not published again."""

    template_name = "public/withdrawal_list.html"

    def get_context_data(self, **kwargs: Any) -> Context:
        """One page of withdrawals."""
        refuse_unknown(self.request.GET, ())
        found = listing(withdrawn(), by="withdrawn_at", query=self.request.GET)
        return super().get_context_data(**kwargs) | {"listing": found}
