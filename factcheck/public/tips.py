"""What readers ask us to check: sent without a name, and answered with what we have checked already."""

from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt

from factcheck.search import earlier
from factcheck.workflow import readers

from .archive import row
from .frame import Context
from .listing import refuse_unknown
from .pages import PublicPage
from .sender import NEVER_KEPT, Refused, new_token, refused

LONGEST = 2000
SALT = "factcheck.tips"
KEPT_IN_THE_ADDRESS = 300


class TipForm(forms.Form):
    """What was said, where, and by whom. Nothing about the reader."""

    words = forms.CharField(
        label=gettext_lazy("What was said?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": gettext_lazy("Write down what was said.")},
    )
    url = forms.URLField(
        label=gettext_lazy("Where? (its address)"), max_length=1000, required=False, assume_scheme="https"
    )
    speaker = forms.CharField(label=gettext_lazy("Who said it?"), max_length=200, required=False)


@method_decorator(csrf_exempt, name="dispatch")
class TipPage(PublicPage):
    """The form. What is sent leads to a page that says who else has asked, and what is checked already."""

    template_name = "public/tip_form.html"
    http_method_names = ["get", "head", "options", "post"]
    form: TipForm | None = None
    refusal: Refused | None = None

    def get_context_data(self, **kwargs: Any) -> Context:
        """The form as it was typed, or new."""
        facts = {"form": self.form or TipForm(), "token": new_token(), "refusal": self.refusal}
        return super().get_context_data(**kwargs) | facts

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page. Its form is signed with the time, so nobody keeps it."""
        refuse_unknown(request.GET, (), paged=False)
        response = super().get(request, *args, **kwargs)
        response["Cache-Control"] = NEVER_KEPT
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take it, and say what is known; or give it back with everything typed."""
        self.form = TipForm(request.POST)
        self.refusal = refused(request, form="tip")
        if self.refusal is None and self.form.is_valid():
            words = self.form.cleaned_data
            try:
                asked = readers.tip(**words)
            except ValidationError as sentence:
                self.form.add_error(None, sentence.messages)
            else:
                told = signing.dumps([words["words"][:KEPT_IN_THE_ADDRESS], asked], salt=SALT, compress=True)
                return HttpResponseRedirect(reverse("tip-sent", args=[told]), status=303)
        status = self.refusal.status if self.refusal else 400
        response = self.render_to_response(self.get_context_data(**kwargs), status=status)
        response["Cache-Control"] = NEVER_KEPT
        if self.refusal and self.refusal.wait:
            response["Retry-After"] = str(self.refusal.wait)
        return response


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
