"""What would tell a hidden verdict stands nowhere in the open words of the log."""

import pytest

from factcheck.models import Event
from factcheck.workflow import claims, mending
from tests import factories

pytestmark = pytest.mark.django_db
NOTE = "We had rated it true: it is false."


def open_words():
    return "".join(Event.objects.filter(conceals_verdict=False).values_list("payload", flat=True))


def test_the_note_of_a_correction_is_concealed():
    team = factories.Team()
    claim = factories.published_claim(team)
    mending.correct(claim, by=team.editor, kind="correction", public_note=NOTE)
    assert NOTE not in open_words()
    assert NOTE in Event.objects.get(claim=claim, verb="edit", conceals_verdict=True).payload


def test_other_words_of_a_claim_are_not():
    team = factories.Team()
    claims.edit(factories.open_claim(team), by=team.lead, statement="Azure began in 2008.")
    assert "Azure began in 2008." in open_words()
