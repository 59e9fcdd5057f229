"""Remarks on a part of a submission, and their answers."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from factcheck import rules
from factcheck.models import Claim, Comment, Evidence, Submission, User, Verdict
from factcheck.rules import remarks

from .ledger import record
from .steps import lock
from .words import clean


@transaction.atomic
def comment(claim: Claim, *, by: User, part: str, words: str, evidence: Evidence | None = None) -> Comment:
    """Remark on a part of what was submitted last. Words that may tell the verdict are hidden with it."""
    row = lock(claim)
    remarks.require_comment(by, row)
    if not words.strip():
        raise ValidationError({"words": "Write what you want to say."})
    if evidence is not None and evidence.claim_id != row.pk:
        raise ValidationError({"evidence": "This evidence belongs to another claim."})
    said = _said(row.submission, by=by, part=part, words=words, evidence=evidence)  # type: ignore[arg-type] # required above
    record("comment", said, by=by, note=said.words or "", conceals_verdict=said.conceals_verdict)
    return said


@transaction.atomic
def settle(comment: Comment, *, by: User, words: str = "") -> Comment:
    """Answer a remark, in words or by having done what it asks. It is then settled for everybody."""
    row = lock(Claim(pk=comment.claim_id))
    remarks.require_settle(by, row, comment)
    if comment.settles_id is not None:
        raise ValidationError("This is an answer already. Settle the comment itself.")
    if Comment.objects.filter(settles=comment).exists():
        raise rules.Conflict("Somebody has settled this comment already. Reload to see how.")
    said = _said(
        comment.submission, by=by, part=comment.part, words=words, evidence=comment.evidence, settles=comment
    )
    record("settle", said, by=by, note=said.words or "", conceals_verdict=said.conceals_verdict)
    return said


def _said(
    submission: Submission,
    *,
    by: User,
    part: str,
    words: str,
    evidence: Evidence | None,
    settles: Comment | None = None,
) -> Comment:
    told = Verdict.objects.filter(claim=submission.claim_id).visible_to(by).exists()
    said = Comment(
        submission=submission,
        part=part,
        evidence=evidence,
        words=words.strip(),
        user=by,
        said_at=timezone.now(),
        conceals_verdict=told or part in Comment.OF_THE_VERDICT,
        settles=settles,
    )
    clean(said)
    said.save(force_insert=True)
    return said
