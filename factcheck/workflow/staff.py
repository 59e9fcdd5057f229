"""Accounts of the people of the house: passwords, second factors, and sessions that end."""

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction

from factcheck import rules
from factcheck.models import Notice, User

from .house import end_sessions, keep
from .ledger import record
from .notices import tell

WATCHED = {
    "totp_activated": ("add_factor", "An authenticator app was added to your account."),
    "totp_deactivated": ("remove_factor", "The authenticator app was taken off your account."),
    "webauthn_added": ("add_factor", "A passkey was added to your account."),
    "webauthn_removed": ("remove_factor", "A passkey was taken off your account."),
    "recovery_codes_generated": ("new_recovery_codes", "Your account has new recovery codes."),
    "password_changed": ("", "The password of your account was changed."),
    "password_reset": ("", "The password of your account was reset by e-mail."),
}
"""What happens to an account -> the verb of its line in the log, and what its person is told."""
NOT_YOU = " If this was not you, tell an administrator at once."


@transaction.atomic
def keep_person(user: User, *, by: User, version: int | None, password: str = "") -> User:
    """Keep what an administrator changed of an account. Whoever is let go is logged out everywhere."""
    if password:
        user.set_password(password)
    keep(user, by=by, version=version)
    if password:
        record("set_password", user, by=by)
        tell([user], Notice.Kind.ACCOUNT, f"{by} set a new password for your account." + NOT_YOU, by=by)
    if not user.is_active:
        end_sessions(user)
    return user


@transaction.atomic
def change_password(user: User, password: str, *, by: User) -> None:
    """A new password of one's own. All other sessions end with the old one."""
    user.set_password(password)
    user.save(update_fields=["password"])
    record("change_password", user, by=by)


@transaction.atomic
def note_security(user: User, what: str, *, by: User) -> None:
    """Write down what happened to an account (`WATCHED`), and tell its person, who may not have done it."""
    verb, words = WATCHED.get(what, ("", "Something about your account was changed."))
    if verb:
        record(verb, user, by=by)
    tell([user], Notice.Kind.ACCOUNT, words + NOT_YOU, by=by)


@transaction.atomic
def reset_factors(user: User, *, by: User) -> User:
    """Take a colleague's second factors off, who has lost them. They are logged out and told."""
    rules.require_keeper(by, user)
    if user.pk == by.pk:
        raise ValidationError(
            "Change your own factors under Settings; a colleague resets them when you are out."
        )
    mine = Authenticator.objects.select_for_update().filter(user=user)
    kinds = sorted(str(factor.type) for factor in mine)
    if not kinds:
        raise ValidationError(f"{user} has no second factor to reset.")
    mine.delete()
    end_sessions(user)
    record("reset_factors", user, by=by, changes={"factors": [kinds, []]})
    words = f"{by} reset the second factors of your account. Add new ones under Settings."
    tell([user], Notice.Kind.ACCOUNT, words + NOT_YOU, by=by)
    return user
