"""Logging in: with a password, with a code, never without what is asked, and back to where one was."""

import pytest
from django.test import Client

from factcheck.workflow import house, schedule, staff
from tests import factories
from tests.admin.pages import says

from .codes import LOGIN, PASSWORD, code, log_in, recovery_code, with_app
from .codes import staff as hired

pytestmark = pytest.mark.django_db
FACTOR = "/admin/account/factor/"


def is_inside(client) -> bool:
    return client.get("/admin/").status_code == 200


def test_a_password_is_enough_for_whoever_has_no_factor(client):
    assert log_in(client, hired()).headers["Location"] == "/admin/"
    assert is_inside(client)


def test_login_leads_to_where_one_wanted_to_go(client):
    page = client.get("/admin/factcheck/claim/")
    assert page.headers["Location"] == "/admin/login/?next=/admin/factcheck/claim/"
    answer = log_in(client, hired(), next="/admin/factcheck/claim/")
    assert answer.headers["Location"] == "/admin/factcheck/claim/"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:0"]
)
def test_login_leads_to_no_other_site(client, elsewhere):
    assert log_in(client, hired(), next=elsewhere).headers["Location"] == "/admin/"


def test_a_code_of_the_app_is_asked_and_lets_in(client):
    person = with_app(hired())
    assert log_in(client, person).headers["Location"].startswith(FACTOR)
    assert not is_inside(client)
    assert client.post(FACTOR, {"code": code()}).headers["Location"] == "/admin/"
    assert is_inside(client)


def test_the_code_keeps_where_one_wanted_to_go(client):
    log_in(client, with_app(hired()), next="/admin/notices/")
    assert client.post(FACTOR, {"code": code()}).headers["Location"] == "/admin/notices/"


def test_a_wrong_code_lets_nobody_in(client):
    log_in(client, with_app(hired()))
    answer = client.post(FACTOR, {"code": "000000"})
    assert "Incorrect code." in says(answer)
    assert not is_inside(client)


def test_a_code_works_once(client):
    person, digits = with_app(hired()), code()
    log_in(client, person)
    client.post(FACTOR, {"code": digits})
    other = Client()
    log_in(other, person)
    other.post(FACTOR, {"code": digits})
    assert not is_inside(other)


def test_a_recovery_code_lets_in_once(client):
    person = with_app(hired())
    paper = recovery_code(person)
    log_in(client, person)
    client.post(FACTOR, {"code": paper})
    assert is_inside(client)
    other = Client()
    log_in(other, person)
    other.post(FACTOR, {"code": paper})
    assert not is_inside(other)


@pytest.mark.parametrize(
    "page", ["/admin/", "/admin/factcheck/claim/", "/admin/settings/", "/admin/account/codes/"]
)
def test_between_password_and_code_no_page_opens(client, page):
    log_in(client, with_app(hired()))
    assert client.get(page).status_code == 302
    assert "_auth_user_id" not in client.session


def test_the_factor_is_not_asked_of_whoever_gave_no_password(client):
    with_app(hired())
    assert client.get(FACTOR).headers["Location"].startswith(LOGIN)
    assert client.post(FACTOR, {"code": code()}).headers["Location"].startswith(LOGIN)


def test_the_session_that_one_came_with_is_not_the_one_that_one_leaves_with(client):
    client.get(LOGIN)
    session = client.session
    session["planted"] = "yes"
    session.save()
    client.cookies["session"] = session.session_key
    log_in(client, hired())
    assert client.session.session_key != session.session_key


def test_the_account_of_the_desk_does_not_log_in(client):
    desk = schedule.desk()
    desk.set_password(PASSWORD)
    desk.save(update_fields=["password"])
    log_in(client, desk)
    assert not is_inside(client)
    client.force_login(desk)
    assert not is_inside(client)


def test_wrong_passwords_are_counted(client):
    person = hired()
    for _ in range(5):
        log_in(client, person, "wrong")
    answer = log_in(client, person)
    assert "Too many failed login attempts" in says(answer)
    assert not is_inside(client)


def test_nobody_signs_up(client):
    assert client.get("/admin/signup/").status_code in (302, 404)
    assert client.post("/admin/account/signup/", {"username": "eve"}).status_code in (302, 403, 404)


def test_whoever_is_let_go_is_outside_at_once(client):
    person = hired()
    log_in(client, person)
    person.is_active = False
    staff.keep_person(person, by=factories.person("administrator"), version=person.version)
    assert not is_inside(client)
    person.is_active = True
    staff.keep_person(person, by=factories.person("administrator"), version=person.version)
    assert not is_inside(client), "the old session does not come back with them"


def test_new_roles_end_the_sessions_of_the_old(client):
    person = hired("checker")
    log_in(client, person)
    house.give_roles(person, ["checker"], by=factories.person("administrator"))
    assert is_inside(client), "nothing changed"
    house.give_roles(person, ["publisher"], by=factories.person("administrator"))
    assert not is_inside(client)


def test_a_new_password_ends_the_other_sessions(client):
    person, elsewhere = hired(), Client()
    log_in(client, person)
    log_in(elsewhere, person)
    words = {
        "oldpassword": PASSWORD,
        "password1": "another horse battery",
        "password2": "another horse battery",
    }
    client.post("/admin/password_change/", words)
    assert is_inside(client)
    assert not is_inside(elsewhere)


def test_whoever_holds_no_role_is_told_so(client):
    person = factories.person(password=PASSWORD)
    log_in(client, person)
    answer = client.get("/admin/", follow=True)
    assert answer.status_code == 403
    assert "Ask an administrator for one." in says(answer)
