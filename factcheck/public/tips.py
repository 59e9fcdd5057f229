"""What readers ask us to check: sent without a name, and answered with what we have checked already."""

from typing import Any

from django import forms
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy

from factcheck.search import earlier
from factcheck.workflow import readers

from .archive import row
from .frame import Context
from .pages import PublicPage
from .sender import NEVER_KEPT
from .sending import SendingPage

LONGEST = 2000
SALT = "factcheck.tips"
KEPT_IN_THE_ADDRESS = 300


class TipForm(forms.Form):
    """What was said, where, and by whom. Nothing about the reader."""

    words = forms.CharField(
        label=gettext_lazy("What was said?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        error_messages={"required": gettext_lazy("Write down what was said.")},
    )
    url = forms.URLField(
        label=gettext_lazy("Where? (its address)"), max_length=1000, required=False, assume_scheme="https"
    )
    speaker = forms.CharField(
        label=gettext_lazy("Who said it?"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )


class TipPage(SendingPage):
    """The form. What is sent leads to a page that says who else has asked, and what is checked already."""

    template_name = "public/tip_form.html"
    form_class = TipForm
    called = "tip"

    def take(self, words: dict[str, Any], once: str) -> str:
        """What was sent goes on in the address, signed: the next page asks the desk for nothing."""
        asked = readers.tip(**words, once=once)
        told = signing.dumps([words["words"][:KEPT_IN_THE_ADDRESS], asked], salt=SALT, compress=True)
        return reverse("tip-sent", args=[told])


class TipSent(PublicPage):
    """Thanks; how many have asked; and the fact-checks that may answer it."""

    template_name = "public/tip_sent.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Nobody keeps it, and search engines stay away."""
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"], response["X-Robots-Tag"] = NEVER_KEPT, "noindex"
        return response

    def get_context_data(self, **kwargs: Any) -> Context:
        """What was sent stands in the address, signed: nothing is looked up on the desk."""
        try:
            words, asked = signing.loads(kwargs["told"], salt=SALT)
        except signing.BadSignature as forged:
            raise Http404 from forged
        [found] = earlier([words], self.imprint.house.language)
        rows = [row(match.fact_check, frozenset()) for match in found]
        return super().get_context_data(**kwargs) | {"words": words, "asked": asked, "rows": rows}
