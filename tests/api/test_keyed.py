"""Reading with a key: more of it, private, refused when the key is none; and what a key says of itself."""

import pytest
from django.utils import timezone

from factcheck.workflow import partners
from tests import factories

pytestmark = pytest.mark.django_db
LIST, ME = "/api/v1/fact-checks", "/api/v1/me"


def bearer(made):
    return {"authorization": f"Bearer {made.secret}"}


def test_a_key_reads_more_often_and_into_no_shared_cache(live, client):
    stranger = client.get(LIST)
    keyed = client.get(LIST, headers=bearer(factories.partner_key(scopes=["read"])))
    assert stranger.json() == keyed.json()
    assert stranger["Cache-Control"] == "no-cache"
    assert keyed["Cache-Control"] == "private, no-cache"
    assert "Authorization" in stranger["Vary"]
    assert stranger["RateLimit-Policy"] == '"anonymous";q=120;w=60'
    assert keyed["RateLimit-Policy"] == '"partner";q=1200;w=60'


@pytest.mark.parametrize("sent", ["Bearer fck_live_nonsense", "Bearer", "Basic eDp5", "fck"])
def test_a_key_that_opens_nothing_is_never_taken_for_nobody(live, client, sent):
    for path in (LIST, f"{LIST}/{live.public_id}", "/api/v1/changes", "/api/v1/ratings", ME):
        answer = client.get(path, headers={"authorization": sent})
        assert answer.status_code == 401, path
        assert answer.json()["type"].endswith("/key-needed")
        assert "WWW-Authenticate" in answer


def test_a_key_for_other_things_does_not_read(live, client):
    answer = client.get(LIST, headers=bearer(factories.partner_key(scopes=["intake"])))
    assert answer.status_code == 403
    assert 'scope="read"' in answer["WWW-Authenticate"]


def test_a_revoked_key_is_closed_at_once(live, client):
    made = factories.partner_key(scopes=["read"])
    assert client.get(LIST, headers=bearer(made)).status_code == 200
    partners.revoke_key(made.key, by=factories.person("administrator"))
    assert client.get(LIST, headers=bearer(made)).status_code == 401


def test_two_keys_are_live_while_a_partner_changes_over(client):
    made = factories.partner_key(scopes=["read"], partner="The Example")
    new = partners.rotate_key(made.key, by=factories.person("administrator"))
    for each in (made, new):
        told = client.get(ME, headers=bearer(each)).json()
        assert (told["partner"], told["scopes"], told["others_live"]) == ("The Example", ["read"], 1)
    made.key.refresh_from_db()
    assert timezone.now() - made.key.last_used_at < timezone.timedelta(minutes=1)


def test_a_key_says_what_it_opens(client):
    told = client.get(ME, headers=bearer(factories.partner_key(scopes=["intake"])))
    assert told.json()["object"] == "key"
    assert told["Cache-Control"] == "private, no-cache"
    assert client.get(ME).status_code == 401


def test_a_house_may_ask_everybody_for_a_key(live, client, settings):
    settings.API_ANONYMOUS = False
    assert client.get(LIST).status_code == 401
    assert client.options(LIST).status_code == 204
    assert client.get(LIST, headers=bearer(factories.partner_key(scopes=["read"]))).status_code == 200


def test_a_keyed_answer_is_revalidated_by_its_holder(live, client):
    made = factories.partner_key(scopes=["read"])
    first = client.get(LIST, headers=bearer(made))
    again = client.get(LIST, headers=bearer(made) | {"if-none-match": first["ETag"]})
    assert (again.status_code, again["Cache-Control"]) == (304, "private, no-cache")
    assert "Authorization" in again["Vary"]
