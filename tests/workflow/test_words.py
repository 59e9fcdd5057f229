"""A NUL character, which no database keeps, is refused in words at every door that takes words."""

import pytest
from django.core.exceptions import ValidationError

from factcheck.models import Event, Source
from factcheck.workflow import checking, claims, house
from tests import factories

pytestmark = pytest.mark.django_db

NUL = "Words\x00words"
HALF = "Words\ud800"


@pytest.fixture
def team():
    return factories.Team()


@pytest.mark.parametrize(
    "act",
    [
        lambda claim, team: claims.edit(claim, by=team.lead, statement=NUL),
        lambda claim, team: claims.decline(claim, by=team.editor, reason="opinion", note=NUL),
        lambda claim, team: claims.place(claim, by=team.lead, url="https://example.org", quote=NUL),
        lambda claim, team: checking.write_verdict(claim, by=team.lead, explanation=NUL),
        lambda claim, team: checking.record_reply(claim, by=team.lead, outcome="not_asked", note=NUL),
        lambda claim, team: checking.attach(
            claim, by=team.lead, document=factories.document(), stance="context", passage=NUL
        ),
        lambda claim, team: house.keep(Source(name=NUL, kind="person"), by=team.lead),
        lambda claim, team: claims.edit(claim, by=team.lead, statement=HALF),
        lambda claim, team: house.keep(Source(name=HALF, kind="person"), by=team.lead),
    ],
    ids=[
        "a statement",
        "a note",
        "an appearance",
        "a verdict",
        "a reply",
        "evidence",
        "a source",
        "half",
        "half of a name",
    ],
)
def test_a_nul_is_refused_in_words(team, act):
    claim = factories.open_claim(team)
    lines = Event.objects.count()
    with pytest.raises(ValidationError, match="invisible NUL character"):
        act(claim, team)
    assert Event.objects.count() == lines
