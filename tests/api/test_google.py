"""claims:search answers as Google's Fact Check Tools API does."""

import pytest

from factcheck.workflow import publishing
from tests import factories, translations

pytestmark = pytest.mark.django_db
SEARCH = "/v1alpha1/claims:search"


def test_a_claim_with_its_review(live, read):
    factories.the_house(name="The House")
    [claim] = read(f"{SEARCH}?query=azure")["claims"]
    assert claim["text"] == "Microsoft pivoted to Azure in 2014"
    assert claim["claimant"] == "Microsoft"
    [review] = claim["claimReview"]
    assert review["url"].endswith(live.get_absolute_url())
    assert review["textualRating"] == live.label
    assert review["publisher"]["name"] == "The House"
    assert "claimDate" not in claim, "what is unknown is left out"


def test_nothing_found_is_an_empty_object(live, read):
    assert read(f"{SEARCH}?query=bananas") == {}
    assert read(f"{SEARCH}?query=azure&reviewPublisherSiteFilter=another.example") == {}
    assert read(f"{SEARCH}?query=azure&languageCode=fr") == {}


def test_what_is_hidden_is_gone(team, live, read):
    claim = factories.Claim.objects.get(pk=live.claim_id)
    publishing.suspend(claim, by=team.publisher, note="Forged.")
    assert read(f"{SEARCH}?query=azure") == {}


def test_a_language_finds_its_translation(team, read):
    spanish = translations.page(translations.published(team, factories.published_claim(team)))
    [claim] = read(f"{SEARCH}?query=azure&languageCode=es-MX")["claims"]
    assert claim["claimReview"][0]["languageCode"] == "es"
    assert claim["claimReview"][0]["url"].endswith(spanish.get_absolute_url())


def test_pages_follow_each_other_without_loss(team, read):
    pages = [factories.fact_check(factories.published_claim(team)) for _ in range(5)]
    found, token = [], ""
    for _ in range(3):
        answer = read(f"{SEARCH}?query=azure&pageSize=2{token}")
        found += [claim["claimReview"][0]["url"] for claim in answer["claims"]]
        token = f"&pageToken={answer.get('nextPageToken')}"
    assert "nextPageToken" not in answer
    assert [url.rpartition("/fact-checks/")[2][:-1] for url in found] == [page.slug for page in pages[::-1]]
    assert len(read(f"{SEARCH}?query=azure&offset=3")["claims"]) == 2
    assert len(read(f"{SEARCH}?query=azure&maxAgeDays=1")["claims"]) == 5
    refusal = read(f"{SEARCH}?query=microsoft{token.replace('None', 'x')}", status=400)
    assert refusal["error"]["status"] == "INVALID_ARGUMENT"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?query=",
        "?query=x&pageSize=-1",
        "?query=x&pageToken=forged",
        "?query=x&nonsense=1",
        "?query=x&reviewPublisherSiteFilter=%5B",
        "?pageSize=1",
    ],
)
def test_a_refusal_is_googles(live, read, query):
    error = read(f"{SEARCH}{query}", status=400)["error"]
    assert (error["code"], error["status"]) == (400, "INVALID_ARGUMENT")
    assert error["message"]


def test_a_key_in_the_address_is_taken_here_alone(live, client):
    made = factories.partner_key(scopes=["read"])
    answer = client.get(f"{SEARCH}?query=azure&key={made.secret}")
    assert '"partner"' in answer["RateLimit-Policy"]
    assert client.get(f"{SEARCH}?query=azure&key=AIzaSomeKeyOfGoogles").status_code == 200
    refused = client.get(f"{SEARCH}?query=azure&key=fck_live_nonsense")
    assert (refused.status_code, refused.json()["error"]["status"]) == (401, "UNAUTHENTICATED")
    assert client.get(f"/api/v1/fact-checks?key={made.secret}").status_code == 400
