"""People at the admin's door."""

from collections.abc import Callable

import pytest
from django.test import Client

from factcheck.models import User

from .letterbox import Letterbox

Door = Callable[[User], Client]


@pytest.fixture
def door() -> Door:
    """A browser in which this person is logged in."""

    def log_in(user: User) -> Client:
        browser = Client()
        browser.force_login(user)
        return browser

    return log_in


@pytest.fixture
def letterbox(settings):
    """A mail server that the newsroom writes to."""
    with Letterbox() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server
        server.shutdown()
