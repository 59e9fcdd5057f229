"""Killed between publishing and telling: the partner is told all the same, once."""

import signal

import pytest

from factcheck.models import Delivery
from factcheck.workflow import deliveries
from tests import factories
from tests.net.sites import site
from tests.workflow.posting import OK, endpoint, now, received, send, send_all

from .processes import PATIENCE, faults, running

pytestmark = [pytest.mark.torture, pytest.mark.django_db(transaction=True)]


def test_a_partner_is_told_when_whoever_published_is_killed_before_telling(settings):
    settings.DEBUG = True
    team = factories.Team()
    claim = factories.approved_claim(team)
    with site(OK) as at:
        endpoint(at)
        words = (team.publisher.username, str(claim.pk), str(at.port))
        with running("-m", "tests.torture.courier", *words) as process:
            assert process.wait(timeout=PATIENCE) == -signal.SIGKILL
        assert (received(at), Delivery.objects.get().state) == ([], "sending")
        assert send(at) is None, "it is the dead one's until the lease has run out"
        [row] = send_all(at, now() + deliveries.LEASE)
        assert (row.state, row.attempts) == ("delivered", 2)
        assert [each.id for each in received(at)] == [row.webhook_id]
    assert faults() == []
