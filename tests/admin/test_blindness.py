"""Nobody who may still rate learns the verdict at any page, list, filter or search of the admin."""

import pytest

from factcheck.models import Category, Claim, Event, House, Review, Submission, Verdict
from factcheck.workflow import claims, review
from tests import factories
from tests.admin.claim_pages import pages_about
from tests.admin.pages import address, listing, says, send, step

pytestmark = pytest.mark.django_db
SECRETS = ("The turn began earlier.", "Azure was announced in 2008")


@pytest.fixture
def team():
    return factories.Team()


@pytest.fixture
def claim(team):
    return factories.submitted_claim(team)


def tells(answer):
    text = says(answer)
    return [words for words in SECRETS if words in text]


def test_a_reviewer_who_has_not_rated_reads_the_verdict_on_no_page(door, team, claim):
    browser = door(team.reviewer)
    answers = {page: browser.get(page, follow=True) for page in pages_about(claim)}
    assert {answer.status_code for answer in answers.values()} <= {200, 403}
    assert [page for page, answer in answers.items() if tells(answer)] == []


def test_the_pages_would_tell_whoever_may_see_it(door, team, claim):
    browser = door(team.lead)
    telling = [page for page in pages_about(claim) if tells(browser.get(page, follow=True))]
    assert len(telling) >= 6


@pytest.mark.parametrize("table", [Verdict, Submission, Review])
def test_tables_that_tell_a_verdict_leave_its_row_out(door, team, claim, table):
    assert door(team.lead).get(listing(table)).context["cl"].result_count == table.objects.count()
    assert door(team.reviewer).get(listing(table)).context["cl"].result_count == 0


def test_searching_for_the_words_of_a_hidden_verdict_finds_nothing(door, team, claim):
    for table in (Verdict, Submission, Event, Claim):
        answer = door(team.reviewer).get(listing(table, "?q=began+earlier"))
        assert answer.context["cl"].result_count == 0


def test_the_lines_of_the_log_that_tell_it_are_left_out(door, team, claim):
    hidden = claim.events.filter(conceals_verdict=True)
    page = door(team.reviewer).get(listing(Event))
    assert hidden
    assert not {event.pk for event in hidden} & {event.pk for event in page.context["cl"].result_list}
    answer = door(team.reviewer).get(address(hidden[0]), follow=True)
    assert tells(answer) == []


def test_the_story_of_a_claim_leaves_the_verdict_out(door, team, claim):
    page = address(claim, "history")
    assert tells(door(team.reviewer).get(page)) == []
    assert tells(door(team.lead).get(page)) == list(SECRETS)


def test_a_second_reviewer_does_not_learn_the_copied_rating(door, team, claim):
    late = factories.person("reviewer")
    review.second(claim, by=team.reviewer, rating=factories.rating(Category.MIXED))
    claims.assign(claim, by=team.editor, user=late, role="reviewer")
    assert Claim.objects.get(pk=claim.pk).rating.category == Category.MIXED
    assert "category-mixed" in door(team.reviewer).get(listing(Claim)).content.decode()
    assert "category-mixed" not in door(late).get(listing(Claim)).content.decode()


def test_no_filter_and_no_address_tells_the_copied_rating(door, team, claim):
    late = factories.person("reviewer")
    review.second(claim, by=team.reviewer, rating=factories.rating(Category.MIXED))
    claims.assign(claim, by=team.editor, user=late, role="reviewer")
    rating = Claim.objects.get(pk=claim.pk).rating_id
    assert door(late).get(listing(Claim, "?rated=mixed")).context["cl"].result_count == 0
    assert door(team.lead).get(listing(Claim, "?rated=mixed")).context["cl"].result_count == 1
    for query in (f"?rating={rating}", f"?rating__id__exact={rating}", "?rating__category=mixed"):
        assert door(late).get(listing(Claim, query)).status_code == 400


def test_the_list_cannot_be_ordered_by_what_is_hidden(door, team, claim):
    sortable = door(team.reviewer).get(listing(Claim)).context["cl"].sortable_by
    model_admin = door(team.reviewer).get(listing(Claim)).context["cl"].model_admin
    assert "rated" not in sortable
    assert getattr(model_admin.rated, "admin_order_field", None) is None


def test_the_forms_of_verdict_and_decision_start_empty_for_who_may_not_see(door, team, claim):
    for verb in ("write_verdict", "decide", "second"):
        assert tells(door(team.reviewer).get(step(claim, verb))) == []


@pytest.mark.parametrize("behind", [0, 1])
@pytest.mark.parametrize("verb", ["write_verdict", "decide", "second", "approve", "mend", "preview"])
def test_a_refused_form_tells_no_verdict(door, team, claim, verb, behind):
    stale = Claim(pk=claim.pk, version=claim.version - behind)
    answer = send(door(team.reviewer), stale, verb, summary="Mine.", explanation="Mine too.")
    assert tells(answer) == []


@pytest.mark.parametrize("verb", ["approve", "comment", "mend", "preview", "send_back", "write_verdict"])
def test_no_answer_to_a_script_tells_the_verdict(door, team, claim, verb):
    words = {
        "version": claim.version,
        "summary": "Mine.",
        "part": "statement",
        "words": "Why?",
        "note": "No.",
    }
    browser = door(team.reviewer)
    answer = browser.post(step(claim, verb), words, headers={"accept": "application/json"})
    assert answer.headers["Content-Type"] == "application/json"
    assert tells(answer) == []


def test_after_rating_the_verdict_is_open(door, team, claim):
    review.second(claim, by=team.reviewer, rating=factories.rating(Category.MIXED))
    assert tells(door(team.reviewer).get(address(claim))) == list(SECRETS)


def test_a_house_that_does_not_ask_for_blindness_shows_it(door, team, claim):
    factories.the_house(blind_second=False)
    assert House.the().blind_second is False
    assert tells(door(team.reviewer).get(address(claim))) == list(SECRETS)
