"""Feeds, as a feed reader reads them."""

import json
from datetime import UTC, datetime, timedelta

import feedparser
import pytest
from django.utils import timezone

from factcheck.formats import feeds
from factcheck.models import FactCheck, Topic
from factcheck.workflow import claims, publishing
from tests import factories

ALL = ["/feeds/atom.xml", "/feeds/rss.xml"]
HOSTILE = "<b>A & B</b> \u202e\x0b]]>"


def entries(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    found = feedparser.parse(
        answer.content, response_headers={"content-type": answer.headers["Content-Type"]}
    )
    assert not found.bozo, found.get("bozo_exception")
    return found.entries


def addresses(check):
    topic = check.topics.first()
    return [
        *ALL,
        "/feeds/corrections.xml",
        *(f"{check.claimant.get_absolute_url()}{kind}" for kind in ("atom.xml", "rss.xml")),
        *(f"/topics/{topic.slug}/{kind}" for kind in ("atom.xml", "rss.xml") if topic),
    ]


def test_every_feed_is_well_formed_and_names_the_fact_check(client, corrected):
    for address in addresses(corrected):
        [entry] = entries(client, address)
        assert corrected.statement in entry.title, address
        assert entry.link.startswith(f"http://127.0.0.1:8000{corrected.get_absolute_url()}")


def test_the_id_is_for_ever_and_the_title_says_what_happened(client, team):
    claim = factories.published_claim(team)
    check = factories.fact_check(claim)
    seen = []

    def line():
        [entry] = entries(client, "/feeds/atom.xml")
        seen.append(entry.title)
        return entry.id

    first = line()
    factories.correct(claim, team)
    assert line() == first
    publishing.suspend(claim, by=team.publisher, note="Forged.")
    assert line() == first
    publishing.withdraw(claim, by=factories.person("publisher"), note="It rested on a forged record.")
    assert line() == first == f"tag:127.0.0.1,{check.published_at:%Y}:{check.public_id}"
    label = seen[0].partition(":")[0]
    assert seen[0] == f"{label}: {check.statement}"
    assert seen[1].startswith("Changed to ")
    assert seen[2:] == ["Under review", f"Withdrawn: {check.statement}"]


def test_a_withdrawal_leaves_the_feed_after_thirty_days(client, withdrawn):
    assert len(entries(client, "/feeds/rss.xml")) == 1
    FactCheck.objects.filter(pk=withdrawn.pk).update(withdrawn_at=timezone.now() - timedelta(days=31))
    assert entries(client, "/feeds/rss.xml") == []


@pytest.mark.parametrize("address", [*ALL, "/feeds/feed.json", "/feeds/corrections.xml"])
def test_a_second_visit_costs_nothing(client, corrected, address, django_assert_num_queries):
    factories.the_house()
    with django_assert_num_queries(2):
        first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "Last-Modified" in first.headers


def test_feedparser_is_told_that_nothing_changed(live_server, transactional_db):
    factories.fact_check(factories.published_claim(factories.Team()))
    address = f"{live_server.url}/feeds/atom.xml"
    first = feedparser.parse(address)
    assert (first.status, first.bozo, len(first.entries)) == (200, False, 1)
    assert feedparser.parse(address, etag=first.etag, modified=first.modified).status == 304


def test_hostile_words_are_words(client, team):
    claim = factories.checked_claim(team)
    claims.edit(claim, by=team.lead, statement=HOSTILE.replace("\x0b", ""))
    check = factories.fact_check(factories.publish_checked(claim, team))
    for address in ALL:
        [entry] = entries(client, address)
        assert check.statement in entry.title
        assert "<b>" not in entry.summary


def test_json_feed_says_what_the_fact_check_is_about(client, corrected):
    feed = json.loads(client.get("/feeds/feed.json").content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    [item] = feed["items"]
    assert item["_fact_check"]["claim"] == corrected.statement
    assert item["_fact_check"]["rating"] == corrected.rating
    assert feed["feed_url"] == "http://127.0.0.1:8000/feeds/feed.json"


@pytest.mark.parametrize("write", [feeds.atom, feeds.rss], ids=["atom", "rss"])
def test_an_empty_feed_says_the_same_at_each_visit(write):
    changed = datetime(2020, 6, 11, tzinfo=UTC)
    empty = feeds.Feed(
        "A\x0bDesk", "https://d.example/", "https://d.example/a", "en", "A\x0bDesk", changed, []
    )
    read = feedparser.parse(write(empty))
    assert not read.bozo
    assert read.feed.title == "ADesk"
    assert read.feed.updated_parsed[:3] == (2020, 6, 11)


@pytest.fixture
def three(team):
    """Fact-checks of one claimant, on one topic; the first of them is withdrawn."""
    topic = Topic.objects.create(slug="clouds", name="Clouds")
    drafts = [factories.checked_claim(team) for _ in range(3)]
    for claim in drafts:
        claims.edit(claim, by=team.lead, topics=[topic])
    first, *_ = made = [factories.publish_checked(claim, team) for claim in drafts]
    publishing.suspend(first, by=team.publisher, note="Forged.")
    publishing.withdraw(first, by=factories.person("publisher"), note="It rested on a forged record.")
    return [factories.fact_check(claim) for claim in made]


def test_a_part_has_its_newest_and_what_changed_last(client, three, django_assert_num_queries):
    factories.the_house()
    for page in ("/topics/clouds/", three[0].claimant.get_absolute_url()):
        with django_assert_num_queries(5):
            titles = [entry.title for entry in entries(client, f"{page}atom.xml")]
        assert (len(titles), titles[0]) == (3, f"Withdrawn: {three[0].statement}")


def test_a_part_leaves_out_what_is_not_of_it(client, three, corrected):
    assert corrected.public_id not in client.get("/topics/clouds/feed.json").content.decode()


def test_the_corrections_page_leads_to_its_feed(client, corrected):
    page = client.get("/corrections/").content.decode()
    assert 'href="http://127.0.0.1:8000/feeds/corrections.xml"' in page
    assert 'href="http://127.0.0.1:8000/feeds/corrections.json"' in page


def test_a_feed_has_no_parameters(client, db):
    assert client.get("/feeds/atom.xml?page=2").status_code == 400
    assert client.get("/topics/none/atom.xml").status_code == 404
