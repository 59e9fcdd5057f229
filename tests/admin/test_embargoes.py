"""On a signed claim publishers share with partners under embargo, see who has read it, and take it back."""

import pytest

from factcheck.models import Embargo
from tests import factories
from tests.admin.pages import address, step

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return factories.Team()


def page(door, team, claim):
    return door(team.publisher).get(address(claim, "change")).content.decode()


def test_it_is_shared_and_taken_back_on_the_page_of_the_claim(door, team):
    claim = factories.approved_claim(team)
    assert "No partner has a key that reads under embargo" in page(door, team, claim)
    factories.partner_key(scopes=["embargoed"], partner="The Weekly")
    words = {"version": claim.version, "partner": "The Weekly", "note": "Ring us."}
    door(team.publisher).post(step(claim, "share"), words)
    [row] = Embargo.objects.all()
    assert (row.partner, row.note, row.made_by) == ("The Weekly", "Ring us.", team.publisher)
    assert "not read yet" in page(door, team, claim)
    door(team.publisher).post(step(claim, "end_share"), {"version": claim.version, "shared": row.pk})
    row.refresh_from_db()
    assert row.revoked_by == team.publisher
    assert "taken back" in page(door, team, claim)


def test_a_refusal_keeps_the_note_and_others_are_not_offered_it(door, team):
    claim = factories.approved_claim(team)
    words = {"version": claim.version, "partner": "Nobody", "note": "Ring us at once."}
    answer = door(team.publisher).post(step(claim, "share"), words)
    assert "Ring us at once." in answer.content.decode()
    assert "Shared under embargo" not in door(team.lead).get(address(claim, "change")).content.decode()
