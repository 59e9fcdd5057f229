"""Whoever pages while the newsroom publishes, corrects and withdraws ends with the truth."""

import pytest

from factcheck.models import FactCheck
from factcheck.workflow import publishing
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]  # that two commit at once is tested on PostgreSQL
LIST, CHANGES = "/api/v1/fact-checks", "/api/v1/changes"
PUBLISHED, ACTS = 61, 200


def a_busy_day(team):
    """Two hundred acts, a pause after each: claims published, every second corrected, all but six hidden,
    of which every second is withdrawn and the others are back.
    """
    done, other = [], factories.person("publisher")
    for number in range(PUBLISHED):
        done.append(factories.published_claim(team))
        yield
        if number % 2:
            factories.correct(done[number // 2], team)
            yield
        if number >= 6:
            yield from hide(done[number - 6], team, other, back=number % 2 == 0)


def hide(claim, team, other, *, back):
    publishing.suspend(claim, by=team.publisher, note="Forged.")
    yield
    settle = publishing.reinstate if back else publishing.withdraw
    settle(claim, by=other, note="We looked at the document again.")
    yield


def by_changes(ask):
    """One page of changes at a time, and what each fact-check says then."""
    copy, after, address = {}, 0, None
    while True:
        page = ask(address or f"{CHANGES}?after={after}&page_size=3")
        for change in page["results"]:
            after = change["seq"]
            put(copy, ask(f"{LIST}/{change['fact_check']}"))
        address = page["next"]
        yield copy, address is not None


def by_time(ask):
    """One page at a time of what has changed since the last time."""
    copy, since, address = {}, "2000-01-01T00:00:00Z", None
    while True:
        page = ask(address or f"{LIST}?updated_since={since}&include_withdrawn=true&page_size=3")
        for found in page["results"]:
            put(copy, found)
            since = max(since, found["updated_at"])
        address = page["next"]
        yield copy, address is not None


def once_more(follower):
    """What a client has that reads on to the end, and once more from there."""
    for _ in range(2):
        while (answer := next(follower))[1]:
            pass
    return answer[0]


def put(copy, found):
    verdict = found["verdict"] and found["verdict"]["label"]
    copy[found["id"]] = (found["status"], found["version"], verdict, len(found["corrections"]))


def truth():
    rows = FactCheck.objects.all()
    return {
        row.public_id: (
            row.status,
            row.number,
            row.label or None,
            row.corrections.count() if row.is_live else 0,
        )
        for row in rows
    }


def test_a_client_that_pages_while_the_newsroom_works_ends_with_the_truth(team, client, settings):
    rates = {"anonymous": "1000000/minute", "partner": "1000000/minute"}
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": rates}

    def ask(address):
        answer = client.get(address.removeprefix(settings.SITE_URL))
        assert answer.status_code == 200, answer.content
        return answer.json()

    followers = [by_changes(ask), by_time(ask)]
    acts = 0
    for acts, _ in enumerate(a_busy_day(team), start=1):
        for follower in followers if acts % 3 == 0 else []:  # they lag behind, and page
            next(follower)
    assert acts >= ACTS
    ends = [once_more(follower) for follower in followers]
    now = truth()
    assert len(now) == PUBLISHED
    assert {status for status, *_rest in now.values()} == {"live", "withdrawn"}
    assert ends == [now, now]
