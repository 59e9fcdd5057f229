"""A house to look at in a browser."""

import pytest

from tests import factories


@pytest.fixture
def house(transactional_db):
    """A house with a corrected, a live and a withdrawn fact-check."""
    team = factories.Team()
    made = (factories.corrected_claim, factories.published_claim, factories.withdrawn_claim)
    return [factories.fact_check(make(team)) for make in made]
