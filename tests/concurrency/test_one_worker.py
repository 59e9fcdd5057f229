"""Several workers at the same moment: each job is done once, and none is passed over."""

from functools import partial

import pytest

from factcheck.models import Capture, Event, Job
from factcheck.workflow import checking, jobs, worker
from factcheck.workflow.audit import broken_invariants, verify_log
from tests import factories
from tests.net.sites import page, site
from tests.workflow.capturing import runners

from .together import together

pytestmark = pytest.mark.django_db(transaction=True)
JOBS, WORKERS, PEOPLE = 12, 6, 8


def work_until_nothing_is_due(name, runners):
    done = []
    while job := worker.run_next(name, runners=runners):
        done.append(job.pk)
    return done


def test_of_many_workers_one_does_each_job():
    team = factories.Team()
    with site(page(b"<p>Read me.</p>")) as at:
        waiting = [factories.waiting_capture(at.url(f"/{number}"), team).pk for number in range(JOBS)]
        works = [partial(work_until_nothing_is_due, f"worker {n}", runners(at)) for n in range(WORKERS)]
        done = together(*works)
        asked = len(at.asked)
    assert sorted(key for each in done for key in each) == waiting
    assert (asked, Capture.objects.count()) == (JOBS, JOBS)
    assert Event.objects.filter(verb="capture").count() == JOBS
    assert set(Job.objects.values_list("state", "attempts")) == {("done", 1)}
    assert (broken_invariants(), verify_log().faults) == ([], [])


def test_people_who_cite_one_page_at_the_same_moment_ask_for_one_capture():
    team = factories.Team()
    paper = factories.document()
    claims = [factories.open_claim(team) for _ in range(PEOPLE)]
    attach = partial(checking.attach, by=team.lead, document=paper, stance="context")
    outcomes = together(*(partial(attach, claim) for claim in claims))
    assert {type(outcome).__name__ for outcome in outcomes} == {"Evidence"}, outcomes
    assert Job.objects.get().document == paper


def test_a_retry_pressed_by_many_is_one():
    team = factories.Team()
    job = factories.waiting_capture(team=team)
    jobs.fail(jobs.claim_due("worker", job.next_at)[0], "No.", for_good=True)
    outcomes = together(*(partial(jobs.retry, job, by=team.lead) for _ in range(PEOPLE)))
    assert {type(outcome) for outcome in outcomes} == {Job}, outcomes
    assert Job.objects.unfinished().count() == 1
