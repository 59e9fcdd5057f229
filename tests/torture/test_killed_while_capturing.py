"""A worker is killed in the middle of a capture: nothing is lost, and nothing is done twice."""

import os
import random
import subprocess
import time
from itertools import count

import pytest
from django.test import TransactionTestCase
from django.utils import timezone

from factcheck.models import Capture, Event, Job
from factcheck.workflow import vault
from tests import factories
from tests.net.sites import page, site
from tests.workflow.capturing import runners, work, worker

from .processes import capture_and_die, capturer, faults

pytestmark = [pytest.mark.torture, pytest.mark.django_db(transaction=True)]
ROUNDS = int(os.environ.get("TORTURE_ROUNDS", "5"))
FEWEST_STEPS = 6
JOBS_A_ROUND = 3


@pytest.fixture(autouse=True)
def _own_vault(settings, tmp_path):
    settings.CAPTURES_DIR = tmp_path / "captures"


@pytest.fixture
def at():
    """A site whose pages all differ, and take their time."""

    def slowly(site, request):
        body = b"<!doctype html><p>" + request.split()[1] + b"</p>" + b"." * 5000
        whole = page(body)
        for start in range(0, len(whole), 1024):
            yield whole[start : start + 1024]
            site.drip()

    with site(slowly) as running:
        yield running


def the_leases_run_out():
    Job.objects.filter(state="running").update(leased_until=timezone.now())


def whole(jobs):
    """Whether each of these jobs is done, kept and told exactly once, and its file is what its name says."""
    keys, papers = [job.pk for job in jobs], [job.document_id for job in jobs]
    found = Capture.objects.filter(document__in=papers)
    told = Event.objects.filter(verb="capture", subject__in=[f"document:{key}" for key in papers])
    return (
        {job.state for job in Job.objects.filter(pk__in=keys)} == {"done"}
        and found.count() == told.count() == len(jobs)
        and not list(vault.damaged(found.values_list("sha256", flat=True)))
        and faults() == []
    )


def test_a_death_at_any_step_loses_nothing_and_doubles_nothing(at):
    team = factories.Team()
    with capturer("deaths") as process:
        for steps in count(1):
            job = factories.waiting_capture(at.url(f"/{steps}"), team)
            outcome = capture_and_die(process, at.port, steps)
            assert faults() == [], f"at step {steps}"
            if outcome != "killed":
                break
            assert (Capture.objects.filter(document=job.document).count(), outcome) == (0, "killed")
            the_leases_run_out()
            assert work(at) == job
            assert whole([job]), f"after a death at step {steps}"
    assert (outcome, whole([job])) == ("captured", True)
    assert steps > FEWEST_STEPS


@pytest.mark.sqlite  # it says something about the test, and that is the same everywhere
def test_without_the_transaction_a_death_is_noticed(at):
    noticed = 0
    with capturer("deaths", "torn") as process:
        for steps in count(1):
            job = factories.waiting_capture(at.url(f"/{steps}"))
            if capture_and_die(process, at.port, steps) == "captured":
                break
            the_leases_run_out()
            worker.run_next("another", runners=runners(at))
            noticed += not whole([job])
            TransactionTestCase("run")._fixture_teardown()  # noqa: SLF001 - a new newsroom for each death
    assert steps > FEWEST_STEPS
    assert noticed


def test_killed_at_any_moment_every_page_is_captured_once(at):
    team = factories.Team()
    interrupted = 0
    for number in range(ROUNDS):
        pages = [at.url(f"/{number}/{each}") for each in range(JOBS_A_ROUND)]
        jobs = [factories.waiting_capture(url, team) for url in pages]
        with capturer("jobs", str(at.port)) as process:
            wait_for_the_middle(process)
        assert faults() == [], f"round {number}"
        interrupted += Job.objects.filter(state="running").count()
        the_leases_run_out()
        while worker.run_next("another", runners=runners(at)):
            pass
        assert whole(jobs), f"round {number}"
    assert interrupted, "no round was killed in the middle"


def wait_for_the_middle(process: subprocess.Popen[str]) -> None:
    """Let one page be captured, then wait until the next is on its way."""
    assert process.stdout.readline() == "captured\n"
    started = time.perf_counter()
    assert process.stdout.readline() == "captured\n"
    moment = random.uniform(0, time.perf_counter() - started)  # noqa: S311 - a moment, no secret
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(timeout=moment)
