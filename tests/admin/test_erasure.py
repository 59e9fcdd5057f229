"""Erasure in the admin: asked for by one administrator, carried out by another."""

import pytest

from factcheck.models import ArticleText, Redaction
from tests import factories
from tests.admin.pages import address, says

pytestmark = pytest.mark.django_db
ADD = "/admin/factcheck/redaction/add/"


@pytest.fixture
def asked(door):
    text = factories.suggested().article.texts.get()
    words = {"subject": f"articletext:{text.pk}", "legal_basis": "Court order."}
    browser = door(factories.person("administrator"))
    browser.post(ADD, words)
    return browser, Redaction.objects.get()


def test_another_administrator_carries_it_out(door, asked):
    _, redaction = asked
    other = door(factories.person("administrator"))
    assert "Erase the words" in says(other.get(address(redaction)))
    page = other.post(address(redaction, "carry-out"), follow=True)
    assert "are erased; their digest stays" in says(page)
    assert ArticleText.objects.get().text is None


def test_who_asked_is_told_to_find_another(asked):
    browser, redaction = asked
    assert "Another administrator than you" in says(browser.get(address(redaction)))
    page = browser.post(address(redaction, "carry-out"), follow=True)
    assert "Another administrator than the one who asked" in says(page)
    assert ArticleText.objects.get().text is not None


def test_looking_at_the_address_erases_nothing(door, asked):
    _, redaction = asked
    door(factories.person("administrator")).get(address(redaction, "carry-out"))
    assert ArticleText.objects.get().text is not None


def test_what_cannot_be_erased_is_refused_with_the_words_kept(door):
    browser = door(factories.person("administrator"))
    page = browser.post(ADD, {"subject": "claim:1", "legal_basis": "Court order."})
    assert "nothing that can be erased" in says(page)
    assert b"Court order." in page.content
    assert not Redaction.objects.exists()


def test_an_editor_neither_asks_nor_carries_out(door, asked):
    _, redaction = asked
    browser = door(factories.person("editor"))
    assert browser.get(ADD).status_code == 403
    assert "Erase the words" not in says(browser.get(address(redaction)))
    assert "for administrators" in says(browser.post(address(redaction, "carry-out"), follow=True))
