"""Every kind of page against the HTML standard, by the checker of the W3C: no error, its style included."""

import json
import re

import pytest

from tests.checkers import checker, said

KINDS = {"text/html": "html", "text/css": "css", "image/svg+xml": "svg"}


@pytest.fixture
def pages(crawl, corrected, withdrawn, suspended, tmp_path):
    """Every page that a link leads to, and those that say no, as files named by their addresses."""
    hidden = [withdrawn.get_absolute_url(), suspended.get_absolute_url()]
    for address, answer in crawl(*hidden, "/nothing/", "/fact-checks/?page=x").items():
        ending = KINDS.get(answer.headers["Content-Type"].split(";")[0])
        if ending:
            name = re.sub(r"\W+", "-", address).strip("-") or "front"
            (tmp_path / f"{name}.{ending}").write_bytes(answer.content)
    return tmp_path


def test_every_page_keeps_to_the_standard(pages):
    vnu = checker("java", "vnu-jar", "build", "dist", "vnu.jar")
    answer = said([*vnu, "--errors-only", "--also-check-css", "--format", "json", str(pages)])
    assert len(list(pages.glob("*.html"))) > 15
    faults = json.loads(answer.stderr)["messages"]
    assert [f"{each['url'].rpartition('/')[2]}: {each['message']}" for each in faults] == []
