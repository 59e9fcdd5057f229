"""The desk in a real browser: one shared way to open a page of it as somebody who is logged in.

page = at_desk(visit, team.lead, "/admin/factcheck/claim/1/change/", width=390, scheme="dark")

`visit` is the fixture of `tests/chromium.py`; `page.complaints` holds whatever the browser complains of.
The test needs `transactional_db` (or `live_server`), so that the server sees what it made.
"""

from django.conf import settings
from django.test import Client


def logged_in(user):
    """The state of a browser in which this person is logged in, for `new_context(storage_state=...)`."""
    browser = Client()
    browser.force_login(user)
    cookie = {
        "name": settings.SESSION_COOKIE_NAME,
        "value": browser.cookies[settings.SESSION_COOKIE_NAME].value,
        "domain": "localhost",
        "path": "/",
        "expires": -1,
        "httpOnly": True,
        "secure": bool(settings.SESSION_COOKIE_SECURE),
        "sameSite": "Lax",
    }
    return {"cookies": [cookie], "origins": []}


def at_desk(visit, user, address="/admin/", **options):
    """Open an address of the desk as this person; options as `visit` takes them (width, scheme, …)."""
    return visit(address, storage_state=logged_in(user), **options)
