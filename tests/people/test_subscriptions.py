"""Readers ask to be told when a fact-check changes, by way of a real mail server."""

from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from factcheck.models import Event, Subscription
from factcheck.public import sender
from factcheck.workflow import publishing, subscriptions
from tests import factories

from .reading import READER, SITE, TURKISH_I, ask, link, page_of, subscribed, text, work

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_is_too_quick(db, monkeypatch, letterbox):
    monkeypatch.setattr(sender, "FASTEST", 0)


@pytest.fixture
def claim(team):
    return factories.published_claim(team)


def test_from_the_page_to_the_letter_and_out_again(claim, team, letterbox):
    reader = Client(enforce_csrf_checks=True)
    assert f"{page_of(claim)}subscribe/" in reader.get(page_of(claim)).content.decode()
    sent = reader.get(ask(claim).headers["Location"])
    assert "Look into your mail" in sent.content.decode()
    work()
    confirm = link(letterbox.letters[0], "confirm")
    assert "Yes, tell me" in reader.get(confirm).content.decode()
    assert Subscription.objects.get().confirmed_at is None
    assert "We will tell you" in reader.post(confirm).content.decode()
    factories.correct(claim, team, "The year\nwas wrong.")
    work()
    _, letter = letterbox.letters
    assert (letter["To"], letter["Subject"]) == (READER, f"Changed to False: {claim.statement}")
    assert letter.get_content_type() == "text/plain"
    for words in ("  The year\n  was wrong.", "It was “Mixed” before", SITE + page_of(claim)):
        assert words in text(letter)
    end = letter["List-Unsubscribe"].strip(" <>").removeprefix(SITE)
    assert (letter["List-Unsubscribe-Post"], end) == ("List-Unsubscribe=One-Click", link(letter, "end"))
    assert letter["Auto-Submitted"] == "auto-generated"
    assert "Delete my address" in reader.get(end).content.decode()
    assert Subscription.objects.exists()
    answer = reader.post(end, {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, answer.cookies, Subscription.objects.count()) == (200, {}, 0)
    assert reader.post(end).status_code == 200
    assert reader.get(confirm).status_code == 400
    work()
    assert len(letterbox.letters) == 2


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("", "Write your e-mail address."),
        ("nobody", "Write one address, like name@example.org."),
        ("a@example.org\r\nBcc: b@example.org", "Write one address"),
        ('"a b"@example.org', "Write one address"),
        (f"{'x' * 60}@{'x' * 60}.{'x' * 60}.{'x' * 60}.{'x' * 60}.org", "No e-mail address is that long."),
        (f"{'x' * 9999}@example.org", "Write one address"),
        ("a@x\uff20example.org", "Write one address"),
        ("a@\u202eexample.org", "Write one address"),
        ("a@" + 9 * f"{20 * TURKISH_I}." + "org", "No e-mail address is that long."),
        ("root@localhost", "Write one address"),
        ("root@[127.0.0.1]", "Write one address"),
    ],
    ids=[
        *("empty", "no host", "line break", "quoted", "long", "very long"),
        *("a second at", "turned round", "longer in ASCII", "this machine", "an address of a machine"),
    ],
)
def test_what_is_no_address_is_said_and_kept(claim, email, sentence):
    said = ask(claim, email, 400).content.decode()
    assert sentence in said
    assert f'value="{email}"' in said or not email or "\n" in email or '"' in email
    assert not Subscription.objects.exists()


def test_a_host_is_kept_as_the_mail_server_is_told_it(claim, letterbox):
    ask(claim, "Reader@Exämple.org")
    work()
    assert Subscription.objects.get().email == letterbox.letters[0]["To"] == "reader@xn--exmple-cua.org"


def test_who_is_known_already_is_not_told_to_others(claim, letterbox):
    first = ask(claim)
    subscribed(claim, "known@example.org", asked_at=timezone.now() - timedelta(hours=2))
    again = ask(claim, "Known@Example.org")
    assert (first.headers["Location"], first.content) == (again.headers["Location"], again.content)
    work()
    told = {letter["To"]: text(letter) for letter in letterbox.letters}
    assert "You are told already" in told["known@example.org"]
    assert "confirm/" not in told["known@example.org"]


