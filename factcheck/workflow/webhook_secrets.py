"""The secrets that sign webhooks: told once, kept sealed, because every message is signed with them."""

import secrets
from datetime import datetime

from factcheck.formats import webhook
from factcheck.models import WebhookEndpoint

from . import sealed

SALT = "factcheck.webhooks"
SIZE = 32


def new_secret() -> str:
    """A new one, in the form that receivers' libraries read."""
    return webhook.new_secret(secrets.token_bytes(SIZE))


def seal(secret: str) -> str:
    """As it is kept: readable under SECRET_KEY alone."""
    return sealed.box(SALT).encrypt(secret.encode()).decode()


def secrets_of(row: WebhookEndpoint, now: datetime) -> list[str]:
    """What messages are signed with: the secret, and for a while the one before it."""
    sealed_ones = [row.secret]
    if row.old_until is not None and row.old_until > now:
        sealed_ones.append(row.old_secret)
    return [sealed.box(SALT).decrypt(each.encode()).decode() for each in sealed_ones]
