"""What answers say to caches, and what they do not say to anybody."""

import pytest
from django.utils.http import parse_http_date

from factcheck.models import Rating
from factcheck.workflow import publishing
from tests import factories

CONDITIONS = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
ADDRESSES = ["/", "/fact-checks/", "/corrections/", "/methodology/", "/ratings.css", "/robots.txt"]


def addresses(check):
    path = check.get_absolute_url()
    return [
        *ADDRESSES,
        path,
        f"{path}editions/",
        f"{path}editions/1/",
        check.articles.get().get_absolute_url(),
    ]


def test_every_page_can_be_asked_for_again_cheaply(client, live):
    for address in addresses(live):
        first = client.get(address)
        again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b""), address
        assert not first.headers["ETag"].startswith("W/")
        assert again.headers.get("Vary") == first.headers.get("Vary")
        assert again.headers["Cache-Control"] == first.headers["Cache-Control"] == "no-cache"


def test_a_page_says_when_the_public_record_last_changed(client, live):
    said = client.get(live.get_absolute_url()).headers["Last-Modified"]
    assert parse_http_date(said) == int(live.updated_at.timestamp())


def test_two_changes_within_one_second_are_both_told(client, team):
    claim = factories.published_claim(team)
    said = client.get("/fact-checks/").headers["Last-Modified"]
    hide(claim, team)
    answer = client.get("/fact-checks/", headers={"If-Modified-Since": said})
    assert answer.status_code == 200
    assert claim.statement not in answer.content.decode()


@pytest.mark.parametrize("asked", ["ETag", "Last-Modified"])
def test_a_new_colour_of_a_rating_is_a_new_stylesheet_at_once(client, live, asked):
    known = client.get("/ratings.css").headers.get(asked, "Mon, 01 Jan 2035 00:00:00 GMT")
    Rating.objects.filter(slug=live.rating).update(color_light="#123456")
    again = client.get("/ratings.css", headers={CONDITIONS[asked]: known})
    assert "#123456" in again.content.decode()


def test_a_changed_name_of_the_house_is_a_changed_page(client, live):
    before = client.get("/").headers["ETag"]
    factories.the_house(name="Another Desk")
    assert client.get("/", headers={"If-None-Match": before}).status_code == 200


def test_a_withdrawn_page_is_never_said_to_be_unchanged(client, team):
    claim = factories.published_claim(team)
    path = factories.fact_check(claim).get_absolute_url()
    known = client.get(path).headers
    hide(claim, team)
    answer = client.get(
        path, headers={"If-None-Match": known["ETag"], "If-Modified-Since": "Mon, 01 Jan 2035 00:00:00 GMT"}
    )
    assert answer.status_code == 410


def hide(claim, team):
    publishing.suspend(claim, by=team.publisher, note="Forged.")


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_are_only_read(client, db, method):
    assert getattr(client, method)("/").status_code in {403, 405}


def test_no_page_sets_a_cookie_or_looks_at_one(client, crawl, corrected, withdrawn):
    client.cookies["session"] = "x" * 32
    for address, answer in crawl(withdrawn.get_absolute_url(), "/never-existed/").items():
        assert not answer.cookies, address
        assert "Cookie" not in answer.headers.get("Vary", ""), address


def test_every_link_leads_somewhere(crawl, corrected, withdrawn):
    answers = crawl()
    assert {answer.status_code for answer in answers.values()} <= {200, 410}
    assert len(answers) > 10


def test_a_fact_check_that_the_reader_has_is_not_drawn_again(client, live):
    known = client.get(live.get_absolute_url())
    assert known.templates
    again = client.get(live.get_absolute_url(), headers={"If-None-Match": known.headers["ETag"]})
    assert again.status_code == 304
    assert not again.templates


def test_a_shared_cache_is_told_what_to_drop(client, live, settings):
    settings.SHARED_CACHE_SECONDS = 300
    said = client.get(live.get_absolute_url()).headers
    assert "s-maxage=300" in said["Cache-Control"]
    keys = [live.public_id, live.articles.get().public_id]
    assert said["Surrogate-Key"].split() == said["Cache-Tag"].split(",") == keys
