"""What reviewers write: a comment on a part, its answer, a mended word; and what editors correct."""

from typing import Any

from django import forms
from django.conf import settings
from django.urls import reverse

from factcheck.models import Claim, Comment, Evidence, PreviewLink
from factcheck.workflow import comments, previews

from .claim_forms import verdict_words
from .verb_forms import VerbForm


class CommentForm(VerbForm):
    """A remark on one part of the submission."""

    part = forms.ChoiceField(choices=Comment.Part.choices)
    evidence = forms.ModelChoiceField(Evidence.objects.none(), required=False)
    words = forms.CharField(  # type: ignore[assignment] # Django takes fields off the class
        label="Comment",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write what you want to say."},
    )

    def prepare(self) -> None:
        """The evidence of this claim."""
        self.offer("evidence", self.claim.evidence.filter(removed_at=None).select_related("document"))
        self.initial["part"] = self.query.get("part")

    def clean(self) -> dict[str, Any] | None:
        """Evidence is named for a remark on evidence alone."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("part") == Comment.Part.EVIDENCE and not cleaned.get("evidence"):
            self.add_error("evidence", "Say which piece of evidence you mean.")
        elif cleaned.get("part") != Comment.Part.EVIDENCE:
            cleaned["evidence"] = None
        return cleaned


class SettleForm(VerbForm):
    """The answer that settles a remark."""

    comment = forms.ModelChoiceField(Comment.objects.none(), widget=forms.HiddenInput)
    words = forms.CharField(  # type: ignore[assignment] # Django takes fields off the class
        label="Answer", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def prepare(self) -> None:
        """Remarks on this claim that this person may read."""
        rows = Comment.objects.filter(submission__claim=self.claim).visible_to(self.user).asked()
        self.offer("comment", rows)
        self.initial["comment"] = self.query.get("comment")


def settle(claim: Claim, *, by: Any, comment: Comment, words: str) -> Comment:
    """Settle a remark on this claim."""
    return comments.settle(comment, by=by, words=words)


class MendForm(VerbForm):
    """The words that a reviewer may mend."""

    statement = forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    summary = forms.CharField(max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    explanation = forms.CharField(widget=forms.Textarea(attrs={"rows": 10}))
    uncertainty = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def prepare(self) -> None:
        """The words as they stand, for whoever may see them."""
        self.initial.update(verdict_words(self.claim, self.user), statement=self.claim.statement)


class CorrectForm(VerbForm):
    """What the next edition is, and what readers are told of it."""

    kind = forms.ChoiceField(
        label="What kind of change",
        choices=Claim.Correction.choices,
        widget=forms.RadioSelect,
        initial=Claim.Correction.CORRECTION,
    )
    public_note = forms.CharField(
        label="Public note",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autofocus": True, "data-key": "c"}),
        help_text="Readers see it in a dated box on top of the page. A minor change needs none.",
    )
    note = forms.CharField(label="Reason for the log", required=False, help_text="For the desk alone.")


class ExplainForm(VerbForm):
    """A further word on why a fact-check is suspended."""

    note = forms.CharField(
        label="Note",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For the log of the desk. What was written first stays.",
        error_messages={"required": "Say why, in a sentence."},
    )


class PreviewForm(VerbForm):
    """How long the link holds. It carries the name of the link to be, so that two presses make one."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=previews.TOKEN_MAX)
    hours = forms.IntegerField(
        label="Open for, in hours", initial=previews.HOURS, min_value=1, max_value=previews.LONGEST
    )

    def prepare(self) -> None:
        """A new name for each page that is drawn."""
        self.initial["token"] = previews.new_token()

    def told(self) -> dict[str, str]:
        """The link itself."""
        return {"link": f"{settings.SITE_URL}{reverse('preview', args=[self.cleaned_data['token']])}"}


class RevokePreviewForm(VerbForm):
    """Which link is closed."""

    link = forms.ModelChoiceField(PreviewLink.objects.none(), widget=forms.HiddenInput)

    def prepare(self) -> None:
        """Links to submissions of this claim."""
        self.offer("link", PreviewLink.objects.filter(submission__claim=self.claim))
        self.initial["link"] = self.query.get("link")


def revoke(claim: Claim, *, by: Any, link: PreviewLink) -> PreviewLink:
    """Close a link to a submission of this claim."""
    return previews.revoke_preview(link, by=by)
