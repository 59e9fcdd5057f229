"""Review and publish in a real browser: by keyboard, by double click, without scripts, and as WCAG asks."""

import pytest

from factcheck.models import Category, Claim, Comment, Status, Submission, Verdict
from factcheck.workflow import previews, publishing
from tests import axe, factories
from tests.browser.desk import at_desk

pytestmark = pytest.mark.browser
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def team(transactional_db):
    return factories.Team()


def address(claim, page="review"):
    return f"/admin/factcheck/claim/{claim.pk}/{page}/"


def key_of(page, category):
    """The number key of the rating of this category."""
    button = page.locator(f".rating-button:has(.category-{category})")
    return button.get_attribute("data-key")


def status(claim):
    return Claim.objects.get(pk=claim.pk).status


def test_a_claim_is_rated_and_signed_with_two_keys(visit, team):
    first, second = factories.submitted_claim(team), factories.submitted_claim(team)
    factories.policies()
    page = at_desk(visit, team.reviewer, address(first))
    page.keyboard.press(key_of(page, Category.MIXED))
    page.get_by_role("heading", name="agree: Mixed.").wait_for()
    assert page.evaluate("() => document.activeElement.id") == "verdicts"
    page.keyboard.press("y")
    page.wait_for_url(f"**{address(second)}")
    assert status(first) == Status.APPROVED
    assert Verdict.objects.get(claim=first, role="second").blind
    assert page.complaints == []


def test_a_dispute_is_revised_and_agreed(visit, team):
    claim = factories.submitted_claim(team)
    page = at_desk(visit, team.reviewer, address(claim))
    page.keyboard.press(key_of(page, Category.FALSE))
    page.get_by_role("heading", name="The verdicts differ").wait_for()
    lead = at_desk(visit, team.lead, address(claim))
    lead.keyboard.press("r")
    lead.wait_for_url(f"**{address(claim, 'change')}")
    factories.checking.write_verdict(
        Claim.objects.get(pk=claim.pk), by=team.lead, rating=factories.rating(Category.FALSE)
    )
    factories.checking.submit(Claim.objects.get(pk=claim.pk), by=team.lead)
    page.goto(address(claim))
    with page.expect_response("**/step/second/"):
        page.keyboard.press(key_of(page, Category.FALSE))
    page.get_by_role("heading", name="agree: False.").wait_for()
    assert Verdict.objects.filter(claim=claim, role="second").count() == 2


def test_an_editor_decides(visit, team):
    claim = factories.disputed_claim(team)
    page = at_desk(visit, team.editor, address(claim))
    page.get_by_role("radio", name="False: Means false.").first.check()
    page.locator("[data-keys='Decide'] [name=note]").fill("Azure was announced in 2008.")
    page.keyboard.press("Control+Enter")
    page.locator("text=deciding").first.wait_for()
    assert status(claim) == Status.IN_REVIEW


def test_a_comment_goes_along_when_the_claim_is_sent_back(visit, team):
    claim = factories.submitted_claim(team)
    page = at_desk(visit, team.reviewer, address(claim))
    page.locator("#comment-new-statement summary").click()
    page.locator("#words-statement").fill("Which year?")
    page.keyboard.press("Control+Enter")
    page.locator("#comments-statement .comment").wait_for()
    page.keyboard.press("n")
    page.keyboard.type("See my comment.")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/admin/")
    assert status(claim) == Status.OPEN
    assert Comment.objects.unsettled().get().words == "Which year?"


def test_sending_back_without_a_word_is_refused_and_keeps_the_claim(visit, team):
    claim = factories.submitted_claim(team)
    page = at_desk(visit, team.reviewer, address(claim))
    page.locator("#back-note").fill(" ")
    page.get_by_role("button", name="Send back and next").click()
    page.locator(".refusal").wait_for()
    assert status(claim) == Status.IN_REVIEW


def test_a_comma_is_mended_and_its_author_signs_with_one_key(visit, team):
    claim = factories.seconded_claim(team)
    page = at_desk(visit, team.reviewer, address(claim))
    page.locator("#mend > summary").click()
    page.locator("#mend [name=summary]").fill("The turn began earlier, in 2008.")
    page.get_by_role("button", name="Submit my mending").click()
    page.wait_for_url("**/admin/")
    assert Submission.objects.filter(claim=claim).last().submitted_by == team.reviewer
    lead = at_desk(visit, team.lead, address(claim))
    lead.keyboard.press("y")
    lead.wait_for_url("**/admin/")
    assert status(claim) == Status.APPROVED


