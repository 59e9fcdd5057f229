"""Many letters to readers: in batches, each once, through mail servers that are away or refuse."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factcheck.models import Change, Job, Subscription
from factcheck.public import sender
from factcheck.workflow import jobs, publishing, reader_letters, subscriptions, telling, worker
from tests import factories

from .reading import READER, ask, later, subscribed, text, work

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_is_too_quick(db, monkeypatch, letterbox):
    monkeypatch.setattr(sender, "FASTEST", 0)


@pytest.fixture
def claim(team):
    return factories.published_claim(team)


def test_publishing_costs_the_same_however_many_are_told(team, letterbox):
    said = []
    for readers in (0, 1, 20):
        claim, other = factories.published_claim(team), factories.person("publisher")
        for number in range(readers):
            subscribed(claim, f"reader-{number}@example.org")
        publishing.suspend(claim, by=team.publisher, note="Forged?")
        with CaptureQueriesContext(connection) as asked:
            publishing.withdraw(claim, by=other, note="Forged.")
        said.append([each["sql"].split()[0] for each in asked])
    assert len(said[1]) == len(said[2])
    assert {words.count("SAVEPOINT") for words in said} == {1}
    assert Job.objects.filter(kind="tell").count() == 2


def test_many_are_told_in_batches_each_once(claim, team, letterbox, monkeypatch):
    monkeypatch.setattr(telling, "BATCH", 2)
    for number in range(5):
        subscribed(claim, f"reader-{number}@example.org")
    factories.correct(claim, team)
    assert worker.run_next("one").state == "waiting"
    assert len(letterbox.letters) == 2
    work()
    assert sorted(letter["To"] for letter in letterbox.letters) == [
        f"reader-{number}@example.org" for number in range(5)
    ]


def test_two_changes_in_one_go_are_one_letter(claim, team, letterbox):
    subscribed(claim)
    factories.correct(claim, team, "The year was wrong.")
    factories.correct(claim, team, "The month, too.")
    work()
    (letter,) = letterbox.letters
    assert "The year was wrong." in text(letter)
    assert "The month, too." in text(letter)
    assert Job.objects.filter(kind="tell", state="done").count() == 2


def test_who_is_killed_after_sending_sends_the_same_letter_and_loses_none(claim, team, letterbox):
    row, _other = subscribed(claim), subscribed(claim, "other@example.org")
    factories.correct(claim, team)
    check = factories.fact_check(claim)
    jobs.claim_due("dies", timezone.now())
    last = reader_letters.last_told_of(check)
    row.refresh_from_db()
    assert row.take(check, timezone.now() + telling.PAUSE)
    assert not row.take(check, timezone.now() + telling.PAUSE)
    reader_letters.change_letter(row, check, last, reader_letters.news(check, last, 0)).send()
    Job.objects.filter(state="running").update(leased_until=timezone.now() - timedelta(seconds=1))
    work()
    assert [letter["To"] for letter in letterbox.letters] == [READER, "other@example.org"]
    later()
    work()
    first, _second, again = letterbox.letters
    assert (first["Message-ID"], first["Subject"], text(first)) == (
        again["Message-ID"],
        again["Subject"],
        text(again),
    )
    assert not Subscription.objects.filter(told_seq__lt=last.seq).exists()


def test_who_leaves_while_letters_go_out_gets_none(claim, team, letterbox):
    row = subscribed(claim)
    factories.correct(claim, team)
    check, last = factories.fact_check(claim), Change.objects.last()
    subscriptions.leave(row.key)
    telling._tell_one(row, check, last, [], None)  # noqa: SLF001 - between reading and sending
    assert letterbox.letters == []


def test_a_mail_server_that_is_away_loses_nothing(claim, team, letterbox, settings):
    subscribed(claim)
    factories.correct(claim, team)
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    work()
    job = Job.objects.get(kind="tell")
    assert (job.state, job.attempts) == ("waiting", 0)
    assert "takes no letters at the moment" in job.error
    settings.EMAIL_PORT = port
    letterbox.refuses = "451 Greylisted, reader@example.org."
    later()
    work()
    assert READER not in Job.objects.get(kind="tell").error
    letterbox.refuses = ""
    later()
    work()
    assert len(letterbox.letters) == 1


def test_an_address_that_is_refused_again_and_again_is_deleted(claim, team, letterbox):
    subscribed(claim)
    letterbox.refuses = "550 No such person: reader@example.org."
    for number in range(1, telling.REFUSALS + 1):
        assert Subscription.objects.count() == 1
        factories.correct(claim, team, f"Note {number}.")
        work()
    assert not Subscription.objects.exists()
    assert not Job.objects.filter(error__contains="@").exists()


def test_an_address_that_is_refused_for_good_at_first_is_deleted_at_once(claim, letterbox):
    ask(claim)
    letterbox.refuses = "451 Come back later, reader@example.org."
    work()
    assert READER not in Job.objects.get(kind="confirm", state="waiting").error
    later()
    letterbox.refuses = "550 No such person."
    work()
    assert not Subscription.objects.exists()


def test_news_of_last_week_is_told_with_the_next(claim, team, letterbox, settings, monkeypatch):
    subscribed(claim)
    factories.correct(claim, team)
    monkeypatch.setattr(telling, "TOO_LATE", timedelta(0))
    work()
    assert Job.objects.get(kind="tell").state == "failed"
    assert letterbox.letters == []
