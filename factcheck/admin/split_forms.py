"""What Split asks: the words of a suggestion, the place of a new claim, and who takes what was accepted."""

from typing import Any

from django import forms

from factcheck.models import Claim, Topic, User
from factcheck.workflow.splitting import LONGEST_NAME

from .verb_forms import VerbForm

LONGEST_STATEMENT = 280
KNOWN_TOPICS = 60
NAMED = {"list": "known-sources", "placeholder": "Unknown", "autocomplete": "off"}


class SuggestionForm(VerbForm):
    """A suggestion as it would go onto the desk. Whoever is not named is unknown."""

    statement = forms.CharField(
        max_length=LONGEST_STATEMENT,
        widget=forms.Textarea(attrs={"rows": 3, "data-key": "e", "data-key-name": "edit"}),
        error_messages={
            "required": "Write the claim as one statement.",
            "max_length": f"Shorten the statement to {LONGEST_STATEMENT} characters.",
        },
    )
    claimant = forms.CharField(required=False, max_length=LONGEST_NAME, widget=forms.TextInput(attrs=NAMED))
    reporter = forms.CharField(
        label="Reported by",
        required=False,
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs=NAMED),
    )
    topics = forms.ModelMultipleChoiceField(
        Topic.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, claim: Claim, offered: list[Topic], **kwargs: Any) -> None:
        self.offered = offered
        super().__init__(*args, claim=claim, auto_id=f"id_{claim.pk}_%s", **kwargs)

    def prepare(self) -> None:
        """The words as they are saved, or as the text suggests them."""
        claim = self.claim
        self.offer("topics", Topic.objects.all())
        field: Any = self.fields["topics"]
        field.choices = [(topic.pk, str(topic)) for topic in self.offered]
        for name in ("statement", "claimant", "reporter"):
            # Browsers would cut off what is pasted, without a word; the form says what is too long.
            self.fields[name].widget.attrs.pop("maxlength", None)
        self.initial.update(
            statement=" ".join(claim.statement.split()),
            claimant=str(claim.claimant or "") or claim.claimant_guess,
            reporter=str(claim.reporter or "") or claim.reporter_guess,
            topics=[topic.pk for topic in claim.topics.all()],
        )

    def clean_statement(self) -> str:
        """One line, whatever was typed."""
        return " ".join(self.cleaned_data["statement"].split())


class MarkForm(forms.Form):
    """A new claim: words selected in the text, with where the browser counts them, or pasted."""

    quote = forms.CharField(
        label="Words of the claim",
        strip=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Select words in the text, or paste them here."},
    )
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    occurrence = forms.IntegerField(
        label="Which one, if they stand there several times",
        required=False,
        min_value=1,
        initial=1,
        widget=forms.NumberInput(attrs={"min": 1}),
    )


class AssignmentForm(forms.Form):
    """Who takes one accepted claim, proposed; empty is nobody."""

    lead = forms.ModelChoiceField(User.objects.none(), required=False, empty_label="Nobody yet")
    reviewer = forms.ModelChoiceField(User.objects.none(), required=False, empty_label="Nobody yet")
    due_on = forms.DateField(
        label="Due on", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, claim: Claim, **kwargs: Any) -> None:
        self.claim = claim
        kwargs["prefix"] = f"claim-{claim.pk}"
        super().__init__(*args, **kwargs)
        for name in ("lead", "reviewer"):
            field: Any = self.fields[name]
            field.queryset = User.objects.filter(is_active=True)
        for field in self.fields.values():
            field.widget.attrs["form"] = "assign-all"
