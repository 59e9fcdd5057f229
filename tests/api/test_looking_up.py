"""By address, by words, by likeness: how partners find what is checked, and never what is not public."""

import pytest
from django.conf import settings

from factcheck.workflow import claims, publishing
from tests import factories, translations

pytestmark = pytest.mark.django_db
LOOKUP, MATCH, LIST, ARTICLES = (
    "/api/v1/fact-checks/lookup",
    "/api/v1/match",
    "/api/v1/fact-checks",
    "/api/v1/articles",
)
SPEECH = "https://example.org/speech?id=7"


@pytest.fixture
def spoken(team):
    """A live fact-check of a claim that also stands elsewhere."""
    claim = factories.checked_claim(team)
    claims.place(claim, by=team.editor, url=SPEECH)
    return factories.fact_check(factories.publish_checked(claim, team))


@pytest.mark.parametrize(
    "url", [SPEECH, "http://example.org/speech?id=7&utm_source=x", "HTTPS://EXAMPLE.org/speech?id=7#top"]
)
def test_an_address_leads_to_what_stands_there(spoken, read, url):
    found = read(f"{LOOKUP}?url={url.replace('#', '%23').replace('&', '%26')}")
    assert [each["id"] for each in found["results"]] == [spoken.public_id]


def test_another_address_leads_nowhere(spoken, read):
    assert read(f"{LOOKUP}?url=https://example.org/speech?id=8") == {"results": [], "next": None}


def test_our_own_page_answers_whatever_became_of_it(spoken, team, read):
    url = f"{settings.SITE_URL}{spoken.get_absolute_url()}"
    assert read(f"{LOOKUP}?url={url}")["results"][0]["status"] == "live"
    claim = factories.Claim.objects.get(pk=spoken.claim_id)
    publishing.suspend(claim, by=team.publisher, note="Forged.")
    assert read(f"{LOOKUP}?url={url}")["results"][0]["status"] == "suspended"
    assert read(f"{LOOKUP}?url={SPEECH}")["results"] == []


@pytest.mark.parametrize("query", ["", "?url=", "?url=nonsense%20words", "?url=javascript:alert(1)", "?x=1"])
def test_what_is_no_address_is_refused_by_name(spoken, read, query):
    refusal = read(f"{LOOKUP}{query}", status=400)
    assert refusal["errors"]


def ask(client, status=200, **body):
    answer = client.post(MATCH, body, content_type="application/json")
    assert answer.status_code == status, answer.content
    return answer.json()


def test_texts_are_matched_in_their_order_with_reasons(spoken, client):
    texts = ["Is it true that Microsoft pivoted to Azure in 2014?", "It rained on Tuesday."]
    first, second = ask(client, texts=texts)["results"]
    assert (first["text"], second["text"], second["matches"]) == (texts[0], texts[1], [])
    [match] = first["matches"]
    assert match["fact_check"]["id"] == spoken.public_id
    assert match["reasons"]["numbers"] == ["2014"]
    assert 0.35 <= match["score"] <= 1


def test_a_translation_answers_texts_in_its_language(team, client):
    claim = factories.published_claim(team)
    spanish = translations.page(translations.published(team, claim))
    [answer] = ask(client, texts=["¿Microsoft pivoted to Azure in 2014?"], language="es")["results"]
    assert [each["fact_check"]["id"] for each in answer["matches"]] == [spanish.public_id]


def test_what_is_withdrawn_is_matched_no_more(withdrawn, client):
    assert ask(client, texts=["Microsoft pivoted to Azure in 2014"])["results"][0]["matches"] == []


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ({}, "texts"),
        ({"texts": []}, "texts"),
        ({"texts": ["x"] * 101}, "texts"),
        ({"texts": ["x" * 2001]}, "texts[0]"),
        ({"texts": ["ok", 7]}, "texts[1]"),
        ({"texts": "one"}, "texts"),
        ({"texts": ["x"], "limit": 11}, "limit"),
        ({"texts": ["x"], "min_score": 2}, "min_score"),
        ({"texts": ["x"], "language": "!!"}, "language"),
        ({"texts": ["x"], "language_": "en"}, "language_"),
    ],
    ids=["nothing", "none", "many", "long", "number", "string", "limit", "score", "language", "slip"],
)
def test_a_wrong_body_is_refused_at_its_field(client, db, body, name):
    assert name in {error["parameter"] for error in ask(client, status=422, **body)["errors"]}


def test_what_is_no_text_is_a_blank_since_nothing_of_it_is_kept(spoken, client):
    [answer] = ask(client, texts=["Microsoft pivoted\x00to Azure in 2014"])["results"]
    assert answer["text"] == "Microsoft pivoted to Azure in 2014"
    assert answer["matches"]


def test_matching_many_texts_takes_as_many_queries_as_one(spoken, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        ask(client, texts=[f"Microsoft pivoted to Azure in 2014, they say ({n})" for n in range(100)])


def test_words_narrow_the_list(spoken, read):
    assert [each["id"] for each in read(f"{LIST}?q=azure+microsoft")["results"]] == [spoken.public_id]
    assert read(f'{LIST}?q="pivoted+to+azure"')["results"]
    assert read(f'{LIST}?q="azure+pivoted+to"')["results"] == []
    assert read(f"{LIST}?q=azure+bananas")["results"] == []
    assert read(f"{LIST}?q={'x' * 201}", status=400)["errors"][0]["parameter"] == "q"


def test_only_the_fields_that_are_asked_for(spoken, read):
    [found] = read(f"{LIST}?fields=verdict,url")["results"]
    assert found.keys() == {"id", "deleted", "verdict", "url"}
    assert read(f"{LIST}/{spoken.public_id}?fields=status").keys() == {"id", "deleted", "status"}
    assert "Choose from" in read(f"{LIST}?fields=verdct", status=400)["errors"][0]["detail"]


def test_articles_tell_what_is_checked_in_them(spoken, read):
    [article] = read(ARTICLES)["results"]
    assert article == read(f"{ARTICLES}/{article['id']}")
    assert [each["id"] for each in article["fact_checks"]] == [spoken.public_id]
    assert "It sells software" not in str(article), "the text stays with its publisher"
    read(f"{ARTICLES}/ar_0000000000000000", status=404)


def test_an_article_without_a_live_fact_check_is_not_there(suspended, read):
    assert read(ARTICLES)["results"] == []
