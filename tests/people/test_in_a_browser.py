"""Logging in, settings and notices in a real browser: passkeys, phones, axe and our policy."""

import pytest

from factcheck import rules
from factcheck.models import Preferences, User
from tests import axe, factories
from tests.admin.pages import address, step
from tests.browser.desk import at_desk
from tests.chromium import photograph

from .codes import PASSWORD, code, staff, with_app

pytestmark = pytest.mark.browser
MINE = {
    "settings": "/admin/settings/",
    "notices": "/admin/notices/",
    "unread": "/admin/notices/?show=unread",
    "password": "/admin/password_change/",
    "logout": "/admin/logout/",
    "confirm": "/admin/account/confirm/",
}
CONFIRMED = {
    "add-app": "/admin/account/app/add/",
    "add-passkey": "/admin/account/passkeys/add/",
}
WINDOWS = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]
EXAMINED = [(1280, "light"), (390, "dark")]
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def team(transactional_db):
    return factories.Team()


def look(page, name):
    """Hold a page to its width, to our policy and to WCAG 2.2 AA, and keep its pictures."""
    assert [words for words in page.complaints if "Content Security Policy" in words] == []
    for width, scheme in WINDOWS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        photograph(page, f"people-{name}-{width}-{scheme}")
        assert page.evaluate(WIDER) == 0, f"{name} scrolls sideways at {width} px"
        if (width, scheme) in EXAMINED:
            assert axe.violations(page) == [], f"{name}, {width} px"


def log_in(page, person):
    page.goto("/admin/login/")
    page.fill("#id_username", person.username)
    page.fill("#id_password", PASSWORD)
    page.click("form.desk-form button")


def confirm(page):
    page.fill("#id_password", PASSWORD)
    page.click("text=It is me")


def authenticator(page):
    """A security key as Chromium pretends to have one, which always says yes."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_is_added_and_logs_in_alone(visit, transactional_db):
    person = staff()
    page = visit("/admin/login/")
    authenticator(page)
    log_in(page, person)
    page.goto("/admin/account/passkeys/add/")
    confirm(page)
    page.fill("#id_name", "My laptop")
    page.click("text=Add the passkey")
    page.wait_for_url("**/admin/account/codes/")
    assert rules.has_factor(User.objects.get(pk=person.pk))
    page.goto("/admin/logout/")
    page.click("form.desk-form button")
    page.click("text=Log in with a passkey")
    page.wait_for_url("**/admin/")


def test_a_passkey_is_the_second_factor_after_a_password(visit, transactional_db):
    person = staff()
    page = visit("/admin/login/")
    authenticator(page)
    log_in(page, person)
    page.goto("/admin/account/passkeys/add/")
    confirm(page)
    page.click("text=Add the passkey")
    page.wait_for_url("**/admin/account/codes/")
    page.context.clear_cookies()
    log_in(page, person)
    page.wait_for_url("**/admin/account/factor/")
    page.click("text=Use a passkey")
    page.wait_for_url("**/admin/")


def test_an_app_is_added_by_typing_its_code(visit, transactional_db):
    person = staff()
    page = visit("/admin/login/")
    log_in(page, person)
    page.goto("/admin/account/app/add/")
    confirm(page)
    page.fill("#id_code", code(page.inner_text(".secret")))
    page.click("text=Add the app")
    page.wait_for_url("**/admin/account/codes/")
    look(page, "codes")


def test_logging_in_and_its_pages_are_fit_for_everybody(visit, transactional_db):
    person = with_app(staff())
    page = visit("/admin/login/")
    look(page, "login")
    page.click("form.desk-form button")
    look(page, "login-refused")
    log_in(page, person)
    page.wait_for_url("**/admin/account/factor/")
    look(page, "factor")


def test_ones_own_pages_are_fit_for_everybody(visit, team):
    factories.published_claim(team)
    Preferences.objects.create(user=team.lead, keys={"accept": "z"})
    for name, place in MINE.items():
        look(at_desk(visit, team.lead, place), name)


def test_the_pages_of_factors_are_fit_for_everybody(visit, transactional_db):
    page = visit("/admin/login/")
    log_in(page, staff())
    page.goto("/admin/account/app/add/")
    confirm(page)
    for name, place in CONFIRMED.items():
        page.goto(place)
        look(page, name)


def test_words_typed_before_the_session_ended_are_fit_to_be_read(visit, team):
    claim = factories.published_claim(team)
    page = at_desk(visit, team.publisher, step(claim, "suspend"))
    page.fill("#id_note", "The letter was forged. " * 20)
    page.context.clear_cookies()
    page.evaluate("() => document.querySelector('#id_note').form.submit()")
    page.wait_for_selector("text=You have been logged out")
    look(page, "logged-out")


def test_a_key_is_changed_in_the_list_of_keys(visit, team):
    page = at_desk(visit, team.lead, "/admin/settings/")
    page.keyboard.press("?")
    page.click("[aria-label='Change the key of “Notices”']")
    page.keyboard.press("z")
    page.wait_for_selector("text=The key is changed.")
    look(page, "keys")
    page.keyboard.press("Escape")
    page.keyboard.press("z")
    page.wait_for_url("**/admin/notices/")
    assert Preferences.objects.get(user=team.lead).keys == {"notices": "z"}


def test_the_people_of_the_house_are_fit_for_everybody(visit, transactional_db):
    administrator, person = factories.person("administrator"), with_app(staff())
    for name, place in {"staff": "/admin/factcheck/user/", "person": address(person)}.items():
        look(at_desk(visit, administrator, place), name)
