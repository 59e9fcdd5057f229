"""The nodes that search engines and collectors read."""

import json

import pytest

from factcheck.formats import jsonld
from tests.formats.documents import appearance, content, document, verdict

HOUSE = jsonld.Publisher(
    "The Desk",
    "https://desk.example",
    "https://desk.example/logo.svg",
    policies={"corrections-policy": "https://desk.example/corrections-policy/"},
)
PAGE = "https://desk.example/fact-checks/it-has-been-so/"
UNKNOWN = {"quote": None, "claimant": None, "reported_by": None, "claimed_on": None, "appearances": []}


def review(**changes):
    return jsonld.claim_review(document(**changes), HOUSE, PAGE)


def test_a_review_says_what_was_claimed_and_what_we_found():
    node = review()
    assert node["@id"] == f"{PAGE}#claimreview"
    assert node["claimReviewed"] == "It has been so since 2014"
    assert node["itemReviewed"]["text"] == "It is so"
    assert node["itemReviewed"]["author"] == {
        "@type": "Person",
        "name": "A Speaker",
        "sameAs": ["https://people.example/1"],
    }
    assert node["reviewRating"]["alternateName"] == "Half true"


def test_a_rating_on_the_scale_carries_three_integers():
    rating = review()["reviewRating"]
    assert [rating[key] for key in ("ratingValue", "bestRating", "worstRating")] == [3, 5, 1]
    assert all(type(rating[key]) is int for key in ("ratingValue", "bestRating", "worstRating"))


def test_a_rating_beside_the_scale_carries_no_number_at_all():
    rating = review(verdict=verdict(value=None, label="Unproven"))["reviewRating"]
    assert set(rating) == {"@type", "alternateName", "ratingExplanation"}


def nothing_empty(node):
    if isinstance(node, dict):
        return all(value not in (None, "", [], {}) and nothing_empty(value) for value in node.values())
    return all(nothing_empty(item) for item in node) if isinstance(node, list) else True


def test_what_is_unknown_is_left_out():
    node = review(**UNKNOWN)
    assert nothing_empty(node)
    assert set(node["itemReviewed"]) == {"@type", "@id", "name"}


def test_the_first_appearance_stands_apart_from_the_further_ones():
    other = appearance(kind="outside", article=None, url="https://post.example/9")
    claim = review(further_appearances=[other])["itemReviewed"]
    assert claim["firstAppearance"]["url"] == "https://wire.example/report"
    assert claim["appearance"] == [{"@type": "CreativeWork", "url": "https://post.example/9"}]


def test_two_quotes_of_one_article_are_one_appearance():
    claim = review(appearances=[appearance(), appearance(quote="So it is")])["itemReviewed"]
    assert "appearance" not in claim


def test_corrections_and_evidence_are_named():
    note = {
        "id": "co_1",
        "kind": "correction",
        "note": "The year was wrong.",
        "at": "2020-07-01T00:00:00Z",
        "edition": 2,
        "verdict_changed": False,
    }
    node = review(corrections=[note])
    assert node["correction"][0]["text"] == "The year was wrong."
    assert node["citation"][0]["archivedAt"] == "https://archive.example/1"


def test_only_adopted_policies_are_named():
    author = review()["author"]
    assert author["correctionsPolicy"] == "https://desk.example/corrections-policy/"
    assert "publishingPrinciples" not in author


@pytest.mark.parametrize(
    "hostile",
    ["</script><script>alert(1)</script>", "<!--<script>", "a & b", "line\u2028and\u2029para", ']]>"'],
)
def test_nothing_in_a_field_closes_the_script(hostile):
    text = jsonld.script(review(statement=hostile))
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["claimReviewed"] == hostile
    assert json.loads(text)["@context"] == "https://schema.org"


def test_an_article_names_its_claims_and_is_no_review():
    article = {
        "title": "A report",
        "url": None,
        "byline": None,
        "outlet": None,
        "published_on": None,
        "language": "en",
    }
    node = jsonld.news_article(article, [jsonld.Marked(PAGE, "It is", "It is so")], "https://desk.example/a/")
    assert node["@type"] == "NewsArticle"
    assert node["about"] == [{"@type": "Claim", "@id": f"{PAGE}#claim", "name": "It is"}]
    assert node["hasPart"] == [{"@type": "Quotation", "text": "It is so", "url": PAGE}]
    assert nothing_empty(node)
    assert "ClaimReview" not in json.dumps(node)


def test_the_desks_own_words_stay_out():
    signed = content()
    signed["internal_note"] = "canary"
    assert "canary" not in json.dumps(review(**signed))


def test_a_note_that_was_removed_by_law_leaves_its_date():
    note = {"id": "co_1", "kind": "correction", "note": "", "at": "2020-07-01T00:00:00Z", "edition": 2}
    assert nothing_empty(review(corrections=[note | {"verdict_changed": False}]))
