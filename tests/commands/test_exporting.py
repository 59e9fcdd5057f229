"""The worker has the files for partners written beside it: whatever holds that up holds up nothing else."""

import os
from datetime import timedelta
from threading import Event

import pytest
from django.utils import timezone

from factcheck.models import FactCheck, Scheduled
from factcheck.models.published.snapshot import Snapshot, folder
from factcheck.workflow import publishing
from tests import factories
from tests.torture.processes import PATIENCE, command, let_go

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def team():
    return factories.Team()


@pytest.fixture
def hanging():
    """A lock on which every writing of files hangs: who opens it to write waits for somebody who reads."""
    folder().mkdir(parents=True, exist_ok=True)
    lock = folder() / "lock"
    lock.unlink(missing_ok=True)
    os.mkfifo(lock)
    yield lock
    lock.unlink()


def wait_until(true):
    moment = Event()
    for _ in range(PATIENCE * 20):
        if true():
            return
        moment.wait(0.05)
    raise AssertionError("it never came true")


def due_now(team):
    claim = factories.scheduled_claim(team)
    Scheduled.objects.filter(claim=claim).update(publish_at=timezone.now() - timedelta(seconds=1))
    return claim


def test_files_are_written_beside_the_worker(team):
    claim = factories.published_claim(team)
    with command("work", "--every", "0.1") as process:
        wait_until(Snapshot.newest)
        publishing.suspend(claim, by=team.publisher, note="Forged.")
        seq = factories.fact_check(claim).seq
        wait_until(lambda: Snapshot.newest().seq >= seq)
        process.terminate()
        assert process.wait(PATIENCE) == 0
    let_go()


def test_a_writing_that_hangs_holds_nothing_up_and_ends_with_the_worker(team, hanging):
    claim = due_now(team)
    with command("work", "--every", "0.1") as process:
        wait_until(lambda: FactCheck.objects.filter(claim_id=claim.pk).exists())
        process.terminate()
        assert process.wait(PATIENCE) == 0
        assert process.stderr.read().endswith("The worker has stopped.\n")
    let_go()
    assert Snapshot.newest() is None
    read = os.open(hanging, os.O_RDONLY | os.O_NONBLOCK)
    assert os.read(read, 1) == b""  # whoever waited at the other end would be there now
    os.close(read)
