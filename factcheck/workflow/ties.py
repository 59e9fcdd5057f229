"""Ties of interest: who is too close to those concerned to work on a claim."""

from django.core.exceptions import ValidationError

from factcheck.models import Claim, Conflict, User


def refuse_close_ties(claim: Claim, user: User) -> None:
    """Refuse somebody with a financial, family or party tie to the claim's claimant or reporter."""
    tie = Conflict.objects.barring(claim).filter(user=user).order_by("id").first()
    if tie:
        raise ValidationError(
            {"user": f"{user} declared a close tie to {tie.source} ({tie.tie}): choose somebody else."}
        )
