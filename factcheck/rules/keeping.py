"""Who may change what belongs to no claim: sources, documents, topics, and the house itself."""

from django.core.exceptions import PermissionDenied
from django.db import models

from factcheck.models import Conflict, User

from .people import has, is_desk, require_factor

KEEPERS = {
    "article": "split",
    "source": "split",
    "document": "check",
    "topic": "edit",
    "conflict": "administer",
    "policypage": "administer",
    "rating": "administer",
    "ratingscale": "administer",
    "house": "administer",
    "user": "administer",
    "partnerkey": "administer",
}
"""Table -> the right that changes its rows. People declare their own ties; `desk` sets a house up."""
WHO = {
    "split": "people who split articles",
    "check": "checkers",
    "edit": "editors",
    "administer": "administrators",
}


def may_keep(user: User, row: models.Model) -> bool:
    """Whether this person may add, change or drop the row."""
    if isinstance(row, Conflict) and row.pk is None and row.user_id == user.pk:
        return True
    return is_desk(user) or has(user, _right(row))


def require_keeper(user: User, row: models.Model) -> None:
    """Refuse whoever may not change the row, and say who may."""
    if not may_keep(user, row):
        require_factor(user, _right(row))
        name = row._meta.verbose_name_plural
        raise PermissionDenied(f"Changing {name} is for {WHO[_right(row)]}. Ask one of them.")


def _right(row: models.Model) -> str:
    return KEEPERS[str(row._meta.model_name)]
