"""What readers tell us: complaints, and how far they are."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt

from factcheck.models.published import PublishedRecord
from factcheck.workflow import readers

from .frame import Context
from .listing import refuse_unknown
from .pages import PublicPage
from .policies import Policy
from .sender import NEVER_KEPT, new_token, refused

LONGEST = 5000


class ComplaintForm(forms.Form):
    """What is wrong, and with which fact-check. No name, no address."""

    page = forms.CharField(
        label=gettext_lazy("Which fact-check? (its address, if it is about one)"),
        max_length=500,
        required=False,
    )
    words = forms.CharField(
        label=gettext_lazy("What is wrong?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": gettext_lazy("Say what is wrong.")},
    )
    sources = forms.CharField(
        label=gettext_lazy("Where can we see that? (addresses, documents)"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_page(self) -> str:
        """The slug of the fact-check at that address, or the slug itself."""
        said: str = self.cleaned_data["page"].strip()
        try:
            found = resolve(urlsplit(said).path)
        except (Resolver404, ValueError):
            return said
        return str(found.kwargs.get("slug", said))


@method_decorator(csrf_exempt, name="dispatch")
class Complaints(Policy):
    """The policy, the score, and the form. What is sent leads to a page under its number."""

    template_name = "public/policy_complaints.html"
    slug = "complaints"
    http_method_names = ["get", "head", "options", "post"]
    form: ComplaintForm | None = None
    refusal = ""

    def get_context_data(self, **kwargs: Any) -> Context:
        """The policy, the public score, and the form as it was typed or new."""
        form = self.form or ComplaintForm(initial={"page": self.request.GET.get("fact_check", "")[:120]})
        facts = {"form": form, "token": new_token(), "refusal": self.refusal, "score": score()}
        return super().get_context_data(**kwargs) | facts

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page. Its form is signed with the time, so nobody keeps it."""
        refuse_unknown(request.GET, ("fact_check",), paged=False)
        response = super().get(request, *args, **kwargs)
        response["Cache-Control"] = NEVER_KEPT
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take it, and lead to its number; or give it back with everything typed."""
        self.form = ComplaintForm(request.POST)
        refusal = refused(request, form="complaint")
        if refusal is None and self.form.is_valid():
            number = self._taken(self.form)
            if number:
                return HttpResponseRedirect(reverse("complaint", args=[number]), status=303)
        if refusal is not None:
            self.refusal = refusal.sentence
        response = self.render_to_response(
            self.get_context_data(**kwargs), status=refusal.status if refusal else 400
        )
        response["Cache-Control"] = NEVER_KEPT
        if refusal and refusal.wait:
            response["Retry-After"] = str(refusal.wait)
        return response

    def _taken(self, form: ComplaintForm) -> str:
        words = form.cleaned_data
        try:
            return readers.complain(words=words["words"], sources=words["sources"], slug=words["page"])
        except ValidationError as refusal:
            for name, sentences in refusal.message_dict.items():
                form.add_error("page" if name == "slug" else name if name in form.fields else None, sentences)
            return ""


class ComplaintPage(PublicPage):
    """How far a complaint is, for whoever has its number."""

    template_name = "public/complaint_detail.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Nobody keeps it, and search engines stay away."""
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"], response["X-Robots-Tag"] = NEVER_KEPT, "noindex"
        return response

    def get_context_data(self, **kwargs: Any) -> Context:
        """The state of the complaint."""
        state = readers.complaint(kwargs["number"])
        if state is None:
            raise Http404
        return super().get_context_data(**kwargs) | {
            "state": state,
            "finding": FINDINGS.get(state.finding, ""),
        }


FINDINGS = {
    "upheld": gettext_lazy("Upheld"),
    "partly": gettext_lazy("Upheld in part"),
    "rejected": gettext_lazy("Not upheld"),
}


def score() -> dict[str, Any]:
    """The public score of complaints; nothing while none was computed."""
    row = PublishedRecord.objects.filter(pk=1).first()
    found: dict[str, Any] = row.data.get("complaints", {}) if row else {}
    return found
