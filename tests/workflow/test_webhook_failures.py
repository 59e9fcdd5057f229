"""Receivers that fail, move, hang and lie: tried again, left alone, and let go of when nobody answers."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from factcheck.models import Delivery, Event, Notice, WebhookEndpoint
from factcheck.workflow import deliveries, webhooks
from tests import factories
from tests.net.sites import QUICK, Canary, calls, leading_to, site

from .posting import OK, answer, endpoint, now, received, send, send_all, the_endpoint, told

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _http_is_enough(settings):
    settings.DEBUG = True


@pytest.fixture
def at():
    with site(OK) as running:
        yield running


def test_410_turns_an_endpoint_off_at_once_and_administrators_are_told(team):
    keeper = factories.person("administrator")
    with site(answer("410 Gone"), OK) as at:
        made = endpoint(at)
        factories.published_claim(team)
        send(at)
        assert the_endpoint().disabled_reason == deliveries.GONE
        assert Notice.objects.get(user=keeper, kind="webhook").words.startswith(made.endpoint.partner)
        factories.published_claim(team)
        assert send(at, now() + timedelta(days=1)) is None
        webhooks.enable(the_endpoint(), by=keeper)
        assert [row.state for row in send_all(at)] == ["delivered"] * 2
        assert len(received(at)) == 3


def test_five_days_of_nothing_but_failures_turn_it_off_and_the_backlog_waits(team):
    with site(answer("500 Oops")) as at:
        endpoint(at)
        factories.published_claim(team)
        send(at)
        began = the_endpoint().failing_since
        send(at, began + timedelta(days=6))
        assert the_endpoint().enabled, "two failures with a week of silence between"
        Delivery.objects.update(attempts=deliveries.OFTEN, next_at=began)
        send(at, began + timedelta(days=4, hours=23))
        assert the_endpoint().enabled
        factories.published_claim(team)
        Delivery.objects.update(next_at=began)
        send_all(at, began + timedelta(days=5, hours=11))
        assert the_endpoint().disabled_reason.startswith("Nothing but failures for five days")
    assert Event.objects.get(verb="disable_webhook").by.username == "desk"
    with site(OK) as at:
        webhooks.change(the_endpoint(), by=team.editor, url=at.url(), enabled=True, allow=at.allow())
        send_all(at)
        assert told(at) == ["published"] * 2
    assert the_endpoint().failing_since is None


def test_a_message_that_alone_fails_is_given_up_and_holds_nothing_up(team):
    with site(answer("500 Oops")) as at:
        endpoint(at)
        factories.published_claim(team)
        Delivery.objects.update(attempts=len(deliveries.PAUSES))
        later = now() + timedelta(minutes=1)
        WebhookEndpoint.objects.update(failing_since=later)
        assert send(at, later).state == "failed"


@pytest.mark.parametrize("status", ["429 Slower", "503 Later"])
def test_a_receiver_that_asks_for_a_pause_has_it(team, status):
    with site(answer(status, "Retry-After: 7200"), OK) as at:
        endpoint(at)
        factories.published_claim(team)
        began = now()
        send(at, began)
        factories.withdrawn_claim(team)
        assert send(at, began + timedelta(seconds=7199)) is None
        assert send_all(at, began + timedelta(hours=2, minutes=13))
        assert received(at)[1].event["type"] == "fact_check.withdrawn"


def test_how_long_is_waited_is_read_as_seconds_or_a_date():
    at = now().replace(microsecond=0)
    read = {said: deliveries.retry_after(said, at) for said in ("120", "", "soon", "9" * 40, "-5")}
    assert list(read.values()) == [timedelta(minutes=2), None, None, deliveries.LONGEST_WAIT, None]
    for beyond in ("Fri, 27 Nov 99999999999 10:00:00 GMT", f"Fri, 27 Nov 2026 10:00:00 +{'9' * 30}"):
        assert deliveries.retry_after(beyond, at) is None
    date = f"{at + timedelta(minutes=3):%a, %d %b %Y %H:%M:%S} GMT"
    assert deliveries.retry_after(date, at) == timedelta(minutes=3)


def test_no_answer_ends_the_worker(team, monkeypatch):
    def unforeseen(said, now):
        raise OverflowError("an answer that nobody thought of")

    monkeypatch.setattr(deliveries, "retry_after", unforeseen)
    with site(answer("503 Later")) as at:
        endpoint(at)
        factories.published_claim(team)
        row = send(at)
    assert (row.state, row.last_error) == ("waiting", deliveries.BROKEN)


def test_a_redirect_is_not_followed(team):
    canary = Canary("127.0.0.1")
    with site(leading_to(f"http://127.0.0.1:{canary.port}/", "307 Elsewhere")) as at:
        endpoint(at)
        factories.published_claim(team)
        row = send(at)
    assert canary.visits() == 0
    assert (row.last_status, row.state) == (307, "waiting")
    assert "Redirects are not followed" in row.last_error
    canary.listener.close()


def test_an_address_inside_is_never_called(team):
    factories.webhook(url="https://0x7f000001/")
    factories.published_claim(team)
    with calls() as called:
        row = deliveries.send_next("worker")
    assert called == []
    assert row.last_error == "This address does not lead to the public internet."
    for url in ("https://127.0.0.1/", "https://[::1]/", "https://10.0.0.8/x", "https://169.254.169.254/"):
        with pytest.raises(ValidationError):
            factories.webhook(url=url)


@pytest.mark.parametrize(
    "url",
    ["http://partner.example/", "ftp://x.example/", "https://u:p@x.example/", "https://x.example:8443/", "x"],
)
def test_only_public_https_addresses_are_taken(db, settings, url):
    settings.DEBUG = False
    with pytest.raises(ValidationError) as refusal:
        factories.webhook(url=url)
    assert list(refusal.value.message_dict) == ["url"]


def test_a_receiver_that_does_not_answer_in_time_is_left_alone_for_a_while(team):
    def slow(site, request):
        while site.drip():
            yield b""

    with site(slow) as at:
        endpoint(at)
        factories.published_claim(team)
        row = send(at, limits=QUICK)
        assert (row.last_status, row.state) == (None, "waiting")
        assert "takes longer than" in row.last_error
        factories.published_claim(team)
        assert send(at) is None
        assert the_endpoint().rests_until is not None


def test_a_long_or_broken_answer_is_an_answer_all_the_same(team):
    cut = b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n\x00\xff" + b"y" * 3000
    with site(cut) as at:
        endpoint(at)
        factories.published_claim(team)
        row = send(at)
    assert row.state == "delivered"
    assert len(row.last_answer) == 500
