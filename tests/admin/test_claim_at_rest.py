"""The page of a claim that nobody works on: what readers see, and nothing that is still to be done."""

import pytest

from factcheck.workflow import publishing
from tests import factories
from tests.admin.pages import address, says, send

pytestmark = pytest.mark.django_db


def test_a_published_claim_misses_nothing_until_it_is_reopened(door):
    team = factories.Team()
    claim = factories.published_claim(team)
    browser = door(team.lead)
    assert "still missing" not in says(browser.get(address(claim)))
    publishing.reopen(claim, by=team.lead, note="A reader wrote.")
    assert "1 still missing What changed" in says(browser.get(address(claim)))


def test_who_hands_a_claim_in_too_early_is_told_that_the_copy_is_being_made(door):
    team = factories.Team()
    claim = factories.checked_claim(team)
    claim.refresh_from_db()
    send(door(team.lead), claim, "attach", url="https://example.org/report", stance="context", public="on")
    claim.refresh_from_db()
    answer = says(send(door(team.lead), claim, "submit"))
    assert "is being made: wait for it, or say why there is none." in answer
