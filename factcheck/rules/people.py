"""Roles and the rights that each of them carries."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
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

GUARDED = {"publish": "Publishing", "administer": "Administering"}
"""The rights that ask for a second factor, and what their use is called."""
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
DESK_ROLES = ("checker", "reviewer", "editor", "publisher")
TWO = 2


class SecondFactorMissing(PermissionDenied):
    """The right is there, and what protects it is not."""


def has(user: User | AnonymousUser, right: str) -> bool:
    """Whether the person is active and holds the right, through any role.

    `desk` takes in what commands hand over, and has no other right. Where the house asks for a second factor,
    nobody publishes or administers without one.
    """
    if is_desk(user):
        return right == "split"
    return holds(user, right) and not (right in GUARDED and lacks_factor(user))


def holds(user: User | AnonymousUser, right: str) -> bool:
    """Whether one of the person's roles carries the right, be it that they must add a factor to use it."""
    return bool(user.is_active and user.has_perm(f"factcheck.{right}"))


def must_add_factor(user: User | AnonymousUser) -> bool:
    """Whether one of the person's rights waits for a second factor."""
    return lacks_factor(user) and any(holds(user, right) for right in GUARDED)


def lacks_factor(user: User | AnonymousUser) -> bool:
    """Whether the house asks for a second factor and the person has none."""
    return settings.SECOND_FACTOR and not has_factor(user)


def has_factor(user: User | AnonymousUser) -> bool:
    """Whether the person has a passkey or an authenticator app; like rights, the row in hand remembers it."""
    if "has_factor" not in user.__dict__:
        mine = Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS)
        user.__dict__["has_factor"] = mine.exists()
    return bool(user.__dict__["has_factor"])


def require_factor(user: User | AnonymousUser, right: str) -> None:
    """Tell whoever would use such a right without a second factor how to add one."""
    if right in GUARDED and holds(user, right) and lacks_factor(user):
        raise SecondFactorMissing(
            f"{GUARDED[right]} asks for a second factor. Add a passkey or an authenticator app under "
            "Settings, then try again: your words are kept."
        )


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
