"""Many publish different claims at once: partners see every number, in order, and the log stays one chain."""

from functools import partial

import pytest
from django.db import OperationalError, connection, transaction

from factcheck.models import Change, Claim, Event, FactCheck
from factcheck.models.desk.event import GENESIS
from factcheck.workflow.audit import broken_invariants, verify_log
from factcheck.workflow.publishing import publish
from tests import factories

from .together import alone, together

pytestmark = pytest.mark.django_db(transaction=True)
PUBLISHERS = 20


def numbers() -> list[int]:
    """The numbers that partners have been told, in their order."""
    return list(Change.objects.order_by("seq").values_list("seq", flat=True))


def test_twenty_publishers_leave_no_gap():
    team = factories.Team()
    approved = [factories.approved_claim(team) for _ in range(PUBLISHERS)]
    people = [factories.person("publisher") for _ in approved]
    outcomes = together(*(partial(publish, c, by=p) for c, p in zip(approved, people, strict=True)))
    assert [outcome for outcome in outcomes if not isinstance(outcome, Claim)] == []
    assert numbers() == list(range(1, PUBLISHERS + 1))
    times = list(FactCheck.objects.order_by("seq").values_list("updated_at", flat=True))
    assert times == sorted(times) == list(Change.objects.order_by("seq").values_list("at", flat=True))
    assert FactCheck.objects.live().values("slug").distinct().count() == PUBLISHERS
    assert verify_log().faults == []
    assert list(broken_invariants()) == []
    lines = list(Event.objects.order_by("number").values_list("prev_hash", "hash"))
    assert [before for before, _ in lines] == [GENESIS, *(own for _, own in lines[:-1])]


def publish_unless_it_must_wait(claim: Claim, by) -> Claim:
    """Publish, but give up where another transaction stands in the way."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '100ms'")
        return publish(claim, by=by)


@pytest.mark.postgresql
@pytest.mark.parametrize("kept", [True, False], ids=["committed", "rolled back"])
def test_a_later_number_never_overtakes_an_earlier_one(kept):
    team = factories.Team()
    first, second = factories.approved_claim(team), factories.approved_claim(team)
    with transaction.atomic():
        publish(first, by=team.publisher)
        assert isinstance(
            alone(partial(publish_unless_it_must_wait, second, team.publisher)), OperationalError
        )
        transaction.set_rollback(not kept)
    second.refresh_from_db()
    assert isinstance(alone(partial(publish_unless_it_must_wait, second, team.publisher)), Claim)
    assert numbers() == ([1, 2] if kept else [1])
    assert verify_log().faults == []
