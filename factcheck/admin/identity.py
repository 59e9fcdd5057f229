"""How staff prove who they are: what the desk asks of allauth, which counts and does the cryptography."""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm as PasswordForm
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from factcheck import rules
from factcheck.models import House, User
from factcheck.workflow import sealed, staff

BEGINS = "gAAAA"
"""How every Fernet token begins; a secret in base 32 or 16 never does."""
SALT = "factcheck.factors"
log = logging.getLogger(__name__)


class LoginForm(PasswordForm):
    """Username and password, under the names that password managers and browsers know from Django."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def add_prefix(self, field_name: str) -> str:
        """Call the field for the username what it is."""
        return str(super().add_prefix("username" if field_name == "login" else field_name))


class DeskAccounts(DefaultAccountAdapter):
    """Accounts are made by administrators; what changes in one's own stands in the log."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up."""
        return False

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Whoever has a second factor shows it again: the password alone is what somebody may have read."""
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        stronger = [way for way in ways if way["id"] != "reauthenticate"]
        return stronger if rules.has_factor(user) else ways

    def set_password(self, user: User, password: str) -> None:
        """A new password, chosen by whoever knows the old one or was sent a link."""
        staff.change_password(user, password, by=user)

    def send_notification_mail(
        self, template_prefix: str, user: User, context: Any = None, email: str | None = None
    ) -> None:
        """What allauth would write a letter about goes into the log and tells the person."""
        staff.note_security(user, template_prefix.rpartition("/")[2], by=user)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send it; when the mail server is away the log says so, and the page does not tell who is staff."""
        try:
            super().send_mail(template_prefix, email, context)
        except (SMTPException, OSError):
            log.exception("a letter was not sent")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to where one came from."""
        return reverse("admin:my_settings")

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link of the letter leads to our own address, whatever host the request named."""
        uid, _, token = key.partition("-")
        return settings.SITE_URL + reverse("account_reset_password_from_key", args=[uid, token])


class DeskFactors(DefaultMFAAdapter):
    """Second factors carry the house's name, and their secrets lie in the database encrypted."""

    def encrypt(self, text: str) -> str:
        """A secret as it is kept: a Fernet token under a key made of SECRET_KEY."""
        return sealed.box(SALT).encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret; one that was kept before secrets were encrypted is read as it is."""
        if not encrypted_text.startswith(BEGINS):
            return encrypted_text
        return sealed.box(SALT).decrypt(encrypted_text.encode()).decode()

    def get_totp_label(self, user: User) -> str:
        """Whose code it is, in the app that makes it."""
        return user.username

    def get_totp_issuer(self) -> str:
        """Where it is for."""
        return House.the().name

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The house by name, and by the host that the browser sees."""
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        return entity | {"name": House.the().name}