def test_one_letter_an_hour_whoever_asks_and_not_about_everything(claim, team, letterbox):
    for _ in range(2):
        ask(claim)
        work()
    assert len(letterbox.letters) == 1
    Subscription.objects.update(asked_at=timezone.now() - subscriptions.PAUSE)
    ask(claim)
    work()
    assert len(letterbox.letters) == 2
    for _ in range(subscriptions.MOST):
        subscriptions.ask(slug=factories.fact_check(factories.published_claim(team)).slug, email=READER)
    assert Subscription.objects.count() == subscriptions.MOST


def test_one_network_asks_a_few_times_an_hour(claim):
    for _ in range(sender.QUOTA):
        ask(claim)
    assert "Wait an hour" in ask(claim, "other@example.org", 429).content.decode()
    assert Subscription.objects.count() == 1


def test_who_does_not_confirm_is_not_told_and_forgotten(claim, team, letterbox):
    ask(claim)
    work()
    subscribed(claim, "other@example.org")
    factories.correct(claim, team)
    work()
    assert [letter["To"] for letter in letterbox.letters] == [READER, "other@example.org"]
    work(at=timezone.now() + subscriptions.HOLDS - timedelta(minutes=1))
    assert Subscription.objects.count() == 2
    work(at=timezone.now() + subscriptions.HOLDS + timedelta(minutes=1))
    assert Subscription.objects.get().email == "other@example.org"
    answer = Client().get(link(letterbox.letters[0], "confirm"))
    assert answer.status_code == 400
    assert "This link has run out" in answer.content.decode()


def test_a_link_holds_for_three_days_and_a_forged_one_never(claim, monkeypatch):
    ask(claim)
    token = subscriptions.ticket(Subscription.objects.get())
    monkeypatch.setattr(subscriptions, "HOLDS", timedelta(seconds=-1))
    assert not subscriptions.confirm(token)
    assert Client().post("/subscriptions/confirm/forged/").status_code == 400
    assert Client().post(f"/subscriptions/confirm/{signing.dumps('x')}/").status_code == 400
    assert Subscription.objects.get().confirmed_at is None


def test_without_a_mail_server_there_is_no_such_page_and_the_page_is_another(claim, team, client, settings):
    path = page_of(claim)
    with_mail = client.get(path)
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    without = client.get(path, headers={"If-None-Match": with_mail.headers["ETag"]})
    assert without.status_code == 200
    assert "subscribe" not in without.content.decode()
    for address in (f"{path}subscribe/", f"{path}subscribe/sent/"):
        assert client.get(address).status_code == 404


def test_what_is_gone_answers_as_its_page_does(claim, team, client, letterbox):
    ask(claim)
    work()
    path, confirm = page_of(claim), link(letterbox.letters[0], "confirm")
    publishing.suspend(claim, by=team.publisher, note="Forged?")
    for address in (f"{path}subscribe/", f"{path}subscribe/sent/", confirm):
        answer = client.get(address)
        assert answer.status_code == 410
        assert claim.statement not in answer.content.decode()
    assert client.post(f"{path}subscribe/", {"email": READER}).status_code == 410
    assert client.post(confirm).status_code == 410
    assert Subscription.objects.get().confirmed_at is None
    assert client.get("/fact-checks/never-existed/subscribe/").status_code == 404


def test_the_address_is_in_no_log_and_nobody_reads_it_in_full(claim, team, client, caplog, letterbox):
    caplog.set_level("DEBUG")
    caplog.set_level("INFO", logger="newsroom.requests")
    ask(claim)
    work()
    client.post(link(letterbox.letters[0], "confirm"))
    factories.correct(claim, team)
    work()
    end = link(letterbox.letters[1], "end")
    client.get(end)
    assert READER not in caplog.text + "".join(str(record.__dict__) for record in caplog.records)
    assert "/subscriptions/end/…" in [getattr(record, "path", "") for record in caplog.records]
    assert READER not in "".join(Event.objects.values_list("payload", flat=True))
    assert str(Subscription.objects.get()) == "r…@example.org"


@pytest.mark.parametrize("path", ["subscriptions/end", "subscriptions/confirm", "complaints", "tip"])
def test_an_address_that_no_letter_ever_had_is_refused(client, path):
    assert client.get(f"/{path}/%00/").status_code in (400, 404)
