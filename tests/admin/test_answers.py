"""What the desk's scripts are told: the same verbs, the same refusals, as JSON."""

import pytest

from tests import factories
from tests.admin.pages import address, step

pytestmark = pytest.mark.django_db
JSON = {"headers": {"accept": "application/json"}}


def test_a_step_is_done_and_says_the_new_version(door):
    team = factories.Team()
    claim = factories.suggested(team)
    answer = door(team.lead).post(step(claim, "accept"), {"version": claim.version}, **JSON)
    assert answer.json() == {
        "said": "Accept: done.",
        "version": 2,
        "status": "open",
        "next": address(claim),
    }


def test_after_a_submission_comes_the_next_open_claim_and_then_the_desk(door):
    team = factories.Team()
    first, second = factories.checked_claim(team), factories.checked_claim(team)
    browser = door(team.lead)
    onward = [
        browser.post(step(claim, "submit"), {"version": claim.version}, **JSON).json()["next"]
        for claim in (first, second)
    ]
    assert onward == [address(second), "/admin/"]


def test_a_reviewer_rates_then_signs_then_goes_on(door):
    team = factories.Team()
    first, second = factories.submitted_claim(team), factories.submitted_claim(team)
    browser, rating = door(team.reviewer), factories.rating().pk
    rated = browser.post(step(first, "second"), {"version": first.version, "rating": rating}, **JSON).json()
    assert rated["next"] == address(first, "review")
    signed = browser.post(step(first, "approve"), {"version": rated["version"]}, **JSON).json()
    assert signed["next"] == address(second, "review")


def test_a_stale_step_is_a_conflict_that_shows_both_texts(door):
    team = factories.Team()
    claim = factories.checked_claim(team)
    words = {"version": claim.version - 1, "summary": "Mine."}
    answer = door(team.lead).post(step(claim, "write_verdict"), words, **JSON)
    assert answer.status_code == 409
    assert answer.json()["version"] == claim.version
    summary = next(row for row in answer.json()["compared"] if row["label"] == "Summary")
    assert (summary["saved"], summary["typed"]) == ("The turn began earlier.", "Mine.")


def test_a_step_of_somebody_else_is_forbidden_in_words(door):
    team = factories.Team()
    claim = factories.submitted_claim(team)
    answer = door(team.lead).post(step(claim, "approve"), {"version": claim.version}, **JSON)
    assert answer.status_code == 403
    assert "somebody else than who submitted it" in answer.json()["sentences"][0]


def test_a_form_that_lacks_something_names_its_field(door):
    team = factories.Team()
    claim = factories.submitted_claim(team)
    answer = door(team.reviewer).post(step(claim, "second"), {"version": claim.version}, **JSON)
    assert answer.status_code == 422
    assert answer.json()["fields"] == {"rating": ["Choose a rating."]}


def test_an_article_answers_a_script_too(door):
    team = factories.Team()
    article = factories.article(team.lead)
    browser = door(team.lead)
    found = browser.post(address(article, "split/do"), {}, **JSON)
    assert found.json()["said"].endswith("suggestions found.")
    lost = browser.post(address(article, "mark/do"), {"quote": "Nowhere.", "occurrence": 1}, **JSON)
    assert lost.status_code == 422
    assert "not in the text" in lost.json()["fields"]["quote"][0]


def test_every_page_of_the_desk_knows_its_keys(door):
    page = door(factories.person("checker")).get("/admin/").content.decode()
    assert '<meta name="desk-keys" content="{&quot;on&quot;: true, &quot;changed&quot;: {}}">' in page
