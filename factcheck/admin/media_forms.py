"""What the pages of recordings and pictures ask: the files, the words, and where in them a claim is."""

from typing import Any

from django import forms

from factcheck.models import Article, Capture
from factcheck.text.fragments import NoFragment, moment
from factcheck.workflow.media import Medium, keep_medium

from .refusals import KeepsWords

ACCEPT = "image/png,image/jpeg,image/gif,image/webp,audio/*,video/mp4,video/webm"
FILES_HELP = (
    "Pictures up to 10 MB, sound and film up to 300 MB. Of a post behind a login, a screenshot. Nothing of"
    " a file is changed; what a photograph says of its place and camera is kept and not shown."
)
KINDS = [choice for choice in Article.Kind.choices if choice[0] != Article.Kind.TEXT]


class ChosenFiles(forms.FileInput):
    """A field for several files."""

    allow_multiple_selected = True


class MediaFiles(forms.FileField):
    """Several files, looked at one by one and put into the vault."""

    widget = ChosenFiles(attrs={"accept": ACCEPT, "multiple": True})

    def clean(self, data: Any, initial: Any = None) -> list[Medium]:
        """Each file by its bytes; a refusal names the file."""
        media = []
        for file in data or []:
            try:
                media.append(keep_medium(super().clean(file).chunks()))
            except forms.ValidationError as refusal:
                raise forms.ValidationError(
                    [f"{file.name}: {told}" for told in refusal.messages]
                ) from refusal
        return media


class FilesForm(KeepsWords, forms.Form):
    """Files for an article, and what is seen or heard in them."""

    uploads = MediaFiles(label="Files", required=False, help_text=FILES_HELP)
    description = forms.CharField(
        label="What they show",
        required=False,
        max_length=300,
        help_text="One sentence for people who cannot see them.",
    )


class MediaArticleForm(FilesForm):
    """An article that is no text."""

    kind = forms.ChoiceField(choices=KINDS, widget=forms.RadioSelect, initial=Article.Kind.SPEECH)
    transcript = forms.CharField(
        label="Transcript, or a description",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="May be added later as a revision of the article.",
    )
    title = forms.CharField(required=False, max_length=300, help_text="Empty: the first line of the words.")
    url = forms.URLField(label="Address", required=False, max_length=1000, assume_scheme="https")
    byline = forms.CharField(label="Who speaks or posts", required=False, max_length=200)
    place = forms.CharField(required=False, max_length=200, help_text="Where it was said or recorded.")
    published_on = forms.DateField(
        label="Date", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    language = forms.CharField(max_length=12, initial="en")
    field_order = [
        "kind",
        "url",
        "uploads",
        "description",
        "transcript",
        "title",
        "byline",
        "place",
        "published_on",
    ]

    def facts(self) -> dict[str, Any]:
        """The fields of the article, without what was left empty."""
        names = ("kind", "title", "url", "byline", "place", "published_on", "language")
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data.get(name)}


class PlaceForm(KeepsWords, forms.Form):
    """A claim in a recording or picture: what was said, by whom, and when or where in it."""

    statement = forms.CharField(
        label="What was said", max_length=500, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    speaker = forms.CharField(
        label="Who said it",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"list": "speakers"}),
    )
    capture = forms.ModelChoiceField(Capture.objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["capture"]
        chosen.queryset = article.captures.all()
        chosen.error_messages["invalid_choice"] = "This file is not on this article. Reload the page."

    def fragment(self) -> str:
        """Which part is meant; empty for the whole."""
        return ""

    def words(self) -> dict[str, Any]:
        """What the verb asks for."""
        names = ("statement", "speaker", "capture")
        return {name: self.cleaned_data[name] for name in names} | {"fragment": self.fragment()}


class TimeForm(PlaceForm):
    """A claim at a time of a recording."""

    begins = forms.CharField(label="From", required=False, max_length=16, help_text="1:10 or 1:01:10")
    ends = forms.CharField(label="To", required=False, max_length=16, help_text="Empty: open.")
    field_order = ["begins", "ends", "speaker", "statement"]

    def clean_begins(self) -> str:
        """A time as people write it."""
        return _time(self.cleaned_data["begins"])

    def clean_ends(self) -> str:
        """A time as people write it."""
        return _time(self.cleaned_data["ends"])

    def fragment(self) -> str:
        """Media Fragments, temporal."""
        begins, ends = self.cleaned_data["begins"], self.cleaned_data["ends"]
        return f"t={begins or 0}{f',{ends}' if ends else ''}" if begins or ends else ""


class AreaForm(PlaceForm):
    """A claim in a part of a picture, in per cent of its width and height."""

    left = forms.IntegerField(label="Left", required=False, min_value=0, max_value=99)
    top = forms.IntegerField(label="Top", required=False, min_value=0, max_value=99)
    width = forms.IntegerField(label="Width", required=False, min_value=1, max_value=100)
    height = forms.IntegerField(label="Height", required=False, min_value=1, max_value=100)
    field_order = ["left", "top", "width", "height", "speaker", "statement"]
    SIDES = ("left", "top", "width", "height")

    def fragment(self) -> str:
        """Media Fragments, spatial. What is left out is the edge of the picture."""
        given = [self.cleaned_data[side] for side in self.SIDES]
        if all(side is None for side in given):
            return ""
        left, top = given[0] or 0, given[1] or 0
        return f"xywh=percent:{left},{top},{given[2] or 100 - left},{given[3] or 100 - top}"


def _time(written: str) -> str:
    """Seconds, as Media Fragments write them."""
    try:
        return str(moment(written)) if written.strip() else ""
    except NoFragment as refusal:
        raise forms.ValidationError(str(refusal)) from refusal
