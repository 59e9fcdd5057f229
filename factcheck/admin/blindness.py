"""What a reviewer who has not rated yet may not see, said once for every page and list of the desk."""

from typing import Any

from django.db.models import Exists, OuterRef

from factcheck.models import Claim, Verdict


def verdict_shown(user: Any, claim: str = "pk") -> Exists:
    """A condition on rows: the verdict of their claim (reached by `claim`) is open to this person."""
    return Exists(Verdict.objects.filter(claim=OuterRef(claim)).visible_to(user))


def may_see_verdict(user: Any, claim: Claim) -> bool:
    """Whether the verdict of this claim, if there is one, is open to this person."""
    return Verdict.objects.filter(claim=claim).visible_to(user).exists()
