"""What the desk says when it says no: in its own frame to its staff, in the readers' to everybody else."""

import pytest
from django.test import Client

from factcheck.models import User
from newsroom import refusals
from tests import factories
from tests.admin.pages import listing, says

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return factories.Team()


def test_an_address_that_is_not_there_leads_back_to_the_desk(door, team):
    answer = door(team.lead).get("/admin/nothing/")
    assert answer.status_code == 404
    assert "There is nothing at this address." in says(answer)
    assert 'class="desk-nav"' in answer.content.decode()


def test_a_page_for_others_says_whom_to_ask(door, team):
    answer = door(team.lead).get(listing(User))
    assert answer.status_code == 403
    assert "Ask an administrator." in says(answer)


def test_readers_never_see_the_frame_of_the_desk(client, team):
    answer = client.get("/nothing/")
    assert answer.status_code == 404
    assert "desk-nav" not in answer.content.decode()


def test_a_foreign_host_is_refused_before_anybody_is_asked_who_they_are(team):
    assert Client().get("/admin/", headers={"host": "evil.example"}).status_code == 400


def test_what_is_broken_is_said_without_the_database(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = refusals.broken(rf.get("/admin/"))
    assert answer.status_code == 500
    assert "The fault is ours" in says(answer)
