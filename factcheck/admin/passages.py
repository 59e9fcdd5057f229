"""The words of a captured page, to pick a passage from: plain text, never the page itself."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from factcheck import rules
from factcheck.models import Claim
from factcheck.workflow import readings

from .answers import Frame
from .evidence_forms import EvidenceForm
from .refusals import sentences

LONGEST_SHOWN = 400_000
"""Characters; what a page holds beyond a whole book is cut, and the page says so."""


@never_cache
@require_safe
def passage_view(request: HttpRequest, claim: Claim, frame: Frame, evidence_id: int) -> HttpResponse:
    """The text of the latest capture of a piece of evidence, and the form that takes a passage of it."""
    rows = claim.evidence.filter(removed_at=None).select_related("document__publisher", "claim")
    row = rows.filter(pk=evidence_id).first()
    capture = row.document.captures.filter(redacted_by=None).first() if row else None
    if row is None or capture is None:
        raise Http404("There is no capture of this evidence.")
    try:
        words, refusal = readings.text_of(capture), ""
    except ValidationError as refused:
        words, refusal = "", " ".join(sentences(refused))
    may = "change_evidence" in rules.edits_open(request.user, claim)
    form = EvidenceForm(None, claim=claim, user=request.user, row=row, auto_id="passage_%s") if may else None
    context = {
        "title": "Pick a passage",
        "claim": claim,
        "evidence": row,
        "capture": capture,
        "words": words[:LONGEST_SHOWN],
        "cut": len(words) > LONGEST_SHOWN,
        "refusal": refusal,
        "form": form,
    }
    return render(request, "admin/factcheck/claim/passage.html", frame() | context)