def test_a_double_click_rates_once(visit, team):
    claim = factories.submitted_claim(team)
    page = at_desk(visit, team.reviewer, address(claim))
    page.locator(".rating-button").first.dblclick()
    page.locator(".review-pair").wait_for()
    assert Verdict.objects.filter(claim=claim, role="second").count() == 1


def test_the_round_works_without_scripts(visit, team):
    claim = factories.submitted_claim(team)
    factories.policies()
    page = at_desk(visit, team.reviewer, address(claim), java_script_enabled=False)
    page.locator(f".rating-button:has(.category-{Category.MIXED})").click()
    page.get_by_role("heading", name="agree: Mixed.").wait_for()
    page.get_by_role("button", name="Approve and next").click()
    assert status(claim) == Status.APPROVED


def test_five_approved_claims_go_out_with_one_press(visit, team):
    five = [factories.approved_claim(team) for _ in range(5)]
    page = at_desk(visit, team.publisher, "/admin/publish/")
    assert page.get_by_role("button", name="Publish 5 approved").is_visible()
    page.keyboard.press("Control+Enter")
    page.locator("text=Published: 5 claims.").wait_for()
    assert {status(claim) for claim in five} == {Status.PUBLISHED}
    assert page.complaints == []


def test_what_is_not_ticked_stays_and_the_rest_is_scheduled(visit, team):
    stays, goes = factories.approved_claim(team), factories.approved_claim(team)
    page = at_desk(visit, team.publisher, "/admin/publish/")
    page.locator(f"#tick-{stays.pk}").uncheck()
    page.get_by_text("Schedule instead").click()
    page.locator("#id_publish_at").fill("2101-01-01T09:30")
    page.get_by_role("button", name="Schedule 1").click()
    page.locator("text=Scheduled: 1 claim.").wait_for()
    assert (status(stays), status(goes)) == (Status.APPROVED, Status.SCHEDULED)
    page.get_by_role("button", name="Take off the clock").click()
    page.locator("text=Nothing is scheduled.").wait_for()
    assert status(goes) == Status.APPROVED


def test_one_click_suspends_and_another_publisher_withdraws(visit, team):
    claim = factories.published_claim(team)
    page = at_desk(visit, team.publisher, "/admin/publish/")
    page.get_by_role("button", name="Suspend now").dblclick()
    page.locator("text=Another publisher reinstates or withdraws it.").wait_for()
    assert status(claim) == Status.SUSPENDED
    other = at_desk(visit, factories.person("publisher"), "/admin/publish/")
    other.get_by_label("Public note").fill("We relied on a forged letter.")
    other.get_by_role("button", name="Withdraw").click()
    other.locator("text=Nothing is suspended.").wait_for()
    assert status(claim) == Status.WITHDRAWN


def test_a_preview_link_is_made_opened_and_revoked(visit, team):
    claim = factories.submitted_claim(team)
    page = at_desk(visit, team.lead, address(claim))
    page.get_by_role("button", name="Make a link for somebody outside").click()
    link = page.locator("#preview-link").input_value()
    outside = visit(link[link.index("/preview/") :])
    assert outside.locator("text=Not published.").is_visible()
    assert outside.context.cookies() == []
    assert outside.complaints == []
    page.get_by_role("button", name="Revoke").click()
    page.locator("#previews >> text=revoked").wait_for()
    assert outside.reload().status == 410


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_screens_keep_wcag_and_fit_a_phone(visit, team, scheme):
    blind, disputed = factories.submitted_claim(team), factories.disputed_claim(team)
    mended, live = factories.seconded_claim(team), factories.published_claim(team)
    factories.approved_claim(team)
    publishing.suspend(live, by=team.publisher, note="Forged.")
    token = previews.new_token()
    previews.make_preview(disputed, by=team.lead, token=token)
    for user, path in (
        (team.reviewer, address(blind)),
        (team.reviewer, address(mended)),
        (team.editor, address(disputed)),
        (factories.person("publisher"), "/admin/publish/"),
        (None, f"/preview/{token}/"),
    ):
        page = at_desk(visit, user, path, scheme=scheme) if user else visit(path, scheme=scheme)
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(WIDER) == 0, f"{path} scrolls sideways at {width} px"
            assert axe.violations(page) == []
        assert page.complaints == []
