"""What every answer of the API carries: conditions, openness, and no trace of the reader."""

import pytest

from tests import factories

LIST = "/api/v1/fact-checks"


@pytest.fixture(params=["", "/detail", "/editions"])
def address(request, live) -> str:
    ends = {"": "", "/detail": f"/{live.public_id}", "/editions": f"/{live.public_id}/editions"}
    return f"{LIST}{ends[request.param]}"


def test_what_a_partner_has_already_is_not_sent_again(address, client):
    etag = client.get(address).headers["ETag"]
    assert etag.startswith('"')
    again = client.get(address, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == etag
    assert again.headers["Cache-Control"] == "no-cache"
    assert again.headers["Access-Control-Allow-Origin"] == "*"


def test_every_answer_says_how_much_may_still_be_asked(address, client):
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.headers["RateLimit-Policy"] == first.headers["RateLimit-Policy"]
    assert again.headers["RateLimit"] != first.headers["RateLimit"]
    assert "RateLimit" in client.get(f"{LIST}/fc_{'0' * 16}").headers


def test_another_answer_has_another_etag(live, client):
    one, full = (
        client.get(f"{LIST}/{live.public_id}"),
        client.get(f"{LIST}/{live.public_id}?include=evidence"),
    )
    assert one.headers["ETag"] != full.headers["ETag"]


def test_a_withdrawal_changes_the_etag(team, client):
    claim = factories.published_claim(team)
    address = f"{LIST}/{factories.fact_check(claim).public_id}"
    etag = client.get(address).headers["ETag"]
    factories.publishing.suspend(claim, by=team.publisher, note="A doubt.")
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200


def test_head_says_what_get_says_without_the_body(address, client):
    get, head = client.get(address), client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    for name in ("ETag", "Content-Type", "Cache-Control", "Content-Length"):
        assert head.headers[name] == get.headers[name]


def test_any_page_may_read_and_none_may_send_credentials(address, client):
    headers = client.get(address, headers={"Origin": "https://partner.example"}).headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in headers
    for name in ("ETag", "Link", "Retry-After", "X-Request-ID"):
        assert name in headers["Access-Control-Expose-Headers"]


def test_a_preflight_is_answered(address, client):
    asks = {"Origin": "https://partner.example", "Access-Control-Request-Method": "GET"}
    answer = client.options(address, headers=asks)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in answer.headers["Access-Control-Allow-Headers"]
    assert "POST" not in answer.headers["Allow"]


def test_no_cookie_is_set_and_none_is_read(address, client):
    client.cookies["session"] = "somebody"
    answer = client.get(address)
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_nothing_is_served_stale(address, client):
    assert client.get(address).headers["Cache-Control"] == "no-cache"


def test_the_rest_of_the_site_is_not_opened(db, client):
    assert "Access-Control-Allow-Origin" not in client.get("/healthz").headers
