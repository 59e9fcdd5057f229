"""The work of the background: one worker at a time, tried again with pauses, never lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from factcheck import rules
from factcheck.models import Capture, Job, Worker
from factcheck.workflow import jobs, worker
from tests import factories

pytestmark = pytest.mark.django_db
NOTHING_DONE = {Job.Kind.CAPTURE: lambda job: None}


@pytest.fixture
def job():
    return factories.waiting_capture()


@pytest.fixture
def now(job):
    return timezone.now()


def taken(now, name="worker"):
    return jobs.claim_due(name, now)[0]


def test_what_is_taken_is_nobody_elses(job, now):
    mine = taken(now)
    assert (mine.state, mine.attempts, mine.leased_by) == ("running", 1, "worker")
    assert jobs.claim_due("another", now) == []


def test_a_worker_takes_no_more_than_it_wants_and_the_oldest_first(job, now):
    others = [factories.waiting_capture() for _ in range(2)]
    later = timezone.now()
    assert jobs.claim_due("worker", later, limit=2) == [job, others[0]]
    assert jobs.claim_due("another", later, limit=2) == [others[1]]


def test_a_lease_that_has_run_out_goes_to_another(job, now):
    taken(now)
    assert jobs.claim_due("another", now + jobs.LEASE - timedelta(seconds=1)) == []
    again = taken(now + jobs.LEASE, "another")
    assert (again, again.attempts, again.leased_by) == (job, 2, "another")


@pytest.mark.parametrize("end", [jobs.finish, lambda job: jobs.fail(job, "Too slow.")])
def test_who_was_too_slow_changes_nothing(job, now, end):
    slow = taken(now)
    taken(now + jobs.LEASE, "another")
    with pytest.raises(jobs.TakenOver):
        end(slow)
    job.refresh_from_db()
    assert (job.state, job.leased_by, job.error) == ("running", "another", "")


def test_who_was_too_slow_takes_it_up_anew_under_its_own_name(job, now):
    slow = taken(now)
    taken(now + jobs.LEASE)
    with pytest.raises(jobs.TakenOver):
        jobs.finish(slow)


def test_each_failure_is_followed_by_a_longer_pause_and_the_last_by_none(job, now):
    pauses = []
    for _ in range(len(jobs.PAUSES)):
        jobs.fail(taken(now), "The site cannot be reached.", now=now)
        job.refresh_from_db()
        pauses.append((job.next_at - now).total_seconds() / 60)
        assert jobs.claim_due("worker", job.next_at - timedelta(seconds=1)) == []
        now = job.next_at
    assert pauses == [1, 5, 30, 120, 720]
    jobs.fail(taken(now), "The site cannot be reached.", now=now)
    job.refresh_from_db()
    assert (job.state, job.error, job.finished_at) == ("failed", "The site cannot be reached.", now)
    assert jobs.claim_due("worker", now + timedelta(days=9)) == []


def test_what_trying_again_would_not_change_fails_at_once(job, now):
    jobs.fail(taken(now), "No.", for_good=True)
    job.refresh_from_db()
    assert job.state == "failed"


def test_what_every_worker_dies_of_is_not_handed_on_for_ever(job, now):
    other = factories.waiting_capture()
    for _ in range(len(jobs.PAUSES) + 1):
        assert taken(now) == job
        now += jobs.LEASE
    assert taken(timezone.now() + timedelta(hours=1)) == other
    job.refresh_from_db()
    assert (job.state, job.error) == ("failed", jobs.LOST)


def test_retry_starts_counting_anew(job, now):
    jobs.fail(taken(now), "No.", for_good=True)
    jobs.retry(job, by=job.created_by)
    again = taken(timezone.now())
    assert (again, again.attempts, again.finished_at) == (job, 1, None)


def test_what_is_being_done_or_is_done_is_not_tried_again(job, now):
    mine = taken(now)
    with pytest.raises(rules.Conflict, match="being done or is done"):
        jobs.retry(job, by=job.created_by)
    jobs.finish(mine)
    with pytest.raises(rules.Conflict, match="being done or is done"):
        jobs.retry(job, by=job.created_by)


def test_an_old_failure_is_not_tried_beside_a_new_attempt(job, now):
    jobs.fail(taken(now), "No.", for_good=True)
    jobs.enqueue(Job.Kind.CAPTURE, job.document, by=job.created_by)
    with pytest.raises(rules.Conflict, match="tried already"):
        jobs.retry(job, by=job.created_by)


def test_a_fault_of_ours_is_logged_and_the_job_waits(job, caplog):
    def broken(job):
        raise OSError("No space left on device")

    worker.run_next("worker", runners={Job.Kind.CAPTURE: broken})
    job.refresh_from_db()
    assert (job.state, job.error) == ("waiting", worker.BROKEN)
    assert "No space left on device" in caplog.text


def test_who_was_overtaken_goes_on_with_the_next(job, caplog):
    def slowly(mine):
        Job.objects.update(leased_until=timezone.now())
        taken(timezone.now(), "another")
        jobs.finish(mine)

    assert worker.run_next("worker", runners={Job.Kind.CAPTURE: slowly}) == job
    assert "taken over" in caplog.text
    assert worker.run_next("worker", runners=NOTHING_DONE) is None
    assert not Capture.objects.exists()


def test_a_worker_is_one_row_until_it_leaves(job, now):
    worker.seen("worker", now - timedelta(minutes=3))
    worker.seen("worker", now)
    row = Worker.objects.get()
    assert (row.started_at, row.seen_at) == (now - timedelta(minutes=3), now)
    worker.seen("dead for days", now - timedelta(days=2))
    worker.left("worker", now)
    assert not Worker.objects.exists()
