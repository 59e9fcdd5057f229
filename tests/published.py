"""Fact-checks at every stage of their public life, for the tests of pages and API."""

import pytest

from tests import factories


@pytest.fixture
def team(db) -> factories.Team:
    """The people of a claim."""
    return factories.Team()


@pytest.fixture
def live(team):
    """A fact-check that readers see."""
    return factories.fact_check(factories.published_claim(team))


@pytest.fixture
def corrected(team):
    """A fact-check whose verdict changed with its second edition."""
    return factories.fact_check(factories.corrected_claim(team))


@pytest.fixture
def suspended(team):
    """A fact-check that one person hid."""
    return factories.fact_check(factories.suspended_claim(team))


@pytest.fixture
def withdrawn(team):
    """A fact-check that two people took back."""
    return factories.fact_check(factories.withdrawn_claim(team))
