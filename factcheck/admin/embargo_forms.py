"""Sharing with partners under embargo: the two forms of it, and what the claim's page says of it."""

from typing import Any

from django import forms

from factcheck.models import Claim, Embargo
from factcheck.rules.remarks import SIGNED, holds, may_share
from factcheck.workflow import embargoes
from factcheck.workflow.partners import partners_under_embargo

from .verb_forms import VerbForm


class ShareForm(VerbForm):
    """Which partner reads it, and what they are to know."""

    partner = forms.ChoiceField(
        label="Partner",
        help_text="Partners whose key reads under embargo.",
        error_messages={"required": "Choose a partner."},
    )
    note = forms.CharField(
        label="Note to the partner",
        required=False,
        max_length=500,
        help_text="The partner reads it: whom to ring, until when, for instance.",
    )

    def prepare(self) -> None:
        """The partners of this moment."""
        field: Any = self.fields["partner"]
        field.choices = [(name, name) for name in partners_under_embargo()]


class EndShareForm(VerbForm):
    """What is taken back."""

    shared = forms.ModelChoiceField(Embargo.objects.none(), widget=forms.HiddenInput)

    def prepare(self) -> None:
        """Shares of this claim's submissions."""
        self.offer("shared", Embargo.objects.filter(submission__claim=self.claim))
        self.initial["shared"] = self.query.get("shared")


def end_share(claim: Claim, *, by: Any, shared: Embargo) -> Embargo:
    """Take a share of this claim back."""
    return embargoes.end_share(shared, by=by)


def shares_of(claim: Claim, user: Any, *, shown: bool) -> dict[str, Any]:
    """With whom the claim is shared, and the form of a new share where it may be shared now."""
    if not shown or claim.submission_id is None or not may_share(user, claim):
        return {}
    rows = Embargo.objects.filter(submission__claim=claim).select_related("submission", "made_by")
    listed = list(rows.defer("submission__content"))
    for row in listed:
        row.is_held = holds(row, claim)  # type: ignore[attr-defined]
    form = ShareForm(claim=claim, user=user) if claim.status in SIGNED else None
    return {"shares": listed, "share": form}
