"""Partners look after their own webhooks: made, changed, tested, read, sent again; and see nobody else's."""

import json

import pytest
from rest_framework.exceptions import NotFound
from standardwebhooks.webhooks import Webhook

from factcheck.api.webhooks import plainly
from factcheck.models import Delivery, Event, WebhookEndpoint
from factcheck.workflow import deliveries
from factcheck.workflow import webhooks as dropping
from tests import factories
from tests.net.sites import site
from tests.workflow.posting import OK, answer, received

from .test_openapi import check, document  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/webhook-endpoints"
URL = "https://partner.example/hook?token=abc"


@pytest.fixture
def key():
    return factories.partner_key(scopes=["webhooks"], partner="The Weekly")


@pytest.fixture
def ask(client, key):
    """Ask as the partner does, or as another one; expect the status, and return the JSON."""

    def send(method, path="", body=None, status=200, made=None):
        headers = {"Authorization": f"Bearer {(made or key).secret}"}
        data = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
        answer = getattr(client, method)(f"{ADDRESS}{path}", **data, headers=headers)
        assert answer.status_code == status, answer.content
        assert answer["Cache-Control"] == "private, no-store"
        return answer.json() if answer.content else None

    return send


def test_what_somebody_drops_meanwhile_is_not_there(key):
    row = factories.webhook(key).endpoint
    WebhookEndpoint.objects.all().delete()
    with pytest.raises(NotFound), plainly():
        dropping.drop(row, by=key.key.acts_as)


@pytest.fixture
def mine(ask):
    return ask("post", "", {"url": URL, "types": ["fact_check.withdrawn"]}, status=201)


def test_an_endpoint_is_made_and_its_secret_told_once(ask, mine, settings, document):  # noqa: F811
    check(mine, document, ADDRESS, "201", "post")
    assert mine["secret"].startswith("whsec_")
    assert (mine["url"], mine["enabled"], mine["types"]) == (URL, True, ["fact_check.withdrawn"])
    page = ask("get")
    check(page, document, ADDRESS)
    assert page["results"] == [mine | {"secret": None}] == [ask("get", f"/{mine['id']}")]
    event = Event.objects.get(verb="make_webhook")
    assert "partner.example" in event.payload
    assert "token" not in event.payload


def test_it_is_changed_field_by_field_and_turned_off_and_on(ask, mine):
    one = f"/{mine['id']}"
    assert ask("patch", one, {"description": "For cards"})["description"] == "For cards"
    assert ask("patch", one, {"types": []})["types"] == []
    off = ask("patch", one, {"enabled": False})
    assert (off["enabled"], off["disabled_reason"]) == (False, "Turned off by its partner.")
    assert ask("post", f"{one}/enable")["enabled"]
    assert ask("patch", one, {})["url"] == URL


def test_it_is_deleted_with_its_log(ask, mine):
    one = f"/{mine['id']}"
    ask("post", f"{one}/test", status=202)
    ask("delete", one, status=204)
    ask("get", one, status=404)
    assert not Delivery.objects.exists()


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "url"),
        ({"url": "http://partner.example/"}, "url"),
        ({"url": "https://127.0.0.1/"}, "url"),
        ({"url": "https://u:p@partner.example/"}, "url"),
        ({"url": 5}, "url"),
        ({"url": URL, "types": ["fact_check.minor"]}, "types[0]"),
        ({"url": URL, "types": "fact_check.withdrawn"}, "types"),
        ({"url": URL, "about": "x"}, "about"),
        ({"url": URL, "description": "x\x00"}, "description"),
    ],
    ids=["empty", "http", "inside", "password", "number", "unknown type", "no list", "misspelt", "nul"],
)
def test_what_cannot_be_used_is_named(ask, body, field):
    told = ask("post", "", body, status=422)
    assert [each["parameter"] for each in told["errors"]] == [field]
    assert not WebhookEndpoint.objects.exists()


def test_enabled_is_true_or_false(ask, mine):
    for wrong in ("false", 0, None):
        ask("patch", f"/{mine['id']}", {"enabled": wrong}, status=422)


