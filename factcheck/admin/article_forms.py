"""What an article's page asks: the text itself, a new revision, the words of a claim."""

from typing import Any

from django import forms

from factcheck.models import Article
from factcheck.workflow.arrivals import Brought, bring
from factcheck.workflow.intake import WORDS

from .brought import ArticleFile, BroughtFields
from .door import DeskForm
from .refusals import KeepsWords

TEXT = forms.Textarea(attrs={"rows": 18})


def received(form: forms.BaseForm) -> Brought:
    """The text of a form, pasted or in a file. Says so when there is none, or two."""
    return bring(form.cleaned_data.get("text") or "", form.cleaned_data.get("file"), field="text")


class TextFields(forms.Form):
    """A text, pasted or as a file."""

    text = forms.CharField(required=False, strip=False, widget=TEXT, help_text="Exactly as it was published.")
    file = ArticleFile()


class ArticleForm(DeskForm):
    """The facts of an article that is on the desk."""

    class Meta:
        widgets = {"title": forms.TextInput(attrs={"size": 70})}


class IntakeForm(TextFields, DeskForm):
    """A new article: its text, and the facts that are known."""

    # Not the table's own field: intake names the article that has this address already.
    url = forms.URLField(label="Address", required=False, max_length=1000, assume_scheme="https")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False
        self.fields["title"].help_text = "Empty: the headline of the text."

    def facts(self) -> dict[str, Any]:
        """The fields of the article, without what was left empty."""
        return {name: self.cleaned_data[name] for name in WORDS if self.cleaned_data.get(name)}


class ArticleVerbForm(KeepsWords, forms.Form):
    """A form of a verb on an article."""

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        self.article = article
        super().__init__(*args, **kwargs)


class ReviseForm(BroughtFields, ArticleVerbForm):
    """A new revision of the text."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].label = "Text"


class MarkForm(ArticleVerbForm):
    """The words that make a claim, pasted from the text."""

    quote = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Copy the words from the text. Quotation marks and spaces may differ.",
    )
    occurrence = forms.IntegerField(
        min_value=1, initial=1, help_text="Which one, if the words stand there several times."
    )
    statement = forms.CharField(
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="The claim as one sentence that can be understood on its own. Empty: the words themselves.",
    )
