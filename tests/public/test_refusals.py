"""Pages that say no."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

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
