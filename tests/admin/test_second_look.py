"""What a revision displaced, on the pages of the desk: shown with both wordings, and settled there."""

import pytest

from factcheck.models import Appearance, Displacement
from factcheck.workflow import intake
from tests import factories
from tests.admin.pages import address, says

pytestmark = pytest.mark.django_db

WORDS = "Microsoft pivoted to Azure in 2014"
OTHER = "Microsoft turned firmly to Azure in 2014"


@pytest.fixture
def team():
    return factories.Team()


@pytest.fixture
def row(team):
    """A claim whose words a revision changed."""
    claim = factories.open_claim(team)
    text = claim.article.texts.get().text
    intake.revise(claim.article, text.replace(WORDS, OTHER), by=team.lead)
    return Displacement.objects.with_words().get()


def page_of(row):
    return f"/admin/second-look/{row.pk}/"


def settle(browser, row, **words):
    return browser.post(page_of(row), {"snapshot": row.snapshot_id} | words, follow=True)


def test_the_article_shows_both_wordings_and_the_ways_to_settle(door, team, row):
    page = door(team.lead).get(address(row.snapshot.article)).content.decode()
    assert "Needs a second look" in page
    assert "<del>pivoted </del>" in page
    assert "<ins>turned firmly </ins>" in page
    assert page.count(f'action="{page_of(row)}"') == 3


def test_the_split_page_shows_it_too(door, team, row):
    page = door(team.lead).get(address(row.snapshot.article, "split"))
    assert "Needs a second look" in says(page)


def test_the_page_of_the_claim_shows_it_too(door, team, row):
    page = door(team.lead).get(address(row.claim)).content.decode()
    assert "<ins>turned firmly </ins>" in page
    assert page.count(f'action="{page_of(row)}"') == 3


def test_the_front_page_lists_the_claim(door, team, row):
    lists = {each.waiting.code: each for each in door(team.lead).get("/admin/").context["lists"]}
    assert row.claim in [item.claim for item in lists["look"].items]


def test_a_publisher_sees_it_without_the_buttons(door, team, row):
    page = door(team.publisher).get(address(row.snapshot.article)).content.decode()
    assert "<ins>turned firmly </ins>" in page
    assert f'action="{page_of(row)}"' not in page


def test_one_press_agrees(door, team, row):
    answer = settle(door(team.lead), row, way="confirm")
    assert "Confirmed: the new words make the claim." in says(answer)
    assert Displacement.objects.get().settlement == "confirmed"


def test_the_right_words_are_pasted(door, team, row):
    settle(door(team.lead), row, way="mark", quote="It sells software to 190 countries")
    assert Appearance.objects.of(row.claim).get().exact == "It sells software to 190 countries"


def test_words_that_are_not_there_are_refused_and_kept(door, team, row):
    answer = settle(door(team.lead), row, way="mark", quote="quite other words")
    assert "These words are not in the text." in says(answer)
    assert "quite other words</textarea>" in answer.content.decode()


def test_a_script_is_told_in_a_sentence(door, team, row):
    browser = door(team.lead)
    asks, gone = {"headers": {"accept": "application/json"}}, {"way": "gone", "snapshot": row.snapshot_id}
    assert browser.post(page_of(row), gone, **asks).json()["said"].startswith("Kept:")
    late = browser.post(page_of(row), gone | {"way": "confirm"}, **asks)
    assert (late.status_code, "settled this already" in late.json()["sentences"][0]) == (409, True)


def test_what_is_settled_says_how_and_by_whom(door, team, row):
    browser = door(team.lead)
    settle(browser, row, way="confirm")
    assert f"The new words make the same claim. {team.lead}" in says(browser.get(page_of(row)))


def test_words_that_a_newer_revision_changed_again_are_not_agreed_to(door, team, row):
    claim = row.claim
    intake.revise(
        claim.article, factories.TEXT.replace(WORDS, "Microsoft never turned to Azure"), by=team.lead
    )
    assert "A newer revision has changed these words again." in says(
        settle(door(team.lead), row, way="confirm")
    )
    assert Displacement.objects.get().settled_at is None
