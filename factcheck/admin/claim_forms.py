"""What is written and recorded on the page of a claim: verdict, right of reply, places, people."""

from typing import Any

from django import forms

from factcheck.models import Assignment, Capture, Claim, Conflict, ReplyRequest, User, Verdict
from factcheck.models.house.people import DESK
from factcheck.workflow import replies

from .blindness import may_see_verdict
from .verb_forms import StepForm, VerbForm, rating_field

DAY = {"type": "date"}
REPLY = ("outcome", "asked_of", "asked_on", "deadline_on", "answer", "note")
REPLY_WIDGETS: dict[str, Any] = {
    "asked_on": forms.DateInput(attrs=DAY),
    "deadline_on": forms.DateInput(attrs=DAY),
    "answer": forms.Textarea(attrs={"rows": 5}),
}


def verdict_words(claim: Claim, user: User) -> dict[str, Any]:
    """The lead verdict as a form holds it; nothing for whoever may not see it."""
    if not may_see_verdict(user, claim):
        return {}
    lead = claim.verdicts.filter(role=Verdict.Role.LEAD).first()
    names = ("rating_id", "summary", "explanation", "uncertainty")
    return {name.removesuffix("_id"): getattr(lead, name) for name in names} if lead else {}


class DecideForm(StepForm):
    """A decision may bring the words of the verdict in line with the rating."""

    verb = "decide"
    summary = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=400)
    explanation = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 8}))
    uncertainty = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def prepare(self) -> None:
        """Start from the verdict, for whoever may see it."""
        super().prepare()
        self.initial.update(verdict_words(self.claim, self.user), rating=None)
        self.order_fields(["rating", "note"])

    def words(self) -> dict[str, Any]:
        """Only the words that were changed."""
        changed = {"rating", "note", *self.changed_data}
        return {name: value for name, value in super().words().items() if name in changed}


class VerdictForm(VerbForm):
    """The lead verdict."""

    summary = forms.CharField(
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One sentence that stands alone.",
    )
    explanation = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text="Why, in Markdown. Cite evidence as [1].",
    )
    uncertainty = forms.CharField(
        required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text="What we could not find out."
    )

    def prepare(self) -> None:
        """The ratings on offer, and the verdict as it stands, for whoever may see it."""
        self.initial.update(verdict_words(self.claim, self.user))
        rating = rating_field(self.claim, required=False, also=self.initial.get("rating"))
        self.fields = {"rating": rating, **self.fields}


def step_form(verb: str) -> type[VerbForm]:
    """The form of a step."""
    return DecideForm if verb == "decide" else type("StepForm", (StepForm,), {"verb": verb})


class RecordReplyForm(VerbForm):
    """What the claimant was asked and what came back. A button may send `quick`, an outcome and no more."""

    quick = forms.ChoiceField(choices=ReplyRequest.Outcome.choices, required=False, widget=forms.HiddenInput)

    def prepare(self) -> None:
        """The fields of the table, with its choices and lengths; what was asked last stands there already."""
        self.fields |= forms.fields_for_model(ReplyRequest, REPLY, widgets=REPLY_WIDGETS)
        if self.data.get("quick"):
            self.fields["outcome"].required = False
        last = self.claim.replies.last()
        if last and last.outcome == ReplyRequest.Outcome.WAITING:
            self.initial.update({name: getattr(last, name) for name in REPLY[1:4]})

    def clean(self) -> dict[str, Any] | None:
        """Say at the field what an outcome needs."""
        cleaned = super().clean() or self.cleaned_data
        if quick := cleaned.pop("quick", ""):
            cleaned |= replies.facts_of(self.claim, quick)
        outcome = cleaned.get("outcome")
        if outcome in ReplyRequest.ASKED and not cleaned.get("asked_on"):
            self.add_error("asked_on", "Give the day on which they were asked.")
        if outcome == ReplyRequest.Outcome.ANSWERED and not cleaned.get("answer"):
            self.add_error("answer", "Give the answer in their words.")
        if outcome == ReplyRequest.Outcome.NOT_ASKED and not cleaned.get("note"):
            self.add_error("note", "Tell readers why nobody was asked.")
        return cleaned


class ReasonForm(VerbForm):
    """Why a gate that is red may be passed all the same: a sentence for readers, at one of these fields."""

    independence_reason = forms.CharField(required=False, max_length=300)
    primary_reason = forms.CharField(required=False, max_length=300)
    sides_reason = forms.CharField(required=False, max_length=300)

    def words(self) -> dict[str, Any]:
        """Only what was sent."""
        return {name: value for name, value in super().words().items() if name in self.data}


class PlaceForm(VerbForm):
    """Another place where the claim was made: an address, or a part of a captured file."""

    url = forms.URLField(label="Address", required=False, assume_scheme="https")
    capture = forms.ModelChoiceField(Capture.objects.none(), required=False, empty_label="None")
    fragment = forms.CharField(
        required=False, max_length=120, help_text="For a captured file: t=10,20 or xywh=160,120,320,240"
    )
    quote = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def prepare(self) -> None:
        """The files captured of the claim's article."""
        self.offer("capture", Capture.objects.filter(article_id=self.claim.article_id or 0))


class _PeopleSelect(forms.Select):
    """People, of whom those with a close tie cannot be chosen; `barred` says why."""

    barred: dict[int, str] = {}

    def create_option(self, name: str, value: Any, label: Any, *args: Any, **more: Any) -> dict[str, Any]:
        """The person, and beside the name why not."""
        why = self.barred.get(getattr(value, "value", None) or 0, "")
        option: dict[str, Any] = super().create_option(name, value, f"{label}{why}", *args, **more)
        option["attrs"] |= {"disabled": True} if why else {}
        return option


class AssignForm(VerbForm):
    """Who gets which role, until when."""

    user = forms.ModelChoiceField(User.objects.none(), label="Person", widget=_PeopleSelect)
    role = forms.ChoiceField(choices=Assignment.Role.choices, widget=forms.RadioSelect)
    due_on = forms.DateField(label="Due on", required=False, widget=forms.DateInput(attrs=DAY))

    def prepare(self) -> None:
        """Everybody who works here."""
        self.offer("user", User.objects.filter(is_active=True, is_staff=True).exclude(username=DESK))
        people: Any = self.fields["user"].widget
        people.barred = {
            tie.user_id: f": {tie.get_tie_display().lower()} tie to {tie.source}"
            for tie in Conflict.objects.barring(self.claim).order_by("id")
        }
        self.initial.update(user=self.query.get("user"), role=self.query.get("role"))


class UnassignForm(VerbForm):
    """Who comes off the claim."""

    user = forms.ModelChoiceField(User.objects.none(), label="Person")

    def prepare(self) -> None:
        """Only people who are on it."""
        self.offer("user", User.objects.filter(assignments__claim=self.claim))
        self.initial["user"] = self.query.get("user")
