"""Words typed on the Check screen: kept while they are typed, given back, never put over a colleague's."""

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session

from factcheck.models import Claim, Draft, Verdict
from factcheck.workflow import checking, drafts
from tests import factories
from tests.admin.pages import address
from tests.browser.desk import at_desk, logged_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MINE = "It began in 2008, and nobody noticed."
SUMMARY = "#verdict_summary"


@pytest.fixture
def team():
    return factories.Team()


@pytest.fixture
def claim(team):
    return factories.checked_claim(team)


def kept_by(answer):
    return answer.request.post_data or ""


def typing(page, words):
    """Type into the empty summary, and wait until the newsroom has kept it."""
    last = words.rstrip(".").split()[-1]
    page.locator(SUMMARY).fill("")
    with page.expect_response(lambda answer: "/drafts/" in answer.url and last in kept_by(answer)):
        page.keyboard.type(words)


def test_words_are_in_the_form_again_after_the_session_ended(visit, team, claim):
    page = at_desk(visit, team.lead, address(claim))
    typing(page, MINE)
    assert Draft.objects.get().words["summary"][1][0].startswith("It")
    Session.objects.all().delete()
    page.locator(SUMMARY).press("End")
    page.keyboard.type(" Typed after it ended.")
    page.context.add_cookies(logged_in(team.lead)["cookies"])
    page.goto(address(claim))
    page.locator(".draft-note", has_text="Restored").wait_for()
    assert page.locator(SUMMARY).input_value() == f"{MINE} Typed after it ended."
    page.get_by_role("button", name="Discard it").click()
    assert page.locator(SUMMARY).input_value() == "The turn began earlier."


def test_a_save_over_a_colleague_shows_both_texts_and_loses_neither(visit, team, claim):
    page = at_desk(visit, team.lead, address(claim))
    typing(page, MINE)
    theirs = Claim.objects.get(pk=claim.pk)
    checking.write_verdict(theirs, by=team.lead, summary="It began in 2010.")
    page.keyboard.press("Control+s")
    page.locator(".compared").wait_for()
    told = page.locator(".compared").inner_text()
    assert "It began in 2010." in told
    assert MINE in told
    assert page.locator(SUMMARY).input_value() == MINE
    with page.expect_response("**/step/write_verdict/"):
        page.keyboard.press("Control+s")
    assert Verdict.objects.get(claim=claim).summary == MINE
    assert not Draft.objects.exists()


def test_words_typed_after_a_double_press_are_kept(visit, team, claim):
    page = at_desk(visit, team.lead, address(claim))
    typing(page, MINE)
    with page.expect_response("**/step/write_verdict/"):
        page.keyboard.press("Control+s")
    page.keyboard.press("Control+s")
    page.keyboard.press("End")
    with page.expect_response("**/drafts/"):
        page.keyboard.type(" And more.")
    assert Draft.objects.get().words["summary"][1] == [f"{MINE} And more."]


def test_words_typed_before_the_kept_ones_have_come_take_nothing_s_place(visit, team, claim):
    pair = {"summary": [["The turn began earlier."], ["Kept an hour ago."]]}
    facts = {"form": "write_verdict", "claim_version": claim.version}
    drafts.keep(claim, by=team.lead, words=pair, **facts)
    page = at_desk(visit, team.lead, "/admin/notices/")
    asked = []

    def let_the_first_wait(route):
        asked.append(route)
        if len(asked) > 1:
            route.continue_()

    page.route("**/drafts/", let_the_first_wait)
    page.goto(address(claim))
    page.locator(SUMMARY).fill("Typed at once.")
    asked[0].continue_()
    note = page.locator(".draft-note")
    note.wait_for()
    assert "Kept an hour ago." in note.inner_text()
    assert Draft.objects.get().words == pair
    page.get_by_role("button", name="Take the earlier ones").click()
    assert page.locator(SUMMARY).input_value() == "Kept an hour ago."


def test_what_one_typed_is_never_sent_as_whoever_logged_in_since(visit, team, claim):
    page = at_desk(visit, team.lead, address(claim))
    typing(page, MINE)
    page.context.clear_cookies(name=settings.CSRF_COOKIE_NAME)  # whoever logs in gets a new one
    page.context.add_cookies(logged_in(team.editor)["cookies"])
    page.keyboard.press("Control+s")
    page.locator("text=Somebody else has logged in here since").first.wait_for()
    assert page.locator(SUMMARY).input_value() == MINE
    assert Verdict.objects.get(claim=claim).summary != MINE
