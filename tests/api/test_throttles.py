"""How often one address may ask, and what it is told when it asked too often."""

import pytest

from factcheck.api.throttles import AddressThrottle
from factcheck.formats.networks import fingerprint

RATINGS = "/api/v1/ratings"


@pytest.fixture(autouse=True)
def _three_a_minute(db, settings, monkeypatch):
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": {"anonymous": "3/minute"}}
    at(monkeypatch, 1000.0)


def at(monkeypatch, now: float) -> None:
    monkeypatch.setattr(AddressThrottle, "timer", staticmethod(lambda: now))


def ask(client, address: str = "192.0.2.1"):
    return client.get(RATINGS, REMOTE_ADDR=address)


def test_the_fourth_request_waits(client):
    assert [ask(client).status_code for _ in range(4)] == [200, 200, 200, 429]


def test_who_waits_is_told_how_long_and_may_go_on_then(client, monkeypatch):
    for _ in range(3):
        ask(client)
    refused = ask(client)
    assert refused.headers["Retry-After"] == "20"
    assert refused.json()["type"].endswith("/too-many-requests")
    at(monkeypatch, 1020.0)
    assert ask(client).status_code == 200


def test_every_answer_says_what_is_left(client):
    left = [ask(client).headers["RateLimit"] for _ in range(4)]
    assert left == [f'"anonymous";r={rest};t=20' for rest in (2, 1, 0, 0)]
    assert ask(client).headers["RateLimit-Policy"] == '"anonymous";q=3;w=60'


def test_one_address_does_not_spend_anothers_requests(client):
    for _ in range(4):
        ask(client)
    assert ask(client, "192.0.2.2").status_code == 200


def test_a_preflight_costs_nothing(client):
    for _ in range(5):
        assert client.options(RATINGS).status_code == 204
    assert ask(client).status_code == 200


def test_a_refused_request_counts(client):
    for _ in range(3):
        client.get(f"{RATINGS}?x=1", REMOTE_ADDR="192.0.2.1")
    assert ask(client).status_code == 429


def test_the_neighbours_of_one_ipv6_network_count_as_one():
    assert fingerprint("2001:db8:0:1::1") == fingerprint("2001:db8:0:1:ffff::2")
    assert fingerprint("2001:db8:0:1::1") != fingerprint("2001:db8:0:2::1")
    assert fingerprint("192.0.2.1") != fingerprint("192.0.2.2")
    assert fingerprint("::ffff:192.0.2.1") == fingerprint("192.0.2.1")


def test_the_cache_learns_no_address():
    assert "192.0.2.1" not in fingerprint("192.0.2.1")
    assert "unknown" not in fingerprint("unknown, 10.0.0.1")


def test_a_header_does_not_buy_more_requests_without_a_proxy(client):
    for number in range(4):
        answer = client.get(
            RATINGS, REMOTE_ADDR="192.0.2.1", headers={"X-Forwarded-For": f"198.51.100.{number}"}
        )
    assert answer.status_code == 429
