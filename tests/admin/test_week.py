"""The numbers of the week: what they count, what they keep to themselves, and how few queries they take."""

from datetime import timedelta

import pytest
from django.utils import timezone

from factcheck.admin.charts import columns, rows
from factcheck.admin.pictures import pictures
from factcheck.admin.week import FEW_PAIRS, Agreement, the_week
from factcheck.models import Category
from factcheck.workflow import review
from tests import factories

pytestmark = pytest.mark.django_db


def this_week():
    return the_week(timezone.localdate())


def test_the_week_counts_what_was_published_submitted_and_corrected():
    team = factories.Team()
    factories.corrected_claim(team)
    factories.submitted_claim(team)
    week = this_week()
    assert week.published == [0] * 6 + [2]
    assert week.submitted == [0] * 6 + [3]
    assert week.in_review == 1
    assert week.corrections["Correction"] == 1


def test_a_week_that_is_over_is_not_counted():
    factories.published_claim()
    week = the_week(timezone.localdate() - timedelta(days=8))
    assert sum(week.published) == 0


def test_each_stage_has_the_median_of_the_claims_that_left_it():
    factories.published_claim()
    assert [stage.number for stage in this_week().stages] == [1, 1, 1, 1]
    assert all(0 <= stage.hours < 1 for stage in this_week().stages)


def test_agreement_counts_only_claims_whose_review_is_over():
    team = factories.Team()
    factories.disputed_claim(team)
    factories.seconded_claim(team)
    assert this_week().agreement == Agreement(pairs=0, same=0)
    factories.approved_claim(team)
    assert this_week().agreement == Agreement(pairs=1, same=1)


def test_a_first_disagreement_counts_though_it_was_settled():
    team = factories.Team()
    claim = factories.disputed_claim(team)
    factories.policies()
    review.decide(claim, by=team.editor, rating=factories.rating(Category.FALSE), note="The report says so.")
    review.approve(claim, by=team.reviewer)
    assert this_week().agreement == Agreement(pairs=1, same=0)


def test_few_pairs_are_no_percentage():
    team = factories.Team()
    factories.approved_claim(team)
    says = pictures(this_week())[-1].says
    assert says == f"Too few to say: 1 pair in 4 weeks, {FEW_PAIRS} are needed."


def test_the_week_takes_the_same_queries_for_one_claim_and_for_four(django_assert_num_queries):
    team = factories.Team()
    factories.corrected_claim(team)
    with django_assert_num_queries(5):
        this_week()
    for _ in range(3):
        factories.corrected_claim(team)
    with django_assert_num_queries(5):
        this_week()


def test_columns_rise_from_one_line_to_the_highest():
    chart = columns([("Mon", 0), ("Tue", 5), ("Wed", 10)])
    assert [bar.height for bar in chart.bars] == [0.0, 43.0, 86.0]
    assert {bar.y + bar.height for bar in chart.bars} == {chart.base}


def test_a_small_value_can_still_be_seen():
    assert [bar.width for bar in rows([("a", 0.001, ""), ("b", 100, ""), ("c", 0, "")]).bars] == [2, 280.0, 0]
