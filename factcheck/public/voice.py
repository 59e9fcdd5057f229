"""What readers tell us: complaints, and how far they are."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext_lazy

from factcheck.models.published import PublishedRecord
from factcheck.workflow import readers

from .frame import Context
from .pages import PublicPage
from .policies import Policy
from .sender import NEVER_KEPT
from .sending import SendingPage

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
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        error_messages={"required": gettext_lazy("Say what is wrong.")},
    )
    sources = forms.CharField(
        label=gettext_lazy("Where can we see that? (addresses, documents)"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def clean_page(self) -> str:
        """The slug of the fact-check at that address, or the slug itself."""
        said: str = self.cleaned_data["page"].strip()
        try:
            found = resolve(urlsplit(said).path)
        except (Resolver404, ValueError):
            return said
        return str(found.kwargs.get("slug", said))


class Complaints(SendingPage, Policy):
    """The policy, the score, and the form. What is sent leads to a page under its number."""

    template_name = "public/policy_complaints.html"
    slug = "complaints"
    form_class = ComplaintForm
    called = "complaint"
    known = ("fact_check",)

    def first(self) -> dict[str, Any]:
        """The fact-check that the reader comes from."""
        return {"page": self.request.GET.get("fact_check", "").replace("\x00", "")[:120]}

    def get_context_data(self, **kwargs: Any) -> Context:
        """The policy and the public score around the form."""
        return super().get_context_data(**kwargs) | {"score": score()}

    def take(self, words: dict[str, Any], once: str) -> str:
        """It gets a number, and the number a page."""
        said = {"words": words["words"], "sources": words["sources"], "slug": words["page"]}
        number = readers.complain(**said, once=once)
        return reverse("complaint", args=[number])


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
