"""Has this been checked before: found by other words, kept apart by other numbers, gone when hidden."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck import search
from factcheck.models import FactCheckTerms, TermCount, terms_index
from factcheck.workflow import audit, claims, findable, publishing
from tests import factories

pytestmark = pytest.mark.django_db

STATEMENTS = (
    "Amazon paused police use of its Rekognition software for one year",
    "Microsoft will not sell facial recognition technology to police departments",
    "Taxes in Norway rose by 12 percent in 2019",
    "The old bridge over the river carries 12,000 cars a day",
    "Nine out of ten dentists recommend the toothpaste",
)


def publish(statement: str, team: factories.Team | None = None, language: str = "en"):
    """Check and publish a claim of these words; its article says them and nothing else."""
    team = team or factories.Team()
    claim = factories.open_claim(team)
    claims.edit(claim, by=team.lead, statement=statement, language=language)
    factories.papers(claim, team)
    return factories.fact_check(factories.publish_checked(claim, team))


@pytest.fixture
def published():
    team = factories.Team()
    return [publish(statement, team) for statement in STATEMENTS]


def found(text: str, language: str = "en") -> list[str]:
    return [match.fact_check.statement for match in search.earlier([text], language)[0]]


PARAPHRASES = {
    "Police use of Rekognition was paused by Amazon for a year": 0,
    "We do not sell our facial recognition technology to U.S. police departments today": 1,
    "Norwegian and other taxes: Norway's taxes rise by 12 percent during 2019": 2,
    "A bridge that 12000 cars cross each day \U0001f697 https://example.org/bridge @council": 3,
}
UNRELATED = (
    "The council planted trees on Monday",
    "Amazon",
    "",
    "@amazon https://example.org/police",
    "the of",
)


def test_a_paraphrase_is_found_and_the_unrelated_is_not(published):
    assert {text: found(text)[:1] for text in PARAPHRASES} == {
        text: [STATEMENTS[number]] for text, number in PARAPHRASES.items()
    }
    assert [found(text) for text in UNRELATED] == [[]] * len(UNRELATED)


def test_other_numbers_lower_the_score_and_are_named(published):
    same, other = search.earlier(
        ["Taxes in Norway rose by 12 percent in 2019", "Taxes in Norway rose by 15 percent in 2018"], "en"
    )
    assert same[0].score == 1.0
    assert same[0].numbers == ("12", "2019")
    assert all(match.score < 0.6 for match in other)
    assert [match.other_numbers for match in other] in ([], [("12", "2019")])


def test_the_reasons_are_in_the_words_of_the_text_the_most_telling_first(published):
    match = search.earlier(["Amazon pauses police software"], "en")[0][0]
    assert match.words == ("amazon", "pauses", "software", "police")
    assert match.reasons == ["Same words: amazon, pauses, software, police"]


def test_the_same_claimant_is_a_reason(published):
    match = search.earlier(["Microsoft sells no recognition technology to police"], "en")[0][0]
    assert match.claimant
    assert "Same claimant" in match.reasons


def test_another_language_is_another_search(published):
    assert found(STATEMENTS[0], "de") == []
    assert found(STATEMENTS[0], "en-GB") == [STATEMENTS[0]]


def test_many_texts_take_as_many_queries_as_one(published):
    def queries(texts):
        with CaptureQueriesContext(connection) as seen:
            search.earlier(texts, "en")
        return len(seen)

    assert queries(STATEMENTS[:1]) == queries(STATEMENTS * 60) == 3


def test_what_is_suspended_cannot_be_found_until_it_is_back():
    team = factories.Team()
    claim = factories.published_claim(team)
    words = claim.statement
    publishing.suspend(claim, by=team.publisher, note="Forged.")
    assert found(words) == []
    assert not FactCheckTerms.objects.exists()
    assert not TermCount.objects.filter(fact_checks__gt=0).exists()
    publishing.reinstate(claim, by=factories.person("publisher"), note="It is right.")
    assert found(words) == [words]


def test_a_next_edition_is_found_by_its_own_words():
    fact_check = factories.fact_check(factories.corrected_claim(factories.Team()))
    assert "2008" in FactCheckTerms.objects.get(pk=fact_check.pk).terms.split()
    assert TermCount.objects.get(term="", language="en").fact_checks == 1


def test_reindexing_writes_what_publishing_wrote(published):
    before = (
        list(FactCheckTerms.objects.values_list()),
        set(TermCount.objects.values_list("term", "fact_checks")),
    )
    assert findable.reindex() == len(STATEMENTS)
    counted = set(TermCount.objects.values_list("term", "fact_checks"))
    assert (list(FactCheckTerms.objects.values_list()), counted) == before
    assert found(STATEMENTS[0]) == [STATEMENTS[0]]


def test_missing_and_left_over_terms_are_noticed():
    team = factories.Team()
    fact_check = factories.fact_check(factories.published_claim(team))
    hidden = factories.fact_check(factories.suspended_claim(team))
    FactCheckTerms.objects.filter(pk=fact_check.pk).update(fact_check=hidden)
    broken = [line for line in audit.broken_invariants() if "reindex" in line]
    assert [line.split(":")[0] for line in broken] == [
        "A live fact-check that nobody can find",
        "A hidden fact-check that can be found",
    ]


def test_hostile_words_break_no_question(published):
    for text in (
        '"',
        "' OR 1=1 --",
        "a AND (b",
        "* ^ :",
        "{}[]",
        "e" + "\u0301" * 500,
        "W" * 5000,
        "\U0001f600",
    ):
        assert search.earlier([text], "en") == [[]]


def test_the_index_follows_its_table_or_is_missed(published):
    assert terms_index.is_whole()
    FactCheckTerms.objects.all().delete()
    assert found(STATEMENTS[0]) == []
    drop = (
        "DROP TRIGGER terms_index_insert"
        if connection.vendor == "sqlite"
        else f"DROP INDEX {terms_index.NAME}"
    )
    connection.cursor().execute(drop)
    assert "The index of search terms is missing or altered: run migrate." in audit.broken_invariants()
