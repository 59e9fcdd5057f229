"""What readers find held against what is published: no term is dropped or invented unnoticed."""

import pytest
from django.core.management import call_command
from django.db import connection

from factcheck.models import TermCount
from factcheck.workflow import findable_audit
from factcheck.workflow.audit import broken_invariants
from factcheck.workflow.desk_account import desk
from factcheck.workflow.outside import import_reviews
from tests import factories
from tests.workflow.test_outside import lines, review

pytestmark = pytest.mark.django_db
WORDS = "Search terms are counted otherwise than fact-checks have them: run reindex."
FACETS = "Facets are counted otherwise than fact-checks have them: run reindex."
TERMS = "A fact-check that is found by what it does not say: run reindex"
OTHERS = "Search terms are counted otherwise than the fact-checks of other houses have them: run reindex."
WRONG = [
    ("DELETE FROM factcheck_termcount WHERE term = 'azur'", [WORDS]),
    ("UPDATE factcheck_termcount SET fact_checks = fact_checks + 1 WHERE term = 'azur'", [WORDS]),
    ("INSERT INTO factcheck_termcount (language, term, fact_checks) VALUES ('en', 'zebra', 1)", [WORDS]),
    ("UPDATE factcheck_termcount SET language = 'es' WHERE term = 'azur'", [WORDS]),
    ("DELETE FROM factcheck_termcount WHERE term LIKE '::rating:%%'", [FACETS]),
    ("UPDATE factcheck_termcount SET fact_checks = 9 WHERE language = '' AND term = ''", [FACETS]),
    ("UPDATE factcheck_factcheckterms SET terms = terms || ' zebra'", [TERMS, WORDS]),
    ("UPDATE factcheck_factcheckterms SET statement = 'zebra'", [TERMS]),
    ("UPDATE factcheck_factcheckterms SET facets = facets || ' ::topic:1'", [TERMS, FACETS]),
    ("DELETE FROM factcheck_outsidetermcount WHERE term <> ''", [OTHERS]),
]


def told() -> list[str]:
    return [sentence.split(" (")[0] for sentence in broken_invariants()]


@pytest.fixture
def published():
    """Two fact-checks of ours, one of them corrected, one hidden; and one of another house."""
    team = factories.Team()
    factories.corrected_claim(team)
    factories.published_claim(team)
    factories.suspended_claim(team)
    import_reviews(lines(review()), by=desk())
    assert told() == []


@pytest.mark.parametrize(("statement", "faults"), WRONG, ids=range(len(WRONG)))
def test_a_dropped_or_invented_term_is_noticed_and_mended(published, statement, faults):
    with connection.cursor() as cursor:
        cursor.execute(statement.replace("%%", "%"))
    assert told() == faults
    call_command("reindex")
    assert told() == []


def test_two_wrong_counts_do_not_make_up_for_each_other(published):
    one, other = TermCount.objects.filter(language="en", fact_checks=1).exclude(term="")[:2]
    TermCount.objects.filter(pk=one.pk).update(fact_checks=2)
    TermCount.objects.filter(pk=other.pk).update(fact_checks=0)
    assert told() == [WORDS]


def test_terms_are_held_in_as_many_questions_however_many_there_are(published, django_assert_num_queries):
    with django_assert_num_queries(6):
        assert list(findable_audit.faults()) == []
