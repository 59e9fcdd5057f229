"""Keys of partners on the desk: a secret is shown in one answer, and never again."""

import re

import pytest

from factcheck.models import PartnerKey
from factcheck.workflow import inbox
from tests import factories
from tests.admin.pages import address, listing, says

pytestmark = pytest.mark.django_db
ADD = listing(PartnerKey, "add/")
WORDS = {"partner": "The Weekly", "scopes": ["intake"]}
SECRET = re.compile(r"fck_live_[0-9A-Za-z]{36}")


@pytest.fixture
def administrator():
    return factories.person("administrator")


def test_the_secret_is_shown_once_and_kept_by_no_browser(door, administrator):
    browser = door(administrator)
    answer = browser.post(ADD, WORDS)
    [secret] = SECRET.findall(answer.content.decode())
    assert {"no-store", "private"} <= set(answer.headers["Cache-Control"].split(", "))
    assert inbox.recognise(secret).partner == "The Weekly"
    key = PartnerKey.objects.get()
    for page in (address(key), listing(PartnerKey), address(key, "history"), "/admin/factcheck/event/"):
        assert not SECRET.search(browser.get(page).content.decode())
        assert secret[-10:] not in browser.get(page).content.decode()


def test_a_key_is_replaced_by_a_second_and_revoked(door, administrator):
    browser = door(administrator)
    first = factories.partner_key(by=administrator)
    answer = browser.post(address(first.key, "rotate"))
    [secret] = SECRET.findall(answer.content.decode())
    assert "still works. Revoke it once" in says(answer)
    assert "opens nothing any more" in says(browser.post(address(first.key, "revoke"), follow=True))
    assert inbox.recognise(first.secret) is None
    assert inbox.recognise(secret)
    assert "revoked already" in says(browser.post(address(first.key, "revoke"), follow=True))


def test_a_third_key_is_refused_and_the_words_are_kept(door, administrator):
    first = factories.partner_key(by=administrator, partner="The Weekly")
    browser = door(administrator)
    browser.post(address(first.key, "rotate"))
    answer = browser.post(ADD, WORDS)
    assert "has two live keys already" in says(answer)
    assert 'value="The Weekly"' in answer.content.decode()
    assert "two live keys already" in says(browser.post(address(first.key, "rotate"), follow=True))


def test_a_key_that_opens_nothing_is_refused(door, administrator):
    assert "This field is required" in says(door(administrator).post(ADD, {"partner": "The Weekly"}))
    assert not PartnerKey.objects.exists()


def test_only_administrators_make_and_end_keys(door, administrator):
    key = factories.partner_key(by=administrator).key
    browser = door(factories.person("editor"))
    assert browser.get(ADD).status_code == 403
    assert browser.post(ADD, WORDS).status_code == 403
    assert "is for administrators" in says(browser.post(address(key, "revoke"), follow=True))
    assert "Revoke it at once" not in says(browser.get(address(key)))
    assert PartnerKey.objects.get().revoked_at is None


@pytest.mark.parametrize("verb", ["rotate", "revoke"])
def test_only_a_press_of_the_button_ends_a_key(door, administrator, verb):
    key = factories.partner_key(by=administrator).key
    assert door(administrator).get(address(key, verb)).status_code == 405
