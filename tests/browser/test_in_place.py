"""Forms sent without leaving the page: one effect, no word lost, every refusal beside the form and said."""

import pytest
from django.contrib.sessions.models import Session

from factcheck.models import Claim, Verdict
from factcheck.workflow import checking
from tests import factories
from tests.admin.pages import step
from tests.browser.desk import at_desk, logged_in

pytestmark = pytest.mark.browser
IN_PLACE = "form => { form.dataset.send = 'parts'; }"
DONE = "#desk-said:not(:empty)"
SAID = ".desk-form > .refusal[role=alert]"


@pytest.fixture
def team(transactional_db):
    return factories.Team()


@pytest.fixture
def claim(team):
    return factories.open_claim(team)


@pytest.fixture
def page(visit, team, claim):
    """The form of an open claim's verdict, sent in place."""
    page = at_desk(visit, team.lead, step(claim, "write_verdict"))
    page.locator(".desk-form").evaluate(IN_PLACE)
    return page


def write(page, summary):
    page.fill("[name=summary]", summary)


def save(page):
    page.locator(".desk-form .submit-row .button").click()


def summary():
    return Verdict.objects.values_list("summary", flat=True).first()


def test_it_is_done_and_said_without_leaving_the_page(page):
    write(page, "The turn began earlier.")
    address = page.url
    save(page)
    page.wait_for_selector(DONE)
    assert summary() == "The turn began earlier."
    assert page.url == address
    assert page.complaints == []


def test_a_double_click_has_one_effect(page, claim):
    write(page, "The turn began earlier.")
    events = claim.events.count()
    page.locator(".desk-form .submit-row .button").dblclick()
    page.wait_for_selector(DONE)
    assert claim.events.count() == events + 1


def test_a_form_that_the_browser_sends_is_sent_once(visit, team, claim):
    page = at_desk(visit, team.lead, step(claim, "attach"))
    page.fill("[name=url]", "https://example.org/once")
    page.fill("[name=title]", "Once")
    page.check("[name=stance][value=supports]")
    sent = []
    page.on("request", lambda request: request.url.endswith("/attach/") and sent.append(request.method))
    with page.expect_navigation():
        page.evaluate(
            "() => { const form = document.querySelector('.desk-form');"
            " form.requestSubmit(); form.requestSubmit(); }"
        )
    assert sent.count("POST") == 1
    assert claim.evidence.count() == 1


def test_words_stay_when_the_session_has_ended(page):
    write(page, "The turn began earlier.")
    Session.objects.all().delete()
    save(page)
    page.wait_for_selector(SAID)
    assert "You have been logged out." in page.inner_text(SAID)
    assert page.input_value("[name=summary]") == "The turn began earlier."


def test_who_logs_in_again_in_another_tab_sends_the_same_words(page, team):
    write(page, "The turn began earlier.")
    page.context.clear_cookies()
    save(page)
    page.wait_for_selector(SAID)
    page.context.add_cookies(logged_in(team.lead)["cookies"])
    page.context.new_page().goto(page.url)
    save(page)
    page.wait_for_selector(DONE)
    assert summary() == "The turn began earlier."


def test_a_refusal_is_said_and_leads_to_its_field(page):
    page.evaluate("() => document.querySelector('[name=summary]').removeAttribute('maxlength')")
    write(page, "S" * 900)
    save(page)
    page.wait_for_selector(SAID)
    field = page.locator("[name=summary]")
    assert field.get_attribute("aria-invalid") == "true"
    assert page.locator(SAID).get_attribute("id") in field.get_attribute("aria-describedby")
    assert page.evaluate("() => document.activeElement.name") == "summary"


def test_who_was_slower_sees_both_texts_and_may_save_theirs(page, team, claim):
    write(page, "Mine.")
    checking.write_verdict(Claim.objects.get(pk=claim.pk), by=team.lead, summary="Theirs.")
    save(page)
    page.wait_for_selector(f"{SAID} .compared")
    both = page.inner_text(f"{SAID} .compared")
    assert "Theirs." in both
    assert "Mine." in both
    save(page)
    page.wait_for_selector(DONE)
    assert summary() == "Mine."


def test_nothing_is_lost_when_the_newsroom_does_not_answer(page):
    write(page, "The turn began earlier.")
    page.context.set_offline(True)
    save(page)
    page.wait_for_selector(SAID)
    assert "does not answer" in page.inner_text(SAID)
    assert page.input_value("[name=summary]") == "The turn began earlier."
