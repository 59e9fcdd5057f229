"""Two people in each other's way: the database throws one of them out, who is let in again."""

import sqlite3
from contextlib import closing, contextmanager
from functools import partial
from threading import Barrier

import pytest
from django.contrib.messages import get_messages
from django.db import OperationalError, connection, transaction
from django.test import Client
from django.urls import reverse

from factcheck.api.problems import KEY_IN_USE
from factcheck.models import Article, Claim, Event, Push, Source
from factcheck.workflow import splitting
from factcheck.workflow.again import BUSY, again, collided
from factcheck.workflow.sources import source_named
from factcheck.workflow.steps import lock
from tests import factories
from tests.admin.pages import address, edited, says

from .together import together

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 8


class Crossing:
    """Two claims locked by two people in opposite order; only their first tries meet."""

    def __init__(self, *claims):
        self.claims, self.meeting, self.tries = claims, Barrier(2), []

    @transaction.atomic
    def walk(self, first, second):
        self.tries.append(first)
        lock(self.claims[first])
        if len(self.tries) <= self.meeting.parties:
            self.meeting.wait(10)
        lock(self.claims[second])
        return "done"

    def ways(self):
        return partial(self.walk, 0, 1), partial(self.walk, 1, 0)


@contextmanager
def somebody_saving():
    """A colleague who does not finish saving in the short time that we wait for it."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 10")
    with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as colleague:
        colleague.execute("BEGIN IMMEDIATE")
        yield
    connection.close()


@pytest.mark.postgresql
def test_whoever_is_thrown_out_is_let_in_again():
    team = factories.Team()
    claims = factories.open_claim(team), factories.open_claim(team)
    outcomes = together(*Crossing(*claims).ways())
    assert [collided(each) for each in outcomes if isinstance(each, OperationalError)] == [True]
    crossing = Crossing(*claims)
    assert together(*(partial(again, way) for way in crossing.ways())) == ["done", "done"]
    assert len(crossing.tries) == 3


@pytest.mark.sqlite
@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_words_that_could_not_be_saved_are_shown_again(accept):
    team = factories.Team()
    claim = factories.open_claim(team)
    browser = Client(headers={"accept": accept})
    browser.force_login(team.lead)
    with somebody_saving():
        opened = browser.get(address(claim))
        answer = browser.post(address(claim), edited(claim, statement="Words of an hour"))
    assert opened.status_code == 200
    assert answer.status_code == 409
    if accept == "text/html":
        assert BUSY in says(answer)
        assert "Words of an hour" in says(answer)
    else:
        assert answer.json()["sentences"] == [BUSY]
    assert Claim.objects.get().statement == claim.statement


@pytest.mark.sqlite
def test_of_many_claims_each_that_was_thrown_out_is_named():
    team = factories.Team()
    claims = [factories.suggested(team) for _ in range(2)]
    browser = Client()
    browser.force_login(team.editor)
    chosen = {"action": "accept", "seen": Event.objects.latest("number").number}
    with somebody_saving():
        answer = browser.post(
            reverse("admin:factcheck_claim_changelist"),
            chosen | {"_selected_action": [claim.pk for claim in claims]},
        )
    told = [str(message) for message in get_messages(answer.wsgi_request)]
    assert told == [f"“{claim}”: {BUSY}" for claim in claims]


@pytest.mark.sqlite
def test_a_key_is_known_while_the_desk_is_busy_and_its_article_is_asked_for_again():
    secret = factories.partner_key().secret
    partner = Client(headers={"Authorization": f"Bearer {secret}", "Idempotency-Key": "one"})
    send = partial(
        partner.post, "/api/v1/articles", {"text": factories.TEXT}, content_type="application/json"
    )
    with somebody_saving():
        answer = send()
    assert (answer.status_code, answer.json()["title"]) == (409, KEY_IN_USE.title)
    assert int(answer.headers["Retry-After"]) > 0
    assert send().status_code == 201
    assert Article.objects.count() == Push.objects.count() == 1


def test_a_source_that_all_name_at_once_is_one():
    people = [factories.person("editor") for _ in range(PEOPLE)]
    named = together(
        *(partial(source_named, " The  Herald", Source.Kind.PUBLICATION, by=each) for each in people)
    )
    assert named == [Source.objects.get(name="The Herald")] * PEOPLE


def test_a_quote_that_all_paste_at_once_is_one_claim():
    article = factories.article()
    people = [factories.person("editor") for _ in range(PEOPLE)]
    quote = " ".join(factories.TEXT.split()[:6])
    marked = together(*(partial(splitting.mark, article, by=each, quote=quote) for each in people))
    assert marked == [Claim.objects.get()] * PEOPLE


def test_the_same_words_stated_otherwise_are_another_claim():
    article, editor = factories.article(), factories.person("editor")
    quote = " ".join(factories.TEXT.split()[:6])
    first = splitting.mark(article, by=editor, quote=quote)
    assert splitting.mark(article, by=editor, quote=quote, statement="Something else was meant") != first
