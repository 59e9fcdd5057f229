"""Who may log in at all."""

from allauth.account.auth_backends import AuthenticationBackend

from factcheck.models import User

from .people import is_desk


class StaffBackend(AuthenticationBackend):
    """Passwords and sessions of people who work here. `desk` is nobody's account and never logs in."""

    def user_can_authenticate(self, user: User) -> bool:
        """Whoever has left is outside at once, with every session."""
        return user.is_active and not is_desk(user)
