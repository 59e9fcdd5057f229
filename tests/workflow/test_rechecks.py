"""Cited pages looked at again: after a month, or when somebody asks."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from factcheck import rules
from factcheck.models import Capture, Event, Job, Notice
from factcheck.workflow import checking, notices, rechecks, worker
from tests import factories
from tests.net.sites import LIMITS, page, site
from tests.workflow.capturing import own_vault, work  # noqa: F401 - own_vault is a fixture

pytestmark = pytest.mark.django_db
STORY = b"<!doctype html><body><article><p>Azure was announced in October 2008 and sold from 2010 on.</p>"
ADS = STORY + b"</article><footer>Advertisement</footer>"
OTHER = STORY.replace(b"2008", b"2009")


@pytest.fixture
def team():
    return factories.Team()


def looked_again(team, *answers):
    """The job of a second look at a page that answers so, after it was captured."""
    with site(page(STORY), *answers) as at:
        job = factories.waiting_capture(at.url(), team)
        work(at)
        rechecks.look_again(job.document, by=team.lead)
        runners = {Job.Kind.RECHECK: partial(rechecks.recheck, allow=at.allow(), limits=LIMITS)}
        return Job.objects.get(pk=worker.run_next("worker", runners=runners).pk)


def test_a_page_that_says_the_same_is_left_alone(team):
    assert looked_again(team, page(STORY)).state == "done"
    assert Capture.objects.count() == 1
    assert not Notice.objects.filter(kind=Notice.Kind.GONE).exists()


def test_other_advertisements_are_no_other_words(team):
    assert looked_again(team, page(ADS)).state == "done"
    assert Capture.objects.count() == 1


def test_a_page_that_says_something_else_is_kept_and_told(team):
    job = looked_again(team, page(OTHER))
    first, second = Capture.objects.order_by("id")
    line = Event.objects.get(verb="recheck")
    told = Notice.objects.filter(kind=Notice.Kind.GONE, user=team.lead)
    assert (job.state, first.document, second.document) == ("done", job.document, job.document)
    assert first.sha256 in line.payload
    assert second.sha256 in line.payload
    assert [notice.words for notice in told] == [notices.PAGE_CHANGED]


def test_a_page_that_is_gone_is_told_and_says_why(team):
    job = looked_again(team, page(status="404 Not Found"))
    told = Notice.objects.filter(kind=Notice.Kind.GONE, user=team.lead)
    assert job.state == "failed"
    assert "“404”" in job.error
    assert [notice.words for notice in told] == [notices.PAGE_GONE]


def test_a_page_that_is_only_busy_is_tried_again_and_nobody_is_told(team):
    assert looked_again(team, page(status="503 Busy")).state == "waiting"
    assert not Notice.objects.filter(kind=Notice.Kind.GONE).exists()


def test_what_is_published_is_looked_at_again_in_a_month(team):
    claim = factories.published_claim(team)
    waiting = Job.objects.filter(kind=Job.Kind.RECHECK)
    due = timezone.now() + rechecks.AFTER
    assert {job.document_id for job in waiting} == {row.document_id for row in claim.evidence.all()}
    assert all(abs(job.next_at - due) < timedelta(minutes=1) for job in waiting)


def test_who_asks_before_the_month_is_over_need_not_wait(team):
    document = factories.document()
    rechecks.jobs.enqueue(Job.Kind.RECHECK, document, by=team.lead, at=timezone.now() + rechecks.AFTER)
    kept = {"sha256": "a" * 64, "size": 1, "content_type": "text/html", "captured_by": team.lead}
    Capture.objects.create(document=document, captured_at=timezone.now(), **kept)
    assert rechecks.look_again(document, by=team.lead).next_at <= timezone.now()
    assert Job.objects.filter(document=document).count() == 1


def test_without_a_capture_there_is_nothing_to_compare(team):
    evidence = checking.attach(
        factories.open_claim(team), by=team.lead, document=factories.document(), stance="supports"
    )
    with pytest.raises(rules.Conflict, match="nothing to compare"):
        rechecks.look_again(evidence.document, by=team.lead)
