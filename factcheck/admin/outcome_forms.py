"""The form of the ledger of outcomes: who was asked to put the claim right, and what they did."""

from typing import Any

from django import forms

from factcheck.models import Outcome

from .verb_forms import VerbForm

FIELDS = ("party", "asked_on", "result", "answered_on", "link", "note")
DAY = forms.DateInput(attrs={"type": "date"})


def _field(field: Any, **facts: Any) -> Any:
    """The field of the form; an address without a scheme is one of https."""
    return field.formfield(**facts, **({"assume_scheme": "https"} if field.name == "link" else {}))


class OutcomeForm(VerbForm):
    """One line. What was recorded last about the same party stands there already."""

    def prepare(self) -> None:
        """The fields of the table, with its choices and lengths."""
        widgets: dict[str, Any] = {"asked_on": DAY, "answered_on": DAY}
        self.fields |= forms.fields_for_model(Outcome, FIELDS, widgets=widgets, formfield_callback=_field)
        last = self.claim.outcomes.last()
        if last:
            self.initial.update({name: getattr(last, name) for name in FIELDS[:2]})

    def clean(self) -> dict[str, Any] | None:
        """Say at the field what a result needs."""
        cleaned = super().clean() or self.cleaned_data
        asked, answered = cleaned.get("asked_on"), cleaned.get("answered_on")
        if cleaned.get("result") in Outcome.ANSWERED and not answered:
            self.add_error("answered_on", "Give the day on which they did it.")
        if asked and answered and answered < asked:
            self.add_error("answered_on", "They cannot have answered before they were asked.")
        return cleaned
