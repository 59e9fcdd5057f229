"""One verb nearer to the next edition, from wherever a claim was left lying."""

from factcheck.models import Claim, Status, User
from factcheck.workflow import checking, claims, publishing, review


def onward(claim: Claim, publisher: User) -> None:
    """Take the next step of a minor edition."""
    lead = claim.assignments.get(role="lead").user
    reviewer = claim.assignments.get(role="reviewer").user
    if claim.status == Status.PUBLISHED:
        publishing.reopen(claim, by=lead, note="A typing error.")
    elif claim.status == Status.OPEN and not claim.correction_kind:
        claims.edit(claim, by=lead, correction_kind="minor")
    elif claim.status == Status.OPEN:
        checking.submit(claim, by=lead)
    elif claim.status == Status.IN_REVIEW:
        review.approve(claim, by=reviewer)
    else:
        publishing.publish(claim, by=publisher)
