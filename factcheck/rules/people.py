"""Roles and the rights that each of them carries."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from factcheck.models import User
from factcheck.models.house.people import DESK

ROLES: dict[str, tuple[str, ...]] = {
    "contributor": ("split",),
    "checker": ("split", "check"),
    "reviewer": ("split", "check", "review"),
    "editor": ("split", "check", "review", "edit"),
    "publisher": ("publish",),
    "administrator": ("administer",),
}
"""Group name -> rights, each a permission `factcheck.<right>`. One person may have several roles."""

DESK_ROLES = ("checker", "reviewer", "editor", "publisher")
TWO = 2


def has(user: User | AnonymousUser, right: str) -> bool:
    """Whether the person is active and holds the right, through any role.

    `desk` takes in what commands hand over, and has no other right.
    """
    if is_desk(user):
        return right == "split"
    return bool(user.is_active and user.has_perm(f"factcheck.{right}"))


def is_desk(user: User | AnonymousUser) -> bool:
    """Whether this is the account in whose name scheduled work is done."""
    return user.is_active and user.get_username() == DESK


def at_the_desk() -> QuerySet[User]:
    """Everybody who does the desk's work, by name."""
    staff = User.objects.filter(is_active=True, groups__name__in=DESK_ROLES).exclude(username=DESK)
    return staff.distinct().order_by("username", "id")


def house_of_two() -> bool:
    """Whether at most two people do the desk's work, so that no third can settle a dispute."""
    return at_the_desk().count() <= TWO
