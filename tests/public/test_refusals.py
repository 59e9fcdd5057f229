"""Pages that say no."""

import pytest
from django.core.exceptions import PermissionDenied
from django.templatetags.static import static
from django.test import RequestFactory

from factcheck.models import Topic
from factcheck.public import refusals
from tests import factories


def test_what_is_not_public_answers_like_what_never_existed(read, team):
    claim = factories.scheduled_claim(team)
    from_scratch = read("/fact-checks/never-existed/", 404)
    assert read("/fact-checks/microsoft-pivoted-to-azure-in-2014/", 404) == from_scratch
    assert claim.statement not in from_scratch


def test_our_own_fault_is_said_without_asking_the_database(rf):
    answer = refusals.broken(rf.get("/"))  # without the db fixture, a query would fail
    assert answer.status_code == 500
    assert b"Something broke on our side" in answer.content


def test_a_closed_door_says_whom_to_ask(db):
    answer = refusals.forbidden(RequestFactory().get("/"), PermissionDenied())
    assert answer.status_code == 403
    assert b"Ask an administrator" in answer.content


def test_a_forged_host_is_a_400(client, db):
    answer = client.get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert b"evil.example" not in answer.content


@pytest.mark.parametrize(
    "address", ["/fact-checks/%00/", "/topics/none/", "/claimants/none/", "/%F0%9F%92%A9/"]
)
def test_nonsense_is_not_found(client, db, address):
    assert client.get(address).status_code == 404


def told(client, address):
    """Status, words and headers of an answer, but for what differs with every request."""
    answer = client.get(address)
    kept = {name: value for name, value in answer.headers.items() if name not in {"X-Request-ID", "Date"}}
    return answer.status_code, answer.content, kept


@pytest.mark.parametrize("debug", [False, True])
def test_what_waits_has_the_bytes_and_headers_of_what_never_was(client, settings, team, debug):
    factories.scheduled_claim(team)
    settings.DEBUG = debug
    never = told(client, "/fact-checks/never-existed/")
    assert b"There is nothing at this address" in never[1]
    for address in ("microsoft-pivoted-to-azure-in-2014/", "microsoft-pivoted-to-azure-in-2014/editions/1/"):
        assert told(client, f"/fact-checks/{address}") == never
    assert told(client, "/articles/microsoft-pivoted-to-azure-in-2014/") == never
    assert told(client, "/claimants/microsoft/") == never


def test_a_page_that_is_not_there_today_is_asked_for_again_tomorrow(client, db):
    assert client.get("/nothing/").headers["Cache-Control"] == "no-cache"


def test_a_topic_of_the_desk_is_nobody_elses_business(read, live):
    Topic.objects.create(slug="the-ministers-flat", name="The minister's flat")
    assert read("/topics/the-ministers-flat/", 404) == read("/topics/never-existed/", 404)
    assert "minister" not in read("/fact-checks/")
    assert "We know no topic" in read("/fact-checks/?topic=the-ministers-flat", 400)


def test_browsers_find_the_mark_of_the_house_unasked(client, db):
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer.headers["Location"]) == (302, static("factcheck/logo.svg"))
