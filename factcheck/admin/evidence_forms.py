"""The quick line for evidence: an address, a stance, what it says; and the form to change its use."""

from typing import Any

from django import forms

from factcheck.models import Claim, Document, Evidence, User
from factcheck.workflow import checking

from .numbers import number
from .verb_forms import VerbForm

USE = tuple(name for name in checking.EVIDENCE if name != "position")
WIDGETS: dict[str, Any] = {
    name: forms.Textarea(attrs={"rows": 3}) for name in ("passage", "public_note", "internal_note")
}
STANCES = [(str(value), str(label)) for value, label in Evidence.Stance.choices]
DOCUMENT = ("url", "title", "publisher", "kind", "published_on")


def use_fields() -> dict[str, forms.Field]:
    """The fields that say how a document is used; the stance as three buttons."""
    fields = forms.fields_for_model(Evidence, USE, widgets=WIDGETS)
    return fields | {"stance": forms.ChoiceField(choices=STANCES, widget=forms.RadioSelect)}


class EvidenceForm(VerbForm):
    """How a document is used for this claim. A form that sends `only` some fields leaves the others alone."""

    position = forms.IntegerField(min_value=1, help_text="Its place in the list.")

    def __init__(self, *args: Any, row: Evidence | None = None, **kwargs: Any) -> None:
        self.evidence = row
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        """The use as it stands."""
        self.fields |= use_fields()
        self.order_fields([*USE, "position"])
        self.evidence = self.evidence or evidence_of(self.claim, self.query)
        if self.evidence:
            self.initial.update({name: getattr(self.evidence, name) for name in (*USE, "position")})
        if only := self.data.get("only", "").split():
            self.fields = {name: f for name, f in self.fields.items() if name in (*only, "version")}

    def words(self) -> dict[str, Any]:
        """What was changed, and of which piece of evidence."""
        changed = {name: value for name, value in super().words().items() if name in self.changed_data}
        return {"evidence": self.evidence, **changed}


class OrderForm(VerbForm):
    """The evidence in a new order: its numbers, first to last."""

    order = forms.CharField(error_messages={"required": "Say in which order the evidence stands."})

    def clean_order(self) -> list[int]:
        """The keys as numbers."""
        keys = [number(key) for key in self.cleaned_data["order"].split(",")]
        if None in keys:
            raise forms.ValidationError("The order is a list of numbers. Reload the page and try again.")
        return [key for key in keys if key is not None]


class RemoveForm(VerbForm):
    """Which piece of evidence comes off, and why."""

    note = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def prepare(self) -> None:
        """The piece in question."""
        self.evidence = evidence_of(self.claim, self.query)

    def words(self) -> dict[str, Any]:
        """The piece and the note."""
        return {"evidence": self.evidence, **super().words()}


class AttachForm(VerbForm):
    """A document, found by its address or new, and how it is used. Address and stance are enough.

    A button may send `primary` in place of the stance: the same stance, of a primary source.
    """

    url = forms.URLField(label="Address", required=False, assume_scheme="https", max_length=1000)
    title = forms.CharField(
        required=False,
        max_length=300,
        help_text="Else taken from the address, later from the capture.",
    )
    publisher = forms.CharField(
        required=False, max_length=200, help_text="By name; a name that is new here becomes a source."
    )
    kind = forms.ChoiceField(
        choices=Document.Kind.choices,
        initial=Document.Kind.SECONDARY,
        required=False,
        widget=forms.RadioSelect,
    )
    published_on = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}))
    primary = forms.ChoiceField(choices=STANCES, required=False, widget=forms.HiddenInput)

    def prepare(self) -> None:
        """The fields of its use, the quickest first."""
        self.fields |= use_fields()
        self.fields["stance"].required = False
        self.order_fields(["url", "stance", "title", "publisher", "kind", "published_on", *USE[1:]])

    def clean(self) -> dict[str, Any] | None:
        """Which way it points must be said; what has no address needs a title."""
        cleaned = super().clean() or self.cleaned_data
        if primary := cleaned.pop("primary", ""):
            cleaned |= {"stance": primary, "kind": Document.Kind.PRIMARY}
        cleaned["kind"] = cleaned.get("kind") or Document.Kind.SECONDARY
        if not cleaned.get("stance"):
            self.add_error("stance", "Say whether it supports the claim, refutes it, or gives context.")
        if "url" in cleaned and not cleaned["url"] and not cleaned.get("title"):
            self.add_error("url", "Give the address. What has none needs a title instead.")
        return cleaned

    def words(self) -> dict[str, Any]:
        """What is cited, and its use."""
        words = super().words()
        return {"cited": {name: words.pop(name) for name in DOCUMENT}, **words}


def evidence_of(claim: Claim, query: Any) -> Evidence | None:
    """The piece of this claim's evidence that the address of the page names."""
    key = number(query.get("evidence")) or 0
    rows = claim.evidence.filter(removed_at=None).select_related("document", "claim")
    return rows.filter(pk=key).first()


def change(claim: Claim, *, by: User, evidence: Evidence | None, **use: Any) -> Evidence:
    """Change the use of a piece of evidence."""
    if evidence is None:
        raise forms.ValidationError("This evidence is no longer on the claim. Go back to the claim.")
    if not use:
        return evidence
    return checking.change_evidence(evidence, by=by, version=claim.version, **use)


def remove(claim: Claim, *, by: User, evidence: Evidence | None, note: str = "") -> Claim:
    """Take a piece of evidence off the claim."""
    if evidence is None:
        raise forms.ValidationError("This evidence is no longer on the claim. Go back to the claim.")
    return checking.remove_evidence(evidence, by=by, note=note, version=claim.version)
