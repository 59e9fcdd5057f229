"""Two workers tell the same readers of two changes at one moment: each reader gets one letter."""

from collections import Counter
from functools import partial

import pytest
from django.utils import timezone

from factcheck.models import Job, Subscription
from factcheck.workflow import jobs, subscriptions, telling
from tests import factories
from tests.people.conftest import letterbox  # noqa: F401 - a mail server

from .together import together

pytestmark = pytest.mark.django_db(transaction=True)
READERS = [f"reader-{number}@example.org" for number in range(30)]


def test_whoever_tells_each_reader_is_told_once(letterbox):  # noqa: F811
    team = factories.Team()
    claim = factories.published_claim(team)
    check = factories.fact_check(claim)
    for email in READERS:
        subscriptions.ask(slug=check.slug, email=email)
    for row in Subscription.objects.all():
        subscriptions.confirm(subscriptions.ticket(row))
    Job.objects.all().delete()
    factories.correct(claim, team)
    factories.correct(claim, team, "The month, too.")
    taken = [jobs.claim_due(name, timezone.now())[0] for name in ("one", "two")]
    together(*(partial(telling.tell, job) for job in taken))
    assert Counter(letter["To"] for letter in letterbox.letters) == dict.fromkeys(READERS, 1)
    assert not Subscription.objects.filter(told_seq__lt=taken[1].change.seq).exists()
