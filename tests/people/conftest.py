"""People at the admin's door."""

from collections.abc import Callable

import pytest
from django.test import Client

from factcheck.models import User

Door = Callable[[User], Client]


@pytest.fixture
def door() -> Door:
    """A browser in which this person is logged in."""

    def log_in(user: User) -> Client:
        browser = Client()
        browser.force_login(user)
        return browser

    return log_in
