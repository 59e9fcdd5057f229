"""From the desk to what readers see."""

import pytest

from tests import factories

from .pages import address

pytestmark = pytest.mark.django_db


def test_a_published_claim_leads_to_its_public_page(door, team):
    claim = factories.published_claim(team)
    page = door(team.lead).get(address(claim)).content.decode()
    assert f'href="{factories.fact_check(claim).get_absolute_url()}"' in page
