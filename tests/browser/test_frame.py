"""The frame of the desk: who is logged in sees it, the keyboard reaches it, and its menus close."""

import pytest

from tests import factories
from tests.browser.desk import at_desk

pytestmark = pytest.mark.browser


@pytest.fixture
def editor(transactional_db):
    return factories.Team().editor


def focused(page):
    return page.evaluate("() => document.activeElement.textContent.trim()")


def test_the_keyboard_reaches_the_content_first(visit, editor):
    page = at_desk(visit, editor, "/admin/factcheck/topic/add/")
    page.evaluate("() => document.activeElement.blur()")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "content-start"
    assert page.complaints == []


def test_a_menu_closes_with_escape_and_leaves_the_cursor_on_its_button(visit, editor):
    page = at_desk(visit, editor)
    page.locator(".desk-me > summary").click()
    page.locator("#logout-form button").focus()
    page.keyboard.press("Escape")
    assert not page.locator("#logout-form button").is_visible()
    assert focused(page).startswith(editor.username)
