"""Readers who are told by letter when a fact-check changes, through a real mail server."""

import re
from datetime import timedelta

import pytest
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factcheck.models import Change, Event, FactCheck, Job, Subscription
from factcheck.public import sender
from factcheck.workflow import jobs, publishing, reader_letters, subscriptions, telling, worker
from tests import factories, translations

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'name="token" value="([^"]+)"')
SITE = "http://127.0.0.1:8000"
READER = "reader@example.org"
TURKISH_I = "\u0130"


@pytest.fixture(autouse=True)
def _nobody_is_too_quick(db, monkeypatch, letterbox):
    monkeypatch.setattr(sender, "FASTEST", 0)


@pytest.fixture
def claim(team):
    return factories.published_claim(team)


def page_of(claim):
    return factories.fact_check(claim).get_absolute_url()


def ask(claim, email=READER, status=303, **more):
    browser, path = Client(enforce_csrf_checks=True), f"{page_of(claim)}subscribe/"
    token = TOKEN.search(browser.get(path).content.decode())[1]
    answer = browser.post(path, {"token": token, "email": email, **more})
    assert answer.status_code == status
    return answer


def work(*, at=None):
    """What a worker does until nothing is due."""
    worker.look_around(at or timezone.now())
    while worker.run_next("worker"):
        pass


def text(letter):
    return letter.get_body(("plain",)).get_content().replace("\r\n", "\n")


def link(letter, kind):
    return re.search(rf"{SITE}(/subscriptions/{kind}/\S+)", text(letter))[1]


def subscribed(claim, email=READER, **facts):
    """Somebody who is told of the next change."""
    check = factories.fact_check(claim)
    subscriptions.ask(slug=check.slug, email=email)
    row = Subscription.objects.get(email=email, fact_check=check)
    subscriptions.confirm(subscriptions.ticket(row))
    Job.objects.filter(kind="confirm").delete()
    Subscription.objects.filter(pk=row.pk).update(**facts)
    return row


def later():
    """A quarter of an hour passes."""
    Job.objects.filter(state="waiting").update(next_at=timezone.now())
    Subscription.objects.update(next_at=timezone.now())


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


def mend(claim, team):
    publishing.reopen(claim, by=team.lead, note="A comma.")
    factories.claims.edit(claim, by=team.lead, correction_kind="minor", correction_note="A comma.")
    factories.checking.write_verdict(claim, by=team.lead, summary="It began in 2008, then.")
    factories.checking.submit(claim, by=team.lead)
    factories.review.second(claim, by=team.reviewer, rating=factories.rating())
    factories.review.approve(claim, by=team.reviewer)
    publishing.publish(claim, by=team.publisher)


def test_neither_a_comma_nor_a_suspension_is_told(claim, team, letterbox):
    subscribed(claim)
    mend(claim, team)
    assert Change.objects.last().kind == "minor"
    publishing.suspend(claim, by=team.publisher, note="Forged?")
    work()
    assert letterbox.letters == []
    assert not Job.objects.filter(kind="tell").exists()


def test_what_waits_while_it_is_hidden_is_told_when_it_is_back(claim, team, letterbox):
    subscribed(claim)
    factories.correct(claim, team)
    publishing.suspend(claim, by=team.publisher, note="Forged?")
    work()
    assert letterbox.letters == []
    publishing.reinstate(claim, by=factories.person("publisher"), note="It is not.")
    work()
    (letter,) = letterbox.letters
    assert letter["Subject"] == f"Shown again: {claim.statement}"
    assert "The year was wrong." in text(letter)
    assert "It is back." in text(letter)


def test_the_last_letter_says_why_and_takes_the_address_with_it(claim, team, letterbox):
    subscribed(claim)
    publishing.suspend(claim, by=team.publisher, note="INTERNAL")
    publishing.withdraw(claim, by=factories.person("publisher"), note="We relied on a forged letter.")
    work()
    (letter,) = letterbox.letters
    assert letter["Subject"] == f"Withdrawn: {claim.statement}"
    assert "We relied on a forged letter." in text(letter)
    assert "INTERNAL" not in letter.as_string()
    assert not Subscription.objects.exists()


@pytest.mark.parametrize(("language", "words"), [("es", "Cambia a"), ("ar", "تغيّر")])
def test_a_letter_speaks_the_language_of_the_fact_check(team, letterbox, language, words):
    claim = factories.checked_claim(team)
    factories.claims.edit(claim, by=team.lead, language=language)
    subscribed(factories.publish_checked(claim, team))
    factories.correct(claim, team)
    work()
    (letter,) = letterbox.letters
    assert words in letter["Subject"]
    assert "We changed the verdict" not in text(letter)


def test_who_reads_a_translation_is_told_of_it_and_in_its_language(claim, team, letterbox):
    page = translations.page(translations.published(team, claim))
    subscriptions.ask(slug=page.slug, email=READER)
    subscriptions.confirm(subscriptions.ticket(Subscription.objects.get()))
    Job.objects.filter(kind="confirm").delete()
    publishing.suspend(claim, by=team.publisher, note="Forged?")
    publishing.withdraw(claim, by=factories.person("publisher"), note="Forged.")
    work()
    (letter,) = letterbox.letters
    assert letter["Subject"].strip() == f"Retirada: {page.statement}"
    assert SITE + page.get_absolute_url() in text(letter)


def test_hostile_words_stay_words(claim, team, letterbox):
    row = subscribed(claim)
    factories.correct(claim, team, "-- \nBcc: x@example.org\nNo more letters: http://evil.example/\u202e")
    FactCheck.objects.update(statement="One\r\nBcc: x@example.org\x0b\x07 {{ 7|add:1 }} \u202ethree")
    work()
    (letter,) = letterbox.letters
    assert letter["Bcc"] is None
    assert (
        letter["Subject"].strip()
        == "Changed to False: One Bcc: x@example.org {{ 7|add:1 }} \u202ethree\u202c"
    )
    assert "\n  Bcc: x@example.org\n  No more letters: http://evil.example/\u202e\u202c\n" in text(letter)
    assert letter["List-Unsubscribe"].strip() == f"<{SITE}/subscriptions/end/{row.key}/>"


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
