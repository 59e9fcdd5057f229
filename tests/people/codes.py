"""Second factors as a phone makes them."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value

from factcheck.models import User
from tests import factories

PASSWORD = "correct horse battery"  # noqa: S105 - of people who exist in a test
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 - of a phone that exists in a test
LOGIN = "/admin/login/"


def code(secret: str = SECRET) -> str:
    """The six digits that an authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def staff(*roles: str, **facts) -> User:
    """Somebody who logs in with a password."""
    return factories.person(*(roles or ("publisher",)), password=PASSWORD, **facts)


def with_app(person: User) -> User:
    """The same person, read anew, with an authenticator app and recovery codes."""
    TOTP.activate(person, SECRET)
    RecoveryCodes.activate(person)
    return User.objects.get(pk=person.pk)


def recovery_code(person: User) -> str:
    """The first recovery code that was not used yet."""
    kept = Authenticator.objects.get(user=person, type=Authenticator.Type.RECOVERY_CODES)
    return kept.wrap().get_unused_codes()[0]


def log_in(client, person: User, password: str = PASSWORD, **more):
    return client.post(LOGIN, {"username": person.username, "password": password, **more})