def test_nobody_sees_or_touches_what_is_anothers(ask, mine):
    other = factories.partner_key(scopes=["webhooks"])
    message = ask("post", f"/{mine['id']}/test", status=202)["id"]
    assert ask("get", made=other)["results"] == []
    one = f"/{mine['id']}"
    for method, path, body in (
        ("get", one, None),
        ("patch", one, {"enabled": False}),
        ("delete", one, None),
        ("post", f"{one}/enable", None),
        ("post", f"{one}/test", None),
        ("post", f"{one}/rotate-secret", {}),
        ("get", f"{one}/deliveries", None),
        ("post", f"{one}/deliveries/{message}/redeliver", None),
    ):
        ask(method, path, body, status=404, made=other)
    assert WebhookEndpoint.objects.get().enabled


def test_all_keys_of_a_partner_look_after_the_same(ask, mine):
    second = factories.partner_key(scopes=["webhooks"], partner="the weekly")
    assert ask("get", f"/{mine['id']}", made=second)["id"] == mine["id"]


def test_it_needs_a_key_with_the_scope(client, ask):
    assert client.get(ADDRESS).status_code == 401
    ask("get", status=403, made=factories.partner_key(scopes=["read"]))


def test_a_secret_is_replaced_and_both_sign_for_a_while(ask, mine, team):
    new = ask("post", f"/{mine['id']}/rotate-secret", {"overlap_hours": 1})
    assert new["secret"] not in (None, mine["secret"])
    assert new["old_secret_until"] is not None
    assert ask("post", f"/{mine['id']}/rotate-secret", {"overlap_hours": 0})["old_secret_until"] is None
    ask("post", f"/{mine['id']}/rotate-secret", {"overlap_hours": 169}, status=422)
    assert ask("post", f"/{mine['id']}/rotate-secret", {})["old_secret_until"] is not None


def test_a_test_is_sent_logged_and_sent_again(ask, mine, document):  # noqa: F811
    log = f"/{mine['id']}/deliveries"
    with site(answer("500 Oops", body=b"No."), OK) as at:
        WebhookEndpoint.objects.update(url=at.url())
        sent = ask("post", f"/{mine['id']}/test", status=202)
        check(sent, document, f"{ADDRESS}/{{public_id}}/test", "202", "post")
        assert ask("post", f"/{mine['id']}/test", status=202)["id"] == sent["id"]
        deliveries.send_due("worker", allow=at.allow())
        [row] = ask("get", log)["results"]
        assert (row["state"], row["last_status"], row["last_answer"]) == ("failed", 500, "No.")
        again = ask("post", f"{log}/{sent['id']}/redeliver", status=202)
        assert (again["state"], again["attempts"]) == ("waiting", 0)
        deliveries.send_due("worker", allow=at.allow())
        good = received(at)[-1]
    assert Webhook(mine["secret"]).verify(good.body, good.headers)["type"] == "webhook.test"
    page = ask("get", f"{log}?state=delivered")
    check(page, document, f"{ADDRESS}/{{public_id}}/deliveries")
    assert page["results"][0]["id"] == sent["id"]
    assert ask("get", f"{log}?state=waiting")["results"] == []


def test_the_log_is_paged_newest_first(ask, mine, team):
    for _ in range(3):
        factories.withdrawn_claim(team)
    first = ask("get", f"/{mine['id']}/deliveries?page_size=2")
    second = ask("get", "/" + first["next"].partition(f"{ADDRESS}/")[2])
    seqs = [row["seq"] for row in first["results"] + second["results"]]
    assert seqs == sorted(seqs, reverse=True)
    assert len(set(seqs)) == 3
    ask("get", f"/{mine['id']}/deliveries?state=lost", status=400)


def test_a_body_that_nobody_needs_is_not_read(ask):
    told = ask("post", "", {"url": URL, "description": "x" * 70_000}, status=413)
    assert told["detail"] == "Send at most 64 KB."
