"""Articles sent in with a key: taken onto the desk once, refused in words, and never by a stranger."""

import json

import pytest

from factcheck.api import intake_serializers
from factcheck.models import Article, Claim, Event, PartnerKey, Push, Source
from factcheck.workflow import partners
from tests import factories

from .test_openapi import check
from .test_problems import told

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/articles"
STRANGE = "fck_live_strange"
BODY = {"title": "Prices", "text": "Prices rose by 12 per cent in 2019.\n\nThe minister said taxes fell."}


@pytest.fixture
def key():
    return factories.partner_key(partner="The Weekly")


@pytest.fixture
def send(client, key):
    """Send a body as the partner does."""

    def post(body=None, name="one", secret=None, **headers):
        headers = {"Authorization": f"Bearer {secret or key.secret}", "Idempotency-Key": name} | headers
        body = body if isinstance(body, bytes) else json.dumps(BODY if body is None else body)
        return client.post(ADDRESS, body, content_type="application/json", headers=headers)

    return post


def test_an_article_is_on_the_desk_with_its_claims(send, settings):
    answer = send(
        BODY | {"outlet": "The Weekly", "url": "https://weekly.example/1", "published_on": "2020-06-11"}
    )
    article = Article.objects.get()
    assert answer.status_code == 201
    assert answer.headers["Location"] == f"{settings.SITE_URL}/admin/factcheck/article/{article.pk}/change/"
    assert (article.title, str(article.outlet), str(article.published_on)) == (
        "Prices",
        "The Weekly",
        "2020-06-11",
    )
    assert article.texts.get().text == BODY["text"]
    assert answer.json()["suggestions"] == Claim.objects.in_status("suggested").count() > 0


def test_the_log_says_who_acted_and_with_which_key(send, key):
    send()
    event = Event.objects.get(verb="push")
    assert event.by.username == "desk"
    assert json.loads(event.payload)["changes"] == {
        "partner": [None, "The Weekly"],
        "key": [None, key.key.prefix],
    }


def test_a_key_acts_in_the_name_of_its_person(send):
    person = factories.person("contributor")
    send(secret=factories.partner_key(acts_as=person).secret)
    assert Article.objects.get().received_by == person


def test_the_same_request_again_is_answered_as_the_first_time(send):
    first, again = send(), send()
    assert (again.status_code, again.json()) == (201, first.json())
    assert (Article.objects.count(), Push.objects.count()) == (1, 1)


def test_quotation_marks_round_the_idempotency_key_are_the_drafts_and_not_its_name(send):
    assert send(name='"one"').json() == send(name="one").json()
    assert Push.objects.get().idempotency_key == "one"


def test_another_body_under_the_same_idempotency_key_is_refused(send):
    send()
    assert told(send(BODY | {"title": "Other"}), 409)["type"].endswith("/idempotency-key-reused")
    assert Article.objects.get().title == "Prices"


@pytest.mark.parametrize("name", ["", '""', "a b", "ü", "x" * 256])
def test_every_article_needs_an_idempotency_key(send, name):
    problem = told(send(name=name), 400)
    assert problem["errors"][0]["parameter"] == "Idempotency-Key"
    assert not Article.objects.exists()


def test_two_partners_may_use_the_same_idempotency_key(send):
    other = factories.partner_key().secret
    assert [send().status_code, send(BODY | {"text": "Other words."}, secret=other).status_code] == [201, 201]


@pytest.mark.parametrize(
    "again",
    [{"title": "Another title"}, {"text": "It is another text now.", "url": "https://weekly.example/1"}],
    ids=["a text", "an address"],
)
def test_what_the_desk_has_already_is_answered_and_not_changed(send, again):
    first = send(BODY | {"url": "https://weekly.example/1"})
    answer = send(BODY | again, name="two")
    assert answer.status_code == 200
    assert answer.json() == first.json() | {"new": False}
    assert (Article.objects.count(), Article.objects.get().title) == (1, "Prices")
    assert send(BODY | again, name="two").status_code == 200


def test_of_what_came_from_elsewhere_a_partner_hears_what_they_have_sent(send):
    send(BODY | {"url": "https://weekly.example/1"})
    stranger = factories.partner_key(partner="Another partner").secret
    sent = {"text": "It is another text.", "url": "https://weekly.example/1", "title": "Ours"}
    answer = send(sent, secret=stranger).json()
    assert (answer["new"], answer["title"], answer["suggestions"]) == (False, "Ours", None)


