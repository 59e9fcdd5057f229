"""Hostile words in every field of a claim: shown as what they are, and run nowhere."""

import csv
import io
import json
import re
from datetime import date

import feedparser
import pytest

from factcheck.models import Evidence, Topic
from factcheck.workflow import asking, checking, claims, exports, record, splitting
from tests import factories

SCRIPT = "</script><script>alert('%s')</script><img src=x onerror=alert(1)>"
WORDS = {
    "script": SCRIPT,
    "closer": "%s\u2028]]>--><!-- {{ x }} {%% y %%} ${1} &lt;b&gt; \u0085",
    "bidi": "\u202e%s\u2066\u2067\u202d abc",
    "accents": "%s a" + "\u0301" * 10_000,
    "formula": '=HYPERLINK("https://x.example?%s","y")',
}
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
MACHINES = ("/feeds/atom.xml", "/feeds/rss.xml", "/feeds/corrections.xml")


def cut(words, most):
    return words[:most]


def hostile(team, kind):
    """A published claim with these words wherever a person may type."""

    def say(field, most=5000):
        return cut(WORDS[kind] % field, most)

    source = factories.source(say("source", 200), description=say("description", 300))
    article = factories.article(team.lead, title=say("title", 300), byline=say("byline", 200), outlet=source)
    quote = "Microsoft pivoted to Azure in 2014"
    claim = factories.opened(splitting.mark(article, by=team.lead, quote=quote), team)
    topic = Topic.objects.create(slug="hostile", name=say("topic", 80))
    factories.papers(claim, team)
    claims.edit(claim, by=team.lead, statement=say("statement", 280), claimant=source, topics=[topic])
    for piece in Evidence.objects.filter(claim=claim):
        checking.change_evidence(
            piece,
            by=team.lead,
            passage=say("passage"),
            public_note=say("note"),
            locator=say("locator", 120),
        )
    checking.record_reply(
        claim,
        by=team.lead,
        outcome="answered",
        asked_on=date(2020, 6, 1),
        note=say("reply", 300),
        answer=say("answer"),
    )
    checking.write_verdict(
        claim, by=team.lead, summary=say("summary", 400), explanation=say("why"), uncertainty=say("unsure")
    )
    return factories.publish_checked(claim, team)


@pytest.fixture(params=WORDS)
def published(request, team):
    claim = hostile(team, request.param)
    factories.correct(claim, team, note=cut(WORDS[request.param] % "correction", 5000))
    note = cut(WORDS[request.param] % "outcome", 300)
    asking.record_outcome(
        claim, by=team.lead, party="claimant", asked_on=date(2020, 6, 1), result="waiting", note=note
    )
    return factories.fact_check(claim)


def test_it_is_shown_as_what_it_is_and_runs_nowhere(published, crawl, client):
    record.compute(published.updated_at)
    exports.write(published.updated_at)
    pages = crawl(f"/embed/{published.public_id}/", "/our-record/", "/fact-checks/?q=azure")
    assert {answer.status_code for answer in pages.values()} == {200}
    for address, answer in pages.items():
        if "html" not in answer.headers["Content-Type"]:
            continue
        page = answer.content.decode()
        assert "<script>alert" not in page, address
        assert "<img src=x" not in page, address
        for block in BLOCK.findall(page):
            json.loads(block)
    for address in MACHINES:
        assert not feedparser.parse(client.get(address).content).bozo, address
    for address in ("/our-record/data.csv", "/exports/fact-checks.csv"):
        table = csv.reader(io.StringIO(client.get(address).getvalue().decode(), newline=""))
        assert all(not cell.startswith(("=", "+", "@")) for line in table for cell in line), address
    for name in ("fact-checks", "claimreview"):
        [line] = client.get(f"/exports/{name}.ndjson").getvalue().decode().splitlines()
        assert json.loads(line)
    assert client.get(f"/cards/{published.public_id}/{published.number}.png").status_code == 200
    assert client.get("/sitemap.xml").status_code == 200
