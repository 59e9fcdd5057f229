"""A line that was noted while listening arrives several times at one moment: one claim, one speaker."""

from functools import partial

import pytest

from factcheck.models import Claim, Event, Source
from factcheck.workflow import listening
from tests import factories

from .together import together

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 8


def test_a_line_sent_again_and_again_is_one_claim():
    person = factories.person("contributor")
    article = factories.article(person, kind="speech")
    words = {"by": person, "statement": "Taxes fell.", "fragment": "t=70", "speaker": "Ada"}
    answers = together(*(partial(listening.mark_media, article, **words) for _ in range(TIMES)))
    assert (Claim.objects.count(), Source.objects.count()) == (1, 1)
    assert {answer.pk for answer in answers} == {Claim.objects.get().pk}
    assert Event.objects.filter(verb="suggest").count() == 1