def test_html_arrives_as_its_words(send):
    send({"html": "<h1>Prices</h1><p>They rose by <b>12&nbsp;%</b>.</p><script>alert(1)</script>"})
    assert Article.objects.get().texts.get().text == "Prices\n\nThey rose by 12\xa0%."


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "a\x00b"}, "text"),
        ({"html": "<p>Both.</p>"}, "text"),
        ({"texts": "misspelt"}, "texts"),
        ({"title": "x" * 301}, "title"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"published_on": "last week"}, "published_on"),
        ({"kind": "rumour"}, "kind"),
        ({"rights": "all"}, "rights"),
        ({"language": "english"}, "language"),
        ({"byline": ["A", "B"]}, "byline"),
        ({"outlet": "x" * 201}, "outlet"),
        ({"text": "a " * 1_100_000}, "text"),
    ],
)
def test_a_wrong_field_is_named_and_the_idempotency_key_stays_free(send, wrong, field):
    problem = told(send(BODY | wrong), 422)
    assert [error["parameter"] for error in problem["errors"]] == [field]
    assert problem["errors"][0]["detail"]
    assert not Article.objects.exists()
    assert send().status_code == 201


@pytest.mark.parametrize("body", [b"[]", b'"text"', b"1", b"null"])
def test_a_body_that_is_no_object_is_refused(send, body):
    told(send(body), 422)


def test_a_body_that_is_not_json_is_refused(send, client, key):
    assert told(send(b"{"), 400)["type"].endswith("/malformed-request")
    headers = {"Authorization": f"Bearer {key.secret}", "Idempotency-Key": "one"}
    told(client.post(ADDRESS, BODY, headers=headers), 415)


def test_a_body_that_is_too_large_is_refused_before_it_is_read(send):
    told(send(b'{"text": "' + b"a" * 11 * 1024 * 1024 + b'"}'), 413)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Bearer",
        "Bearer ",
        "Basic dTpw",
        "Bearer fck_live_x",
        f"Bearer fck_live_{'0' * 30}2C8GjS",
        "fck_live_x",
    ],
)
def test_a_stranger_is_refused_and_told_what_to_send(send, header):
    answer = send(Authorization=header)
    told(answer, 401)
    assert answer.headers["WWW-Authenticate"].startswith('Bearer realm="partners"')
    assert not Article.objects.exists()


def test_a_revoked_key_is_refused(send, key):
    partners.revoke_key(key.key, by=factories.person("administrator"))
    told(send(), 401)


def test_a_key_for_other_things_is_refused(send):
    answer = send(secret=factories.partner_key(scopes=["read"]).secret)
    told(answer, 403)
    assert 'scope="intake"' in answer.headers["WWW-Authenticate"]


def test_a_key_whose_person_may_not_take_articles_in_any_more_is_refused(send):
    person = factories.person("contributor")
    secret = factories.partner_key(acts_as=person).secret
    person.groups.clear()
    told(send(secret=secret), 403)


def test_a_key_in_the_address_is_no_key(client, key):
    told(client.post(f"{ADDRESS}?key={key.secret}", BODY, content_type="application/json"), 401)


def test_a_cookie_is_no_key(client):
    client.force_login(factories.person("editor"))
    told(client.post(ADDRESS, BODY, content_type="application/json"), 401)


def test_what_a_key_is_told_is_kept_by_nobody(send):
    for answer in (send(), send(secret=STRANGE), send({}), send(name="")):
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert "ETag" not in answer.headers


def test_a_key_has_its_own_allowance(send, settings):
    rates = {"anonymous": "1/minute", "partner": "2/minute"}
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": rates}
    assert [send().status_code for _ in range(3)] == [201, 201, 429]
    assert send().headers["RateLimit-Policy"] == '"partner";q=2;w=60'
    assert send(secret=factories.partner_key().secret).status_code == 200


def test_other_sites_may_not_call_it_from_a_browser(client):
    answer = client.options(
        ADDRESS, headers={"Origin": "https://a.example", "Access-Control-Request-Method": "POST"}
    )
    assert "POST" not in answer.headers.get("Access-Control-Allow-Methods", "")


def test_a_key_that_only_sends_does_not_read(send, client, key):
    told(client.get(ADDRESS, headers={"Authorization": f"Bearer {key.secret}"}), 403)


def test_what_is_older_than_two_days_is_forgotten(send):
    send()
    Push.objects.update(at="2020-01-01T00:00:00Z")
    send(BODY | {"text": "Other words."}, name="two")
    assert Push.objects.get().idempotency_key == "two"


def test_one_outlet_is_one_source(send):
    send(BODY | {"outlet": "The Weekly"})
    send({"text": "Other words.", "outlet": " The  Weekly "}, name="two")
    assert Source.objects.get().name == "The Weekly"


def test_the_answers_have_the_promised_shape(send, client):
    document = client.get("/api/openapi.json").json()
    check(send().json(), document, ADDRESS, "201", "post")
    check(send(name="two").json(), document, ADDRESS, "200", "post")
    check(send({}, name="three").json(), document, ADDRESS, "422", "post")
    check(send(secret=STRANGE).json(), document, ADDRESS, "401", "post")


def test_kinds_and_rights_are_those_of_the_desk():
    assert Article.Kind.values == intake_serializers.KINDS
    assert Article.Rights.values == intake_serializers.RIGHTS


def test_the_use_of_a_key_is_written_once_a_minute(send):
    send()
    used = PartnerKey.objects.get().last_used_at
    send()
    assert PartnerKey.objects.get().last_used_at == used
