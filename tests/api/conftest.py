"""What the tests of the API start from: a team that publishes, and a reader of JSON."""

import pytest

from tests import factories


@pytest.fixture
def team(db) -> factories.Team:
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
def withdrawn(team):
    """A fact-check that two people took back."""
    return factories.fact_check(factories.withdrawn_claim(team))


@pytest.fixture
def read(client):
    """Ask, expect the status, and return the JSON."""

    def ask(address: str, status: int = 200, **headers: str) -> dict:
        answer = client.get(address, headers=headers)
        assert answer.status_code == status, answer.content
        return answer.json()

    return ask
