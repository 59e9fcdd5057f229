"""An explanation as readers will see it, while it is being written: nothing is kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from factcheck.models import Claim
from factcheck.workflow import citations

from .answers import Frame


@require_POST
def preview_view(request: HttpRequest, claim: Claim, frame: Frame) -> HttpResponse:
    """What was sent, as readers would see it: a page in the `frame`, or for a script (`part`) no more."""
    context: dict[str, Any] = {
        "claim": claim,
        "written": request.POST.get("explanation", ""),
        "uncertain": request.POST.get("uncertainty", ""),
        "cited": [{"number": number} for number in citations.numbers(claim).values()],
    }
    if "part" in request.POST:
        return render(request, "admin/factcheck/claim/_explained.html", context)
    return render(request, "admin/factcheck/claim/explained.html", frame() | context)
