"""A house to look at in a browser."""

import pytest
from django.utils import timezone

from factcheck.workflow import claims, record
from tests import factories


@pytest.fixture
def house(transactional_db):
    """A house with a corrected, a live and a withdrawn fact-check."""
    team = factories.Team()
    made = (factories.corrected_claim, factories.published_claim, factories.withdrawn_claim)
    arabic = factories.checked_claim(team)
    claims.edit(arabic, by=team.lead, language="ar", statement="arabic")
    factories.publish_checked(arabic, team)
    record.compute(timezone.now())
    return [factories.fact_check(make(team)) for make in made]
