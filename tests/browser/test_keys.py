"""Keys of the desk: they press what has them, rest while somebody writes, can be changed or switched off."""

import pytest

from factcheck.models import Preferences
from tests import factories
from tests.admin.pages import address, step
from tests.browser.desk import at_desk

pytestmark = pytest.mark.browser
SETS = """([name, key]) => {
  const link = document.querySelector(".breadcrumbs a");
  link.dataset.key = key;
  link.dataset.keyName = name;
  link.href = "#pressed";
  document.dispatchEvent(new CustomEvent("desk:parts"));
}"""
PRESSED = "() => location.hash"


@pytest.fixture
def team(transactional_db):
    return factories.Team()


@pytest.fixture
def page(visit, team):
    return at_desk(visit, team.lead, step(factories.open_claim(team), "attach"))


def with_key(page, name="go", key="z"):
    page.evaluate(SETS, [name, key])
    page.locator("body").click(position={"x": 2, "y": 2})
    return page


def prefer(person, **words):
    Preferences.objects.update_or_create(user=person, defaults=words)


def pressed(page):
    return page.evaluate(PRESSED) == "#pressed"


def test_a_key_presses_what_has_it(page):
    with_key(page).keyboard.press("z")
    assert pressed(page)


def sent(page, event):
    """Press what no keyboard of ours has."""
    with_key(page).evaluate(
        "event => document.body.dispatchEvent(new KeyboardEvent('keydown', { ...event, bubbles: true }))",
        event,
    )


def test_the_lock_of_capitals_changes_nothing(page):
    sent(page, {"key": "Z", "code": "KeyZ"})
    assert pressed(page)


def test_a_greek_keyboard_has_the_same_keys(page):
    sent(page, {"key": "\N{GREEK SMALL LETTER ZETA}", "code": "KeyZ"})
    assert pressed(page)


@pytest.mark.parametrize(
    "event",
    [{"key": "z", "isComposing": True}, {"key": "Dead", "code": "KeyZ"}, {"key": "z", "altKey": True}],
)
def test_signs_that_are_being_composed_press_nothing(page, event):
    sent(page, event)
    assert not pressed(page)


def test_single_keys_rest_while_somebody_writes_and_ctrl_keys_do_not(page):
    with_key(page).locator("[name=title]").press("z")
    assert page.input_value("[name=title]") == "z"
    assert not pressed(page)
    with_key(page, key="Ctrl+Enter").locator("[name=title]").press("Control+Enter")
    assert pressed(page)


def test_enter_belongs_to_the_button_that_has_the_cursor(page):
    with_key(page, key="Enter").locator(".desk-me > summary").press("Enter")
    assert page.locator("#logout-form").is_visible()
    assert not pressed(page)


def test_keys_switched_off_are_off(visit, team):
    prefer(team.lead, shortcuts=False)
    page = at_desk(visit, team.lead, step(factories.open_claim(team), "attach"))
    with_key(page).keyboard.press("z")
    page.keyboard.press("?")
    assert not pressed(page)
    assert not page.locator("#desk-keys").is_visible()
    assert page.locator(".breadcrumbs a").first.get_attribute("aria-keyshortcuts") is None


def test_a_changed_key_works_and_the_old_one_does_not(visit, team):
    prefer(team.lead, keys={"go": "w"})
    page = at_desk(visit, team.lead, step(factories.open_claim(team), "attach"))
    with_key(page).keyboard.press("z")
    assert not pressed(page)
    page.keyboard.press("w")
    assert pressed(page)


def test_the_question_mark_lists_the_keys_and_escape_gives_the_cursor_back(visit, team):
    page = at_desk(visit, team.lead, address(factories.open_claim(team)))
    button = page.locator("[data-opens=desk-keys]")
    button.focus()
    page.keyboard.press("?")
    assert "Keys of this page" in page.inner_text("#desk-keys .desk-keys-list")
    page.keyboard.press("z")
    page.keyboard.press("Escape")
    assert not page.locator("#desk-keys").is_visible()
    assert page.evaluate("() => document.activeElement.dataset.opens") == "desk-keys"
