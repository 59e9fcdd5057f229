"""What partners read under embargo: their own, with a key for it, kept by no cache, and what became of it."""

import pytest

from factcheck.workflow import embargoes, publishing
from tests import factories

from .test_openapi import check, document  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/embargoed"
ONE = f"{ADDRESS}/{{public_id}}"


@pytest.fixture
def team():
    return factories.Team()


@pytest.fixture
def key():
    return factories.partner_key(scopes=["embargoed"], partner="The Weekly")


@pytest.fixture
def ask(client, key):
    """Ask as the partner does, or with another key; expect the status, and return the JSON."""

    def send(path="", status=200, made=None):
        answer = client.get(f"{ADDRESS}{path}", headers={"Authorization": f"Bearer {(made or key).secret}"})
        assert answer.status_code == status, answer.content
        assert answer["Cache-Control"] == "private, no-store"
        assert "Authorization" in answer["Vary"]
        return answer.json()

    return send


def share(team, claim):
    return embargoes.share(claim, by=team.publisher, partner="The Weekly", note="Ring us.")


def test_it_is_read_as_it_will_be_published(ask, team, key, client, document):  # noqa: F811
    claim = factories.approved_claim(team)
    shared = share(team, claim)
    [listed] = ask()["results"]
    assert (listed["id"], listed["content"]) == (shared.public_id, None)
    found = ask(f"/{shared.public_id}")
    check(found, document, ONE)
    publishing.publish(claim, by=team.publisher)
    out = client.get(f"/api/v1/fact-checks/{factories.fact_check(claim).public_id}?include=evidence").json()
    for part in ("verdict", "topics", "evidence", "language"):
        assert found["content"][part] == out[part]
    assert found["content"]["claim"]["statement"] == out["claim"]["statement"]
    [edition] = client.get(f"/api/v1/fact-checks/{out['id']}/editions").json()["results"]
    assert (edition["digest"], edition["signed_content"]) == (found["digest"], found["signed_content"])
    after = ask(f"/{shared.public_id}")
    assert (after["state"], after["fact_check"], after["content"]) == ("published", out["id"], None)


def test_the_list_is_paged_in_a_fixed_number_of_queries(
    ask,
    team,
    key,
    document,  # noqa: F811
    django_assert_num_queries,
):
    made = [share(team, factories.approved_claim(team)).public_id for _ in range(3)]
    ask()  # the key is noted as used once a minute
    with django_assert_num_queries(3):
        first = ask("?page_size=2")
    check(first, document, ADDRESS)
    rest = ask(first["next"].partition(ADDRESS)[2])
    assert [row["id"] for row in first["results"] + rest["results"]] == made[::-1]
    assert rest["next"] is None
    assert ask("?state=published", 400)["errors"][0]["parameter"] == "state"


def test_others_find_nothing_there(ask, team, key, client):
    shared = share(team, factories.approved_claim(team))
    other = factories.partner_key(scopes=["embargoed"], partner="The Daily")
    assert ask(made=other)["results"] == []
    ask(f"/{shared.public_id}", 404, made=other)
    ask(f"/{shared.public_id}", 403, made=factories.partner_key(scopes=["read"], partner="The Weekly"))
    for path in ("", f"/{shared.public_id}"):
        assert client.get(f"{ADDRESS}{path}").status_code == 401


def test_no_public_answer_speaks_of_it(team, key, client):
    claim = factories.approved_claim(team)
    share(team, claim)
    for path in ("/api/v1/fact-checks", "/api/v1/changes", "/fact-checks/", "/"):
        assert claim.statement not in client.get(path).content.decode()
