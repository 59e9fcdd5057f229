"""Several workers at the same moment: each message is sent once."""

from functools import partial

import pytest

from factcheck.models import Delivery
from factcheck.workflow import deliveries
from tests import factories
from tests.net.sites import site
from tests.workflow.posting import OK, endpoint, received

from .together import together

pytestmark = pytest.mark.django_db(transaction=True)
MESSAGES, WORKERS = 6, 5


def test_of_many_workers_one_sends_each_message(settings):
    settings.DEBUG = True
    team = factories.Team()
    with site(OK) as at:
        endpoint(at)
        for _ in range(MESSAGES):
            factories.published_claim(team)
        send = [partial(deliveries.send_due, f"worker {n}", allow=at.allow()) for n in range(WORKERS)]
        done = together(*send)
        ids = [each.id for each in received(at)]
    assert len(ids) == len(set(ids)) == MESSAGES == sum(map(len, done))
    assert set(Delivery.objects.values_list("state", "attempts")) == {("delivered", 1)}
