"""What a load balancer hears, and when it is told to send readers elsewhere."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from factcheck.models import triggers
from factcheck.workflow import worker
from tests import factories


def test_a_process_that_runs_says_so_without_the_database(client):
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok"}
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_newsroom_that_is_ready_says_so(db, client):
    answer = client.get("/readyz")
    assert answer.json() == {
        "status": "ok",
        "checks": {"database": "ok", "migrations": "ok", "triggers": "ok"},
        "worker": "ok",
    }
    assert answer.status_code == 200


def test_work_that_waits_without_a_worker_is_said_though_readers_are_served(db, client):
    factories.waiting_capture()
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"
    assert "Start one: manage.py work." in answer.json()["worker"]


def test_a_claim_that_is_scheduled_needs_a_worker_too(db, client):
    factories.scheduled_claim(factories.Team())
    assert "manage.py work" in client.get("/readyz").json()["worker"]


@pytest.mark.parametrize(("ago", "said"), [(0, "ok"), (59, "ok"), (61, worker.NOBODY)])
def test_a_worker_is_alive_for_a_minute_after_it_was_seen(db, client, ago, said):
    factories.waiting_capture()
    worker.seen("worker", timezone.now() - timedelta(seconds=ago))
    assert client.get("/readyz").json()["worker"] == said


def test_a_migration_that_waits_is_said(db, client):
    MigrationRecorder.Migration.objects.filter(app="factcheck").delete()
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "manage.py migrate" in answer.json()["checks"]["migrations"]


def test_a_trigger_that_is_missing_is_said(db, client):
    triggers.remove()
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "Triggers differ" in answer.json()["checks"]["triggers"]


@pytest.mark.django_db(transaction=True)
def test_a_database_that_does_not_answer_is_said_without_its_name(client):
    connection.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(connection.settings_dict, "NAME", "/nowhere/newsroom")
        answer = client.get("/readyz")
    connection.close()
    assert answer.status_code == 503
    assert "nowhere" not in answer.content.decode()
    assert list(answer.json()["checks"]) == ["database"]


def test_nobody_posts_to_a_health_check(client):
    assert client.post("/healthz").status_code == 405
