"""What each verb on a claim must be given: one small form each, usable without JavaScript."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import Q

from factcheck import rules
from factcheck.models import Claim, FactCheck, Rating

from .refusals import KeepsWords

PUBLIC_NOTES = ("withdraw", "reinstate")
STATEMENTS_OFFERED = 50

RATING_KEYS = "1234567890-"
"""The keys of the ratings, in the order of the scale: along the top row of a keyboard."""


class VerbForm(KeepsWords, forms.Form):
    """The form of one verb on one claim. It carries the version of the claim that the person saw."""

    version = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": "This form does not say which version you saw. Reload the page."},
    )

    def __init__(self, *args: Any, claim: Claim, user: Any, query: Any = None, **kwargs: Any) -> None:
        self.claim, self.user, self.query = claim, user, query or {}
        super().__init__(*args, **kwargs)
        self.initial["version"] = claim.version
        self.prepare()

    def prepare(self) -> None:
        """Fill in what depends on the claim."""

    def offer(self, name: str, rows: Any) -> None:
        """Let a field choose among these rows."""
        field: Any = self.fields[name]
        field.queryset = rows

    def words(self) -> dict[str, Any]:
        """What the verb is given by name."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def told(self) -> dict[str, str]:
        """What the answer says once and the newsroom does not keep."""
        return {}


class StepForm(VerbForm):
    """The form of a step of `rules.STEPS`: a field for all that it asks, and room for a note."""

    verb = ""

    def prepare(self) -> None:
        """One field for each thing that the step asks."""
        asks = rules.STEPS[self.verb].asks
        for name in asks:
            if name != "note":
                self.fields[name] = ASKED[name](self.claim)
        self.fields["note"] = _note(self.verb, required="note" in asks)


def rating_field(claim: Claim, *, required: bool = True, also: int | None = None) -> forms.Field:
    """A choice of the house's ratings, each with its definition; also the one that stands, though retired."""
    published = FactCheck.objects.of(claim)
    known = Rating.objects.filter(Q(slug=published.rating if published else "") | Q(pk=also))
    ratings = (Rating.objects.on_offer() | known).order_by("scale", "position", "id")
    field = _RatingField(ratings, required=required, widget=forms.RadioSelect, empty_label=None)
    field.error_messages["required"] = "Choose a rating."
    return field


class _RatingField(forms.ModelChoiceField):
    """A rating with its definition beside it."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.label}: {obj.definition}"


class _ClaimField(forms.ModelChoiceField):
    """A claim by its number: the keyboard is quicker than a list of a million."""

    widget = forms.NumberInput


def _into(claim: Claim) -> forms.Field:
    return _ClaimField(
        Claim.objects.all(),
        label="Repeats claim number",
        help_text="The number of the claim that says the same; suggestions come from the same article.",
        widget=forms.NumberInput(attrs={"list": "same-article", "min": 1}),
        error_messages={"invalid_choice": "There is no claim with this number. Look it up in the list."},
    )


def _reason(claim: Claim) -> forms.Field:
    return forms.ChoiceField(choices=Claim.Decline.choices, widget=forms.RadioSelect)


def _publish_at(claim: Claim) -> forms.Field:
    return forms.DateTimeField(
        label="Publish at",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )


def _note(verb: str, *, required: bool) -> forms.Field:
    public = verb in PUBLIC_NOTES
    return forms.CharField(
        label="Public note" if public else "Note",
        required=required,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Readers see it." if public else "For the log of the desk.",
        error_messages={"required": "Say why, in a sentence."},
    )


ASKED: dict[str, Callable[[Claim], forms.Field]] = {
    "reason": _reason,
    "into": _into,
    "rating": rating_field,
    "publish_at": _publish_at,
}
"""The field for each thing that a step may ask, beside its note."""
