"""The worker as a command: it does what is due, and stops when it is told to."""

import os
import signal

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from factcheck.models import Job, Worker
from factcheck.workflow import jobs, worker
from tests import factories
from tests.torture.processes import PATIENCE, command, let_go

NOT_OUTSIDE = "http://127.0.0.1/"
REFUSED = "This address does not lead to the public internet."


@pytest.mark.django_db
def test_what_is_due_is_done_once_and_said(capsys):
    factories.waiting_capture(NOT_OUTSIDE)
    call_command("work", once=True)
    assert f"Capture: {Job.objects.get().document}: {REFUSED}" in capsys.readouterr().err
    assert Job.objects.get().state == "failed"
    assert not Worker.objects.exists()


@pytest.mark.django_db
def test_a_dry_run_says_what_is_due_and_does_nothing(capsys):
    job = factories.waiting_capture(NOT_OUTSIDE)
    call_command("work", dry_run=True)
    assert f"Capture: {job.document}" in capsys.readouterr().out
    assert Job.objects.get().state == "waiting"


@pytest.mark.django_db
def test_told_to_stop_in_the_middle_it_ends_what_it_has_in_hand_and_takes_no_more(monkeypatch, capsys):
    def told_in_the_middle(job):
        os.kill(os.getpid(), signal.SIGTERM)
        jobs.finish(job)

    first, second = factories.waiting_capture(), factories.waiting_capture()
    monkeypatch.setitem(worker.RUNNERS, Job.Kind.CAPTURE, told_in_the_middle)
    call_command("work")
    assert list(Job.objects.order_by("id").values_list("pk", "state")) == [
        (first.pk, "done"),
        (second.pk, "waiting"),
    ]
    assert capsys.readouterr().err == "The worker has stopped.\n"


@pytest.mark.django_db(transaction=True)
def test_without_a_database_one_look_fails_aloud(monkeypatch):
    connection.close()
    with monkeypatch.context() as patch:
        patch.setitem(connection.settings_dict, "NAME", "/nowhere/newsroom")
        with pytest.raises(CommandError, match="The database answers"):
            call_command("work", once=True)
    connection.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("word", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_it_leaves_nothing_in_hand(word):
    factories.waiting_capture(NOT_OUTSIDE)
    with command("work", "--every", "60") as process:
        assert REFUSED in process.stderr.readline()
        assert Worker.objects.count() == 1
        process.send_signal(word)
        assert process.wait(PATIENCE) == 0
        assert process.stderr.read() == "The worker has stopped.\n"
    let_go()
    assert not Worker.objects.exists()
    assert Job.objects.get().state == "failed"
