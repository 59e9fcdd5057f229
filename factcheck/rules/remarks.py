"""Who may remark on a submission or a suspension, settle a remark, and show a submission outside."""

from django.core.exceptions import PermissionDenied, ValidationError

from factcheck.models import Claim, Comment, Embargo, Status

from .people import has
from .who import Person, edits, leads, publishes, works_on_it

TALKED_OF = (Status.OPEN, Status.IN_REVIEW, Status.DISPUTED, Status.APPROVED)
SIGNED = (Status.APPROVED, Status.SCHEDULED)
NOTHING_SUBMITTED = "Nothing was submitted yet. Submit the claim first."


def may_comment(user: Person, claim: Claim) -> bool:
    """Whoever works on the claim, or reviews in this house, while it is on its way to readers."""
    return claim.status in TALKED_OF and (works_on_it(user, claim) or has(user, "review"))


def require_comment(user: Person, claim: Claim) -> None:
    """Refuse a remark where there is nothing to remark on, or by whoever has no part in it."""
    if claim.submission_id is None:
        raise ValidationError(NOTHING_SUBMITTED)
    if not may_comment(user, claim):
        raise PermissionDenied(
            "Comments are for reviewers, and for whoever works on the claim, until it is published."
        )


def may_settle(user: Person, claim: Claim, comment: Comment) -> bool:
    """Who made the remark, the lead checker, or an editor."""
    own = comment.user_id == user.pk and has(user, "check")
    return own or leads(user, claim) or edits(user, claim)


def require_settle(user: Person, claim: Claim, comment: Comment) -> None:
    """Refuse to settle somebody else's remark on somebody else's claim."""
    if not may_settle(user, claim, comment):
        raise PermissionDenied("A comment is settled by who made it, the lead checker or an editor.")


def require_explain(user: Person, claim: Claim) -> None:
    """Refuse a further word on a suspension that is over, or by whoever does not publish."""
    if claim.status != Status.SUSPENDED:
        raise ValidationError("This claim is not suspended. Reload to see where it stands.")
    if not publishes(user, claim):
        raise PermissionDenied("Suspensions are explained by publishers. Ask one of them.")


def may_preview(user: Person, claim: Claim) -> bool:
    """Whoever works on the claim, and publishers."""
    return works_on_it(user, claim) or publishes(user, claim)


def require_preview(user: Person, claim: Claim) -> None:
    """Refuse a link to what was never submitted, or by whoever has no part in it."""
    if claim.submission_id is None:
        raise ValidationError(NOTHING_SUBMITTED)
    if not may_preview(user, claim):
        raise PermissionDenied("Preview links are for publishers and for whoever works on the claim.")


def may_share(user: Person, claim: Claim) -> bool:
    """Publishers: a partner reads it as if it were out."""
    return publishes(user, claim)


def require_share(user: Person, claim: Claim) -> None:
    """Refuse to show partners what two people have not signed, or by whoever does not publish."""
    if not may_share(user, claim):
        raise PermissionDenied("Publishers share under embargo. Ask one of them.")
    if claim.status not in SIGNED:
        raise ValidationError(
            "Partners are shown what two people have signed and readers do not see yet: approve it first."
        )


def holds(shared: Embargo, claim: Claim) -> bool:
    """Whether the partner still reads it under embargo: it is signed, and nothing was signed since."""
    return (
        shared.revoked_at is None and claim.submission_id == shared.submission_id and claim.status in SIGNED
    )


def require_end_share(user: Person, claim: Claim) -> None:
    """Refuse to end a share by whoever does not publish. It may be ended whatever became of the claim."""
    if not may_share(user, claim):
        raise PermissionDenied("Publishers take back what was shared. Ask one of them.")
