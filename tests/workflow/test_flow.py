"""The whole path of a claim, once."""

import pytest

from factcheck.models import Change, Edition, FactCheck, Status
from factcheck.workflow import checking, claims, publishing, review
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_claim_travels_from_article_to_readers():
    claim = factories.published_claim()
    fact_check = factories.fact_check(claim)
    assert claim.status == Status.PUBLISHED
    assert fact_check.data["content"]["statement"] == claim.statement
    assert fact_check.data["envelope"]["edition"] == 1
    assert fact_check.articles.get().data["blocks"]


def test_a_correction_makes_a_second_edition():
    claim = factories.corrected_claim(factories.Team())
    fact_check = factories.fact_check(claim)
    assert fact_check.number == 2
    assert fact_check.corrections.get().verdict_changed
    assert fact_check.data["envelope"]["previous_verdict"]["category"] == "mixed"
    assert list(Change.objects.values_list("kind", flat=True)) == ["published", "verdict_changed"]


def test_a_withdrawn_claim_leaves_a_tombstone():
    claim = factories.withdrawn_claim(factories.Team())
    fact_check = factories.fact_check(claim)
    assert claim.status == Status.WITHDRAWN
    assert fact_check.status == FactCheck.Status.WITHDRAWN
    assert fact_check.notice == "We relied on a forged letter."
    assert fact_check.document == "{}"
    assert Edition.objects.count() == 1


def test_what_is_left_of_another_script_is_no_address():
    team = factories.Team()
    claim = factories.checked_claim(team)
    claims.edit(claim, by=team.lead, statement="失业率在2019年下降到百分之五", language="zh")
    checking.submit(claim, by=team.lead)
    review.second(claim, by=team.reviewer, rating=factories.rating())
    factories.policies()
    review.approve(claim, by=team.reviewer)
    publishing.publish(claim, by=team.publisher)
    fact_check = factories.fact_check(claim)
    assert fact_check.slug == fact_check.public_id
