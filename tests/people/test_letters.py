"""Letters: at once, once a day or never, to a real mail server; none is lost when it is away."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils import timezone

from factcheck.models import Job, Notice, Preferences
from factcheck.workflow import jobs, letters, worker
from tests import factories

pytestmark = pytest.mark.django_db
AT_ONCE = Preferences.Digest.AT_ONCE


@pytest.fixture
def team():
    """A team whose reviewer wants to be written to at once."""
    team = factories.Team()
    prefer(team.reviewer, digest=AT_ONCE)
    return team


def prefer(person, **choices):
    person.email = f"{person.username}@example.org"
    person.save(update_fields=["email"])
    Preferences.objects.update_or_create(user=person, defaults=choices)
    person.refresh_from_db()


def deliver() -> Job | None:
    """What a worker does in one turn."""
    worker.look_around(timezone.now())
    return worker.run_next("worker")


def test_a_letter_tells_what_happened_with_links_and_no_verdict(team, letterbox, settings):
    claim = factories.submitted_claim(team)
    assert deliver().state == Job.State.DONE
    letter = letterbox.letters[0]
    plain, page = (letter.get_body((kind,)).get_content() for kind in ("plain", "html"))
    for words in (plain, page):
        assert "it waits for your review" in words
        assert f"{settings.SITE_URL}/admin/factcheck/claim/{claim.pk}/change/" in words
        assert "The turn began earlier" not in words
        assert "mixed" not in words.lower()


def test_a_letter_says_what_it_is(team, letterbox, settings):
    factories.submitted_claim(team)
    deliver()
    letter = letterbox.letters[0]
    assert letter["To"] == team.reviewer.email
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["List-Unsubscribe"] == f"<{settings.SITE_URL}/admin/settings/>"


def test_what_was_told_is_not_told_again(team, letterbox):
    factories.submitted_claim(team)
    deliver()
    assert deliver() is None
    assert len(letterbox.letters) == 1
    assert not Notice.objects.filter(user=team.reviewer, mailed_at=None).exists()


def test_several_things_come_in_one_letter(team, letterbox):
    factories.submitted_claim(team)
    factories.submitted_claim(team)
    deliver()
    assert len(letterbox.letters) == 1
    assert "4 things to know" in letterbox.letters[0]["Subject"]


def test_a_name_of_a_house_with_a_line_break_breaks_no_header(team, letterbox):
    factories.the_house(name="The\nDesk")
    factories.submitted_claim(team)
    deliver()
    assert letterbox.letters[0]["Subject"].startswith("The Desk: ")


@pytest.mark.parametrize("choice", [{"digest": "never"}, {"digest": "daily"}])
def test_who_wants_none_now_gets_none_now(team, letterbox, choice):
    prefer(team.reviewer, **choice)
    factories.submitted_claim(team)
    assert deliver() is None
    assert letterbox.letters == []


def test_without_an_address_there_is_no_letter(letterbox):
    team = factories.Team()
    Preferences.objects.create(user=team.reviewer, digest=AT_ONCE)
    factories.submitted_claim(team)
    assert deliver() is None


@pytest.mark.parametrize(
    ("zone", "hour", "due"),
    [
        ("UTC", 8, (27, 8)),
        ("UTC", 23, (26, 23)),
        ("Asia/Tokyo", 8, (26, 23)),
        ("America/New_York", 8, (26, 13)),
    ],
)
def test_a_daily_letter_comes_at_its_hour_where_its_reader_is(team, zone, hour, due):
    prefer(team.reviewer, digest="daily", digest_at=time(hour), time_zone=zone)
    now = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)
    day, at = due
    assert letters.mail_due_at(team.reviewer, now) == datetime(2026, 11, day, at, tzinfo=UTC)


def test_a_mail_server_that_is_away_is_tried_again_with_its_reason(team, letterbox):
    letterbox.shutdown()
    letterbox.server_close()
    factories.submitted_claim(team)
    job = deliver()
    assert job.state == Job.State.WAITING
    assert job.error.startswith("The mail server does not take the letter: ")
    assert Notice.objects.filter(user=team.reviewer, mailed_at=None).exists()


def test_a_mail_server_that_is_busy_is_tried_again(team, letterbox):
    letterbox.refuses = "451 Come back later."
    factories.submitted_claim(team)
    deliver()
    letterbox.refuses = ""
    Job.objects.update(next_at=timezone.now() - timedelta(seconds=1))
    assert deliver().state == Job.State.DONE
    assert len(letterbox.letters) == 1


def test_an_address_that_does_not_exist_is_given_up(team, letterbox):
    letterbox.refuses = "550 No such person."
    factories.submitted_claim(team)
    assert deliver().state == Job.State.FAILED
    assert deliver() is None


def test_who_has_left_is_not_written_to(team, letterbox):
    factories.submitted_claim(team)
    team.reviewer.is_active = False
    team.reviewer.save(update_fields=["is_active"])
    deliver()
    assert letterbox.letters == []


def test_two_workers_send_one_letter(team, letterbox):
    factories.submitted_claim(team)
    worker.look_around(timezone.now())
    worker.look_around(timezone.now())
    assert worker.run_next("one") is not None
    assert worker.run_next("two") is None
    assert len(letterbox.letters) == 1


def test_a_worker_that_dies_before_marking_sends_the_same_letter_again_and_not_another(team, letterbox):
    factories.submitted_claim(team)
    worker.look_around(timezone.now())
    (job,) = jobs.claim_due("dies", timezone.now())
    letters.letter(job, list(Notice.objects.filter(user=team.reviewer).order_by("id"))).send()
    since = factories.submitted_claim(team)
    Job.objects.filter(pk=job.pk).update(leased_until=timezone.now() - timedelta(seconds=1))
    assert worker.run_next("other").state == Job.State.DONE
    first, again = letterbox.letters
    assert (first["Message-ID"], first["Subject"]) == (again["Message-ID"], again["Subject"])
    assert deliver().state == Job.State.DONE
    assert letterbox.letters[2]["Message-ID"] != first["Message-ID"]
    assert f"/claim/{since.pk}/" in letterbox.letters[2].get_body(("plain",)).get_content()
    assert deliver() is None
