"""A text as people bring it, pasted or in a file: the fields that ask for it."""

from typing import Any

from django import forms

from factcheck.files import LARGEST
from factcheck.files.refusals import too_large

ACCEPTED = ".txt,.html,.htm,.docx,.pdf"
LABEL = "Or a file: text, HTML, Word or PDF"


class ArticleFile(forms.FileField):
    """A file with the words of an article. What reads it says what is wrong with it, in words."""

    def __init__(self, **more: Any) -> None:
        widget = forms.FileInput(attrs={"accept": ACCEPTED})
        super().__init__(label=LABEL, required=False, allow_empty_file=True, widget=widget, **more)

    def clean(self, data: Any, initial: Any = None) -> bytes | None:
        """Its bytes. A file that is too large is not even read."""
        file: Any = super().clean(data, initial)
        if file and file.size > LARGEST:
            raise forms.ValidationError(str(too_large(LARGEST)))
        return file.read() if file else None


class BroughtFields(forms.Form):
    """A link, a text or a file, as `arrivals` asks for them."""

    what = forms.CharField(
        label="Link or text", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 10})
    )
    file = ArticleFile()
