"""What somebody typed is still there when their session had ended, or their page was too old."""

import pytest
from django.test import Client

from factcheck.admin import kept_words
from factcheck.models import Claim, Event
from tests import factories
from tests.admin.pages import address, says, step

from .codes import LOGIN, PASSWORD, code, log_in, with_app
from .codes import staff as hired

pytestmark = pytest.mark.django_db
KEPT = "/admin/account/kept/"
WORDS = "The letter was forged.\nTwice. <b>Really</b>, “twice”."


@pytest.fixture
def claim():
    return factories.published_claim()


@pytest.fixture
def person(claim):
    return hired("publisher")


def typed(claim: Claim) -> dict[str, object]:
    return {"version": claim.version, "note": WORDS}


def test_the_login_page_answers_with_the_words(client, claim):
    answer = client.post(step(claim, "suspend"), typed(claim))
    assert answer.status_code == 403
    assert "Nothing that you typed is lost: log in, and it is here again." in says(answer)
    assert "The letter was forged." in says(answer)
    assert not client.session.keys(), "nothing is written for a stranger"


def test_after_the_login_the_words_are_there_and_one_press_sends_them(client, claim, person):
    door = client.post(step(claim, "suspend"), typed(claim))
    answer = log_in(client, person, next=KEPT, carried=door.context["carried"])
    page = client.get(answer.headers["Location"])
    kept = page.context["kept"]
    assert kept.path == step(claim, "suspend")
    client.post(kept.path, dict(kept.fields))
    assert Event.objects.last().verb == "suspend"
    assert WORDS in Event.objects.last().payload.replace("\\n", "\n")


def test_nothing_is_sent_by_itself(client, claim, person):
    door = client.post(step(claim, "suspend"), typed(claim))
    log_in(client, person, next=KEPT, carried=door.context["carried"])
    client.get(KEPT)
    claim.refresh_from_db()
    assert claim.status == "published"


def test_a_wrong_password_loses_nothing(client, claim, person):
    door = client.post(step(claim, "suspend"), typed(claim))
    again = log_in(client, person, "wrong", next=KEPT, carried=door.context["carried"])
    log_in(client, person, next=KEPT, carried=again.context["carried"])
    assert "The letter was forged." in says(client.get(KEPT))


def test_the_second_factor_loses_nothing(client, claim, person):
    with_app(person)
    door = client.post(step(claim, "suspend"), typed(claim))
    log_in(client, person, next=KEPT, carried=door.context["carried"])
    answer = client.post("/admin/account/factor/", {"code": code()})
    assert "The letter was forged." in says(client.get(answer.headers["Location"]))


def test_only_what_we_signed_is_carried(client, person):
    log_in(client, person, next=KEPT, carried="eyJhIjoxfQ:forged")
    assert client.get(KEPT).status_code == 302


def test_what_is_kept_is_forgotten_after_an_hour(client, claim, person, monkeypatch):
    door = client.post(step(claim, "suspend"), typed(claim))
    log_in(client, person, next=KEPT, carried=door.context["carried"])
    monkeypatch.setattr(kept_words, "AN_HOUR", -1)
    assert client.get(KEPT).status_code == 302


def test_too_much_is_not_carried_and_the_page_says_so(client, claim):
    answer = client.post(step(claim, "suspend"), typed(claim) | {"note": "x" * 500_001})
    assert "What you sent was too long to be kept here" in says(answer)
    assert not answer.context["carried"]


def test_passwords_are_not_carried(client):
    person = hired()
    answer = client.post(address(person), {"first_name": "Ada", "password": PASSWORD})
    assert PASSWORD not in answer.content.decode()
    assert ("First name", "Ada") in answer.context["kept"].words


def test_a_script_is_told_that_the_session_has_ended(client, claim):
    answer = client.post(step(claim, "suspend"), typed(claim), headers={"accept": "application/json"})
    assert answer.status_code == 401
    assert answer.json()["sentences"][0].startswith("You have been logged out.")


@pytest.fixture
def strict(person):
    """A logged-in browser whose forms must carry their token."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(person)
    return browser


def test_a_page_that_is_too_old_gives_the_words_back_with_a_new_token(strict, claim):
    answer = strict.post(step(claim, "suspend"), typed(claim) | {"csrfmiddlewaretoken": "x" * 64})
    assert answer.status_code == 403
    assert "This page was open since before you logged in again." in says(answer)
    again = dict(answer.context["kept"].fields) | {"csrfmiddlewaretoken": answer.context["csrf_token"]}
    strict.post(step(claim, "suspend"), again)
    assert Event.objects.last().verb == "suspend"


def test_a_form_from_another_site_is_not_offered_again(strict, claim):
    answer = strict.post(step(claim, "suspend"), typed(claim), headers={"origin": "https://evil.example"})
    assert "This form was sent from a page that is not ours" in says(answer)
    assert answer.context["kept"] is None


def test_a_stranger_without_a_token_gets_the_login_page(claim):
    answer = Client(enforce_csrf_checks=True).post(step(claim, "suspend"), typed(claim))
    assert answer.status_code == 403
    assert "log in, and it is here again" in says(answer)


def test_login_itself_says_when_its_page_is_too_old():
    answer = Client(enforce_csrf_checks=True).post(LOGIN, {"username": "ada", "password": PASSWORD})
    assert answer.status_code == 403
    assert "Log in to the desk" in says(answer)
