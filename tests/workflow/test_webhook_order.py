"""In which order partners are told: one thing after the other, and a withdrawal before anything else."""

from datetime import timedelta

import pytest

from factcheck.models import Delivery
from factcheck.workflow import deliveries, publishing, webhooks
from tests import factories
from tests.net.sites import site

from .posting import OK, answer, endpoint, now, received, send, send_all, told, when_due

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _http_is_enough(settings):
    settings.DEBUG = True


def test_a_later_change_waits_for_an_earlier_one_that_is_tried_again(team):
    with site(answer("500 Oops"), OK) as at:
        endpoint(at)
        claim = factories.published_claim(team)
        send(at)
        factories.correct(claim, team)
        assert send(at) is None
        other = factories.fact_check(factories.published_claim(team))
        assert send(at).fact_check == other.public_id
        send_all(at, when_due())
        mine = [
            each.event["data"]["version"]
            for each in received(at)
            if each.event["data"]["id"] != other.public_id
        ]
    assert mine == [1, 1, 2]


def test_a_withdrawal_goes_first_and_makes_needless_what_waits(team):
    with site(answer("500 Oops"), OK) as at:
        endpoint(at)
        claim = factories.published_claim(team)
        send(at)
        factories.correct(claim, team)
        for _ in range(3):
            factories.published_claim(team)
        claim.refresh_from_db()
        publishing.suspend(claim, by=team.publisher, note="Forged.")
        assert send(at).type == "fact_check.suspended"
        assert told(at) == ["published", "suspended"]
        assert Delivery.objects.filter(state="superseded").count() == 2
        send_all(at, now() + timedelta(days=1))
        assert told(at) == ["published", "suspended", *["published"] * 3]


def test_a_withdrawal_waits_for_what_is_being_sent_and_that_is_not_tried_again(team):
    with site(answer("500 Oops"), OK) as at:
        endpoint(at)
        claim = factories.published_claim(team)
        row = deliveries.take("worker", now())
        publishing.suspend(claim, by=team.publisher, note="Forged.")
        assert deliveries.take("another", now()) is None
        deliveries._fail(row, now(), "Oops.")  # noqa: SLF001 - what comes after the receiver's answer
        row.refresh_from_db()
        assert row.state == "superseded"
        assert deliveries.take("another", now()).type == "fact_check.suspended"


def test_what_a_worker_died_of_is_overtaken_by_a_withdrawal(team):
    with site(OK) as at:
        endpoint(at)
        claim = factories.published_claim(team)
        deliveries.take("worker that dies", now())
        publishing.suspend(claim, by=team.publisher, note="Forged.")
        send_all(at, now() + deliveries.LEASE)
        assert told(at) == ["suspended"]


def test_a_message_is_anothers_when_its_lease_has_run_out(team):
    with site(OK) as at:
        endpoint(at)
        factories.published_claim(team)
        slow = deliveries.take("slow", now())
        assert send(at) is None
        assert send(at, now() + deliveries.LEASE).state == "delivered"
        deliveries._fail(slow, now(), "Too late.")  # noqa: SLF001 - a worker that wakes up
        assert Delivery.objects.get().state == "delivered"


def test_what_is_sent_again_holds_nobody_up(team):
    with site(OK, answer("500 Oops"), OK) as at:
        endpoint(at)
        claim = factories.published_claim(team)
        webhooks.redeliver(send(at))
        assert send(at).state == "waiting"
        factories.correct(claim, team)
        assert send(at).type == "fact_check.verdict_changed"


def test_who_deletes_an_endpoint_hears_nothing_more(team):
    with site(OK) as at:
        made = endpoint(at)
        factories.published_claim(team)
        row = deliveries.take("worker", now())
        webhooks.drop(made.endpoint, by=team.editor)
        deliveries._fail(row, now(), "Gone.")  # noqa: SLF001 - the answer comes after it
        assert not Delivery.objects.exists()
