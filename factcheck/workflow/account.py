"""How an edition came about: who checked it, who signed it, what its gates said."""

from typing import Any

from factcheck import rules
from factcheck.models import Claim, Submission, User, Verdict

SCHEMA = 1


def account(claim: Claim, submission: Submission) -> dict[str, Any]:
    """Who signed and what the gates said, as the part of the envelope that is kept with the edition.

    It is never asked again: a dispute over the next edition is none of this one's readers' business.
    """
    return {
        "schema": SCHEMA,
        "envelope": {"signers": signers(submission), "gates": gate_lines(claim, submission)},
    }


def signers(submission: Submission) -> dict[str, Any]:
    """Who checked and who approved, by their public names, and whether the second verdict was blind."""
    approval = submission.reviews.select_related("user").get(decision="approve")
    return bylines(submission, approval.user)


def bylines(submission: Submission, *approvers: User) -> dict[str, Any]:
    """Who is named beside a submission, by their public names."""
    lead = submission.claim.verdicts.get(role=Verdict.Role.LEAD)
    rated = submission.claim.verdicts.filter(role=Verdict.Role.SECOND).order_by("id")
    checked = [lead.user, *(v.user for v in rated.select_related("user"))]
    return {
        "checked_by": list(dict.fromkeys(user.byline for user in checked)),
        "approved_by": list(dict.fromkeys(user.byline for user in (submission.submitted_by, *approvers))),
        "blind": all(v.blind for v in rated) if rated else None,
    }


def gate_lines(claim: Claim, submission: Submission) -> list[dict[str, str]]:
    """How this was checked: every gate's answer, as readers see it, with the reply that was signed."""
    signed = claim.replies.filter(recorded_at__lte=submission.submitted_at).last()
    results = rules.inspect(rules.open_docket(claim, reply=signed))
    return [{"code": r.code, "label": r.label, "state": r.state, "sentence": r.sentence} for r in results]
