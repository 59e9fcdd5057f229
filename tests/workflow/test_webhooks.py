"""Partners are told of changes: signed, again and again until they have it, and only where they may be."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from factcheck.models import Change, Delivery, Event, WebhookEndpoint
from factcheck.workflow import deliveries, outbox, partners, publishing, webhooks, worker
from tests import factories
from tests.net.sites import site
from tests.torture.onward import onward

from .posting import OK, answer, endpoint, now, received, send, send_all, the_endpoint, told, when_due

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _http_is_enough(settings):
    settings.DEBUG = True


@pytest.fixture
def at():
    with site(OK) as running:
        yield running


def test_a_receiver_that_fails_twice_sees_one_id_three_times(team):
    with site(answer("500 Oops"), answer("500 Oops", body=b"x" * 9000), OK) as at:
        endpoint(at)
        factories.published_claim(team)
        assert (send(at).state, send(at)) == ("waiting", None)
        second = send(at, when_due())
        assert (second.last_status, second.attempts, len(second.last_answer)) == (500, 2, 500)
        assert second.last_error.startswith("The endpoint answers 500.")
        assert the_endpoint().failing_since is not None
        assert send(at, when_due()).state == "delivered"
        seen = received(at)
    assert len({each.id for each in seen}) == 1
    assert seen[0].sent_at < seen[1].sent_at < seen[2].sent_at
    assert len({each.body for each in seen}) == 1
    assert the_endpoint().failing_since is None


def test_a_message_is_thin_and_says_which_change_it_is(at, team, settings):
    endpoint(at)
    check = factories.fact_check(factories.published_claim(team))
    send(at)
    [one] = received(at)
    change = Change.objects.get()
    assert one.event == {
        "type": "fact_check.published",
        "timestamp": f"{change.at:%Y-%m-%dT%H:%M:%SZ}",
        "data": {
            "id": check.public_id,
            "object": "fact_check",
            "status": "live",
            "version": 1,
            "seq": change.seq,
            "url": f"{settings.SITE_URL}{check.get_absolute_url()}",
        },
    }
    assert one.headers["content-type"] == "application/json; charset=utf-8"


def test_another_library_verifies_and_refuses_what_is_tampered_with_or_old(at, team):
    made = endpoint(at)
    factories.published_claim(team)
    send(at)
    factories.published_claim(team)
    send(at, now() - timedelta(minutes=9))
    assert len(received(at)) == 1, "nothing is sent before it happens"
    Delivery.objects.update(next_at=now() - timedelta(hours=1))
    send(at, now() - timedelta(minutes=9))
    good, old = received(at)
    checker = Webhook(made.secret)
    assert checker.verify(good.body, good.headers) == good.event
    for body, headers in (
        (good.body.replace(b"live", b"gone"), good.headers),
        (good.body, good.headers | {"webhook-id": "msg_other"}),
        (old.body, old.headers),
    ):
        with pytest.raises(WebhookVerificationError):
            checker.verify(body, headers)


def test_two_secrets_sign_while_one_takes_the_place_of_the_other(at, team):
    first = endpoint(at)
    second = webhooks.rotate(first.endpoint, by=team.editor)
    factories.published_claim(team)
    send(at)
    [both] = received(at)
    for secret in (first.secret, second.secret):
        assert Webhook(secret).verify(both.body, both.headers)
    WebhookEndpoint.objects.update(old_until=now())
    factories.published_claim(team)
    send(at)
    one = received(at)[-1]
    assert Webhook(second.secret).verify(one.body, one.headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(first.secret).verify(one.body, one.headers)


def test_a_secret_is_not_to_be_read_in_the_database_or_the_log(at, team):
    made = endpoint(at)
    webhooks.rotate(made.endpoint, by=team.editor)
    row = WebhookEndpoint.objects.values().get()
    assert made.secret.removeprefix("whsec_") not in str(row) + str(list(Event.objects.values()))
    assert "/hook" not in str(list(Event.objects.values()))


def test_a_secret_that_cannot_be_opened_stops_nothing_else(at, team):
    endpoint(at)
    WebhookEndpoint.objects.update(secret="gAAAA")  # noqa: S106 - the point of the test
    factories.published_claim(team)
    assert send(at).last_error == deliveries.BROKEN


def test_what_is_told_and_what_is_not(at, team):
    endpoint(at)
    claim = factories.corrected_claim(team)
    for _ in range(5):  # a minor edition
        onward(claim, team.publisher)
        claim.refresh_from_db()
    publishing.suspend(claim, by=team.publisher, note="Forged.")
    publishing.reinstate(claim, by=factories.person("publisher"), note="It was not.")
    kinds = list(Delivery.objects.order_by("id").values_list("type", flat=True))
    assert [kind.removeprefix("fact_check.") for kind in kinds] == [
        "published",
        "verdict_changed",
        "suspended",
        "reinstated",
    ]
    assert Change.objects.filter(kind="minor").exists()


def test_an_endpoint_is_told_of_what_it_asked_for(at, team):
    endpoint(at, types=["fact_check.withdrawn"])
    factories.withdrawn_claim(team)
    send_all(at)
    assert told(at) == ["withdrawn"]


def test_what_is_not_committed_is_not_told(at, team):
    endpoint(at)
    claim = factories.approved_claim(team)
    with transaction.atomic():
        publishing.publish(claim, by=team.publisher)
        assert Delivery.objects.exists()
        transaction.set_rollback(True)
    assert not Delivery.objects.exists()


def test_publishing_asks_two_questions_more_however_many_endpoints_there_are(at, team):
    def queries(claim):
        with CaptureQueriesContext(connection) as seen:
            publishing.publish(claim, by=team.publisher)
        assert not any("SAVEPOINT" in each["sql"] for each in seen if "delivery" in each["sql"])
        return len([each for each in seen if "webhook" in each["sql"] or "delivery" in each["sql"]])

    claims = [factories.approved_claim(team) for _ in range(3)]
    assert queries(claims[0]) == 1
    key = endpoint(at).endpoint.made_with
    assert queries(claims[1]) == 2
    for number in range(5):
        webhooks.make(key, by=team.editor, url=at.url(f"/{number}"), allow=at.allow())
    assert queries(claims[2]) == 2
    assert Delivery.objects.count() == 7


def test_a_test_is_sent_once_even_to_an_endpoint_that_is_off(at, team):
    made = endpoint(at)
    webhooks.disable(made.endpoint, by=team.editor, reason="Off.")
    webhooks.test(made.endpoint)
    assert send(at).state == "delivered"
    assert received(at)[0].event["type"] == "webhook.test"
    with site(answer("500 Oops")) as failing:
        WebhookEndpoint.objects.update(url=failing.url())
        webhooks.test(made.endpoint)
        assert send(failing).state == "failed"


def test_something_that_arrived_is_sent_again_under_its_id(at, team):
    endpoint(at)
    factories.published_claim(team)
    row = send(at)
    webhooks.redeliver(row)
    assert send(at).state == "delivered"
    first, again = received(at)
    assert (first.id, first.body) == (again.id, again.body)


def test_a_revoked_key_ends_what_its_partner_is_told(at, team):
    keeper = factories.person("administrator")
    made = factories.partner_key(scopes=["read", "webhooks"])
    endpoint(at, made)
    new = partners.rotate_key(made.key, by=keeper)
    partners.revoke_key(made.key, by=keeper)
    assert the_endpoint().enabled, "the other key is live"
    partners.revoke_key(new.key, by=keeper)
    assert not the_endpoint().enabled


def test_old_messages_are_forgotten_and_nothing_is_kept_for_who_is_long_off(at, team):
    made = endpoint(at)
    factories.published_claim(team)
    assert deliveries.forget(now() + timedelta(days=29)) == 0
    assert deliveries.forget(now() + timedelta(days=31)) == 1
    WebhookEndpoint.objects.filter(pk=made.endpoint.pk).update(
        disabled_at=now() - outbox.KEPT, disabled_reason="Off."
    )
    factories.published_claim(team)
    assert not Delivery.objects.exists()


def test_a_partner_has_so_many_endpoints_and_no_more(at):
    key = endpoint(at).endpoint.made_with
    for number in range(webhooks.MOST - 1):
        webhooks.make(key, by=key.acts_as, url=at.url(f"/{number}"), allow=at.allow())
    with pytest.raises(ValidationError):
        webhooks.make(key, by=key.acts_as, url=at.url(), allow=at.allow())


def test_a_house_without_a_worker_is_told_that_partners_wait(at, team):
    endpoint(at)
    factories.published_claim(team)
    assert worker.missing_worker()
