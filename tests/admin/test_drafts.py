"""Drafts and presence, as the desk's scripts ask for them."""

import json

import pytest
from django.db import connection
from django.test import Client

from factcheck.models import Draft, Event, Presence
from tests import factories
from tests.admin.pages import address, says, send

pytestmark = pytest.mark.django_db
JSON = {"headers": {"accept": "application/json"}}


@pytest.fixture
def team():
    return factories.Team()


@pytest.fixture
def claim(team):
    return factories.open_claim(team)


def typing(browser, claim, words, form="write_verdict", **more):
    pair = json.dumps({"summary": [[""], [words]]})
    facts = {"form": form, "words": pair, "version": claim.version, **more}
    return browser.post(address(claim, "drafts"), facts, **JSON)


def kept(browser, claim):
    return browser.get(address(claim, "drafts")).json()["drafts"]


def test_what_is_typed_is_given_back_to_its_author_alone(door, team, claim):
    answer = typing(door(team.lead), claim, "It began").json()
    mine = kept(door(team.lead), claim)
    assert mine[0]["words"] == {"summary": [[""], ["It began"]]}
    assert (mine[0]["draft"], mine[0]["claim_version"]) == (answer["draft"], claim.version)
    assert kept(door(team.reviewer), claim) == []


def test_two_tabs_hear_of_each_other_s_words(door, team, claim):
    browser = door(team.lead)
    first = typing(browser, claim, "It began").json()["draft"]
    typing(browser, claim, "It began in 2008", draft=first)
    answer = typing(browser, claim, "Other words", draft=first)
    assert answer.status_code == 409
    assert answer.json()["words"] == {"summary": [[""], ["It began in 2008"]]}
    assert "in another tab" in answer.json()["sentences"][0]
    assert typing(browser, claim, "Other words", draft=answer.json()["draft"]).status_code == 200


def test_saving_the_words_drops_their_draft(door, team, claim):
    typing(door(team.lead), claim, "It began")
    typing(door(team.lead), claim, "A letter", form="record_reply")
    send(door(team.lead), claim, "write_verdict", summary="It began")
    assert [draft.form for draft in Draft.objects.all()] == ["record_reply"]


def test_a_refused_save_keeps_the_draft(door, team, claim):
    typing(door(team.lead), claim, "It began")
    claim.version -= 1
    assert "while you had it open" in says(send(door(team.lead), claim, "write_verdict", summary="It began"))
    assert Draft.objects.count() == 1


def test_a_draft_is_discarded(door, team, claim):
    typing(door(team.lead), claim, "It began")
    typing(door(team.lead), claim, "", discard="1")
    assert not Draft.objects.exists()


def test_words_typed_before_somebody_else_logged_in_are_not_given_to_them(door, team, claim):
    answer = typing(door(team.reviewer), claim, "The lead's words", me=team.lead.pk)
    assert answer.status_code == 403
    assert not Draft.objects.exists()


@pytest.mark.parametrize("facts", [{"words": "["}, {"words": "7"}, {"form": "../x"}, {"version": "9" * 17}])
def test_whatever_is_sent_as_a_draft_is_kept_or_refused_in_words(door, team, claim, facts):
    answer = door(team.lead).post(address(claim, "drafts"), {"form": "x", "words": "{}"} | facts, **JSON)
    assert answer.status_code in (200, 422)


def test_who_has_a_claim_open_is_named_on_it(door, team, claim):
    assert door(team.lead).post(address(claim, "here"), **JSON).json()["others"] == []
    answer = door(team.reviewer).post(address(claim, "here"), **JSON).json()
    assert answer == {"others": [str(team.lead)], "version": claim.version, "changed_by": str(team.editor)}
    assert f"Also here: {team.lead}" in says(door(team.reviewer).get(address(claim)))
    door(team.lead).post(address(claim, "here"), {"leaving": "1"}, **JSON)
    assert [row.user for row in Presence.objects.all()] == [team.reviewer]


def test_drafts_and_presence_write_no_line_of_the_log(door, team, claim):
    lines = Event.objects.count()
    typing(door(team.lead), claim, "It began")
    door(team.lead).post(address(claim, "here"), **JSON)
    assert Event.objects.count() == lines


def test_strangers_neither_draft_nor_look_in(door, claim):
    for browser in (Client(), door(factories.person())):
        for page in ("drafts", "here"):
            answer = browser.post(address(claim, page), {"form": "attach", "words": "{}"})
            assert "Log in to the desk" in says(answer) or answer.headers["Location"].startswith("/admin/")
    assert not Draft.objects.exists()
    assert not Presence.objects.exists()


def test_a_claim_that_is_not_there_has_no_drafts(door, team):
    assert door(team.lead).get("/admin/factcheck/claim/999999/drafts/").status_code == 404


@pytest.mark.parametrize("began", [True, False])
def test_a_draft_that_goes_with_its_form_while_it_is_kept_is_no_fault(door, team, claim, began):
    """The form is sent, and its draft forgotten, between the writing of a draft and the reading of it."""
    browser = door(team.lead)
    seen = typing(browser, claim, "It began").json()["draft"] if began else 0
    table = Draft._meta.db_table

    def forgotten(execute, sql, params, many, context):
        answer = execute(sql, params, many, context)
        if sql.startswith(("UPDATE", "INSERT")) and table in sql:
            with connection.cursor() as cursor:
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - our own table
        return answer

    with connection.execute_wrapper(forgotten):
        answer = typing(browser, claim, "It began in 2008", draft=seen)
    assert answer.status_code == 200
    assert not Draft.objects.exists()
