"""What the tests of the API start from: a team that publishes, and a reader of JSON."""

import pytest


@pytest.fixture
def read(client):
    """Ask, expect the status, and return the JSON."""

    def ask(address: str, status: int = 200, **headers: str) -> dict:
        answer = client.get(address, headers=headers)
        assert answer.status_code == status, answer.content
        return answer.json()

    return ask
