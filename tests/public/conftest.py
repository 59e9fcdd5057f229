"""What the tests of the readers' pages start from: published, corrected and hidden fact-checks."""

import re

import pytest
from django.http import HttpResponse

LINK = re.compile(r'href="(/(?!static/)[^"#]*)')


@pytest.fixture
def read(client):
    """Ask, expect the status, and return the page."""

    def ask(address: str, status: int = 200, **headers: str) -> str:
        answer = client.get(address, headers=headers)
        assert answer.status_code == status, (address, answer.status_code)
        return answer.content.decode()

    return ask


def whole(answer):
    """A file that comes in pieces, in one; what is packed says what its whole file says."""
    if not answer.streaming:
        return answer
    words = answer.getvalue()
    return HttpResponse(
        b"" if answer["Content-Type"] == "application/gzip" else words, headers=answer.headers
    )


@pytest.fixture
def crawl(client):
    """Follow every link from the front page; return each answer by its address."""

    def follow(*starts: str) -> dict:
        answers, waiting = {}, ["/", *starts]
        while waiting:
            address = waiting.pop()
            if address not in answers:
                answers[address] = whole(client.get(address))
                if "html" in answers[address].headers["Content-Type"]:
                    waiting += LINK.findall(answers[address].content.decode())
        return answers

    return follow
