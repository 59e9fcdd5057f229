"""What the tests of the readers' pages start from: published, corrected and hidden fact-checks."""

import re

import pytest

from tests import factories

LINK = re.compile(r'href="(/(?!static/)[^"#]*)')


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
def suspended(team):
    """A fact-check that one person hid."""
    return factories.fact_check(factories.suspended_claim(team))


@pytest.fixture
def withdrawn(team):
    """A fact-check that two people took back."""
    return factories.fact_check(factories.withdrawn_claim(team))


@pytest.fixture
def read(client):
    """Ask, expect the status, and return the page."""

    def ask(address: str, status: int = 200, **headers: str) -> str:
        answer = client.get(address, headers=headers)
        assert answer.status_code == status, (address, answer.status_code)
        return answer.content.decode()

    return ask


@pytest.fixture
def crawl(client):
    """Follow every link from the front page; return each answer by its address."""

    def follow(*starts: str) -> dict:
        answers, waiting = {}, ["/", *starts]
        while waiting:
            address = waiting.pop()
            if address not in answers:
                answers[address] = client.get(address)
                if "html" in answers[address].headers["Content-Type"]:
                    waiting += LINK.findall(answers[address].content.decode())
        return answers

    return follow
