"""A translation on the desk: two columns, nothing typed is lost, and every turn goes through its verb."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factcheck.models import Translation
from factcheck.workflow import redaction
from factcheck.workflow import translations as verbs
from tests import factories, translations
from tests.admin.pages import address, listing

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(team):
    return factories.published_claim(team)


def page(claim, language="es"):
    return reverse("admin:factcheck_claim_translation", args=[claim.pk, language])


def send(browser, claim, verb, **words):
    """Press one of the buttons, as the page as it is now would send it."""
    row = Translation.objects.get(claim=claim)
    return browser.post(page(claim), {"version": row.version, **words, "verb": verb})


def test_from_the_claims_page_to_readers(door, team, claim, client):
    lead = door(team.lead)
    assert "Translate into" in lead.get(address(claim)).content.decode()
    begin = reverse("admin:factcheck_claim_translations", args=[claim.pk])
    assert lead.post(begin, {"language": "es"}).headers["Location"] == page(claim)
    row = translations.begun(team, claim)
    words = translations.words_of(row)
    assert send(lead, claim, "submit", **words).status_code == 302
    assert send(door(team.reviewer), claim, "approve").status_code == 302
    assert send(door(team.publisher), claim, "publish").status_code == 302
    public = translations.page(row)
    assert public.is_live
    assert public.get_absolute_url() in lead.get(page(claim)).content.decode()


def test_what_is_missing_is_said_at_its_field_and_the_rest_is_kept(door, team, claim):
    row = translations.begun(team, claim)
    words = translations.words_of(row) | {"verdict.summary": "", "statement": "Otra frase"}
    answer = send(door(team.lead), claim, "submit", **words)
    assert answer.status_code == 200
    form = answer.context["form"]
    assert form.errors == {"verdict.summary": ["Verdict in one sentence: translate it first."]}
    assert 'value="Otra frase"' in answer.content.decode()


def test_whoever_was_second_keeps_what_they_typed(door, team, claim):
    translations.begun(team, claim)
    browser, old = door(team.lead), Translation.objects.get().version
    verbs.save_translation(Translation.objects.get(), by=team.editor, words={"statement": "Suya"})
    sent = {"verb": "save_translation", "version": old, "statement": "Mía"}
    answer = browser.post(page(claim), sent)
    assert "Somebody changed this translation" in answer.content.decode()
    assert 'value="Mía"' in answer.content.decode()
    again = {**sent, "version": answer.context["form"]["version"].value()}
    assert browser.post(page(claim), again).status_code == 302
    assert Translation.objects.get().words["statement"] == "Mía"


def test_what_is_not_ones_turn_is_refused_in_words(door, team, claim):
    verbs.submit(translations.begun(team, claim), by=team.lead)
    answer = send(door(team.lead), claim, "approve")
    assert "did not translate it" in answer.content.decode()
    assert Translation.objects.get().stage == "in_review"


@pytest.mark.parametrize("version", ["", "x", "9" * 30])
def test_nobody_signs_a_version_that_they_do_not_name(door, team, claim, version):
    verbs.submit(translations.begun(team, claim), by=team.lead)
    answer = send(door(team.reviewer), claim, "approve", version=version)
    assert "does not say which version you saw" in answer.content.decode()
    assert Translation.objects.get().stage == "in_review"


@pytest.mark.parametrize("verb", ["", "delete", "translate"])
def test_an_unknown_button_does_nothing(door, team, claim, verb):
    translations.begun(team, claim)
    assert "There is no such step" in send(door(team.lead), claim, verb).content.decode()


def test_what_has_changed_in_the_original_is_marked(door, team, claim):
    translations.published(team, claim)
    factories.correct(claim, team)
    assert "Readers of the original see edition 2" in door(team.lead).get(page(claim)).content.decode()
    assert send(door(team.lead), claim, "renew").status_code == 302
    words = door(team.lead).get(page(claim)).content.decode()
    assert "Changed since it was translated" in words
    assert "In the original: The year was wrong." in words


def test_what_nobody_has_begun_is_not_there(door, team, claim):
    assert door(team.lead).get(page(claim, "ar")).status_code == 404


@pytest.mark.parametrize("language", ["en", "xx", ""])
def test_a_language_that_cannot_be_is_refused(door, team, claim, language):
    begin = reverse("admin:factcheck_claim_translations", args=[claim.pk])
    answer = door(team.lead).post(begin, {"language": language}, follow=True)
    assert "Choose another language" in answer.content.decode()


def test_the_list_takes_the_same_queries_for_one_and_for_three(
    door, team, claim, django_assert_max_num_queries
):
    translations.begun(team, claim)
    browser = door(team.lead)
    with CaptureQueriesContext(connection) as few:
        browser.get(listing(Translation))
    for _ in range(2):
        translations.begun(team, factories.published_claim(team))
    with django_assert_max_num_queries(len(few)):
        browser.get(listing(Translation))


def test_the_list_leads_to_the_page_of_each(door, team, claim):
    row = translations.begun(team, claim)
    browser = door(team.lead)
    assert address(row) in browser.get(listing(Translation)).content.decode()
    assert browser.get(address(row)).headers["Location"] == page(claim)


def test_an_edition_that_was_erased_leads_on_to_the_newest(door, team, claim):
    translations.begun(team, claim)
    factories.correct(claim, team)
    erase(factories.fact_check(claim).editions.get(number=1))
    browser = door(team.lead)
    assert "was erased and cannot be translated" in browser.get(page(claim)).content.decode()
    assert "Work on it again" in send(browser, claim, "submit").content.decode()
    assert "erased" in send(browser, claim, "save_translation", statement="Otra").content.decode()
    assert send(browser, claim, "renew").status_code == 302
    assert Translation.objects.get().edition == 2
    assert 'name="statement"' in browser.get(page(claim)).content.decode()


def erase(thing):
    """By two administrators."""
    asked = redaction.request_redaction(
        thing, by=factories.person("administrator"), legal_basis="Court order."
    )
    redaction.redact(asked, by=factories.person("administrator"))


def test_what_has_changed_is_marked_in_what_was_never_submitted(door, team, claim):
    translations.begun(team, claim)
    for _ in range(2):
        factories.correct(claim, team)
        assert send(door(team.lead), claim, "renew").status_code == 302
    words = door(team.lead).get(page(claim)).content.decode()
    assert "Changed since it was translated" in words
    row = Translation.objects.get()
    verbs.submit(row, by=team.lead, words=translations.words_of(row))
    assert "Changed since" not in door(team.reviewer).get(page(claim)).content.decode()
