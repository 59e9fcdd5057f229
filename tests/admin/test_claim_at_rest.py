"""The page of a claim that nobody works on: what readers see, and nothing that is still to be done."""

import pytest

from factcheck.workflow import publishing
from tests import factories
from tests.admin.pages import address, says

pytestmark = pytest.mark.django_db


def test_a_published_claim_misses_nothing_until_it_is_reopened(door):
    team = factories.Team()
    claim = factories.published_claim(team)
    browser = door(team.lead)
    assert "still missing" not in says(browser.get(address(claim)))
    publishing.reopen(claim, by=team.lead, note="A reader wrote.")
    assert "1 still missing What changed" in says(browser.get(address(claim)))
