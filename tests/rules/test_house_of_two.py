"""Two people who hold every role finish every claim, disputes included; one alone publishes nothing."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from factcheck import rules
from factcheck.models import Edition, Status, Verdict
from factcheck.workflow import checking, claims, house, publishing, review, schedule
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    factories.policies()
    return factories.HouseOfTwo()


def test_two_people_settle_a_dispute_when_the_lead_adopts_the_second_rating(two):
    claim = factories.disputed_claim(two)
    review.decide(claim, by=two.lead, rating=factories.rating("false"), note="You are right.")
    review.approve(claim, by=two.reviewer)
    publishing.publish(claim, by=two.reviewer)
    edition = Edition.objects.get()
    assert (edition.submitted_by_id, edition.approved_by_id) == (two.lead.pk, two.reviewer.pk)


def test_the_lead_cannot_settle_a_dispute_with_a_third_rating(two):
    claim = factories.disputed_claim(two)
    with pytest.raises(ValidationError, match="only by adopting the second rating"):
        review.decide(claim, by=two.lead, rating=factories.rating("true"), note="Neither.")


def test_who_gave_the_second_verdict_does_not_decide(two):
    claim = factories.disputed_claim(two)
    with pytest.raises(PermissionDenied, match="an editor who has not rated it"):
        review.decide(claim, by=two.reviewer, rating=factories.rating("false"), note="I said so.")


def test_the_first_ratings_stay_on_record_when_the_lead_adopts(two):
    claim = factories.disputed_claim(two)
    review.decide(claim, by=two.lead, rating=factories.rating("false"), note="You are right.")
    first = claim.submissions.get(number=1)
    given = claim.verdicts.exclude(role="lead").values_list("role", "rating__category", "submission")
    assert first.rating.category == "mixed"
    assert list(given) == [("second", "false", first.pk), ("deciding", "false", first.pk)]


def test_a_third_colleague_takes_the_decision_from_the_lead(two):
    claim = factories.disputed_claim(two)
    factories.person("editor")
    assert "decide" not in rules.open_steps(two.lead, claim)


def test_somebody_who_has_left_no_longer_counts(two):
    claim = factories.disputed_claim(two)
    third = factories.person("editor")
    third.is_active = False
    third.save(update_fields=["is_active"])
    assert "decide" in rules.open_steps(two.lead, claim)


@pytest.mark.parametrize("settle", [publishing.withdraw, publishing.reinstate])
def test_one_of_two_suspends_and_the_other_settles(two, settle):
    claim = publishing.suspend(factories.published_claim(two), by=two.lead, note="Forged?")
    with pytest.raises(PermissionDenied, match="a publisher other than who suspended it"):
        settle(claim, by=two.lead, note="Mine.")
    settle(claim, by=two.reviewer, note="Settled.")
    assert claim.status in (Status.WITHDRAWN, Status.PUBLISHED)


def test_two_people_correct_a_claim(two):
    claim = factories.corrected_claim(two)
    assert (claim.status, factories.fact_check(claim).number) == (Status.PUBLISHED, 2)


def test_the_reviewer_mends_a_comma_and_the_author_signs(two):
    claim = review.send_back(factories.seconded_claim(two), by=two.reviewer, note="A comma.")
    claims.edit(claim, by=two.reviewer, statement="Microsoft turned to Azure, in 2014.")
    checking.submit(claim, by=two.reviewer)
    review.approve(claim, by=two.lead)
    publishing.publish(claim, by=two.lead)
    edition = Edition.objects.get()
    assert (edition.submitted_by_id, edition.approved_by_id) == (two.reviewer.pk, two.lead.pk)


@pytest.mark.parametrize("asked", [True, False])
def test_one_person_alone_publishes_nothing(asked):
    factories.policies()
    factories.the_house(ask_second=asked)
    alone = factories.HouseOfTwo()
    alone.reviewer.is_active = False
    alone.reviewer.save(update_fields=["is_active"])
    claim = claims.accept(factories.suggested(alone), by=alone.lead)
    claims.take_on(claim, by=alone.lead)
    checking.submit(factories.papers(claim, alone), by=alone.lead)
    assert rules.open_steps(alone.lead, claim) == ["recall", "send_back"]
    with pytest.raises(PermissionDenied, match="somebody else than who submitted it"):
        review.approve(claim, by=alone.lead)
    assert not Verdict.objects.exclude(role="lead").exists()


def test_who_took_the_lead_over_cannot_insist_on_the_first_rating_either(two):
    two.lead, heir = factories.person(*factories.ALL_ROLES), two.lead
    claim = factories.checked_claim(two)
    claims.assign(claim, by=two.editor, user=heir, role="lead")
    two.lead.is_active = False
    house.keep(two.lead, by=schedule.desk())
    claim.refresh_from_db()
    review.second(checking.submit(claim, by=heir), by=two.reviewer, rating=factories.rating("false"))
    with pytest.raises(ValidationError, match="only by adopting the second rating"):
        review.decide(claim, by=heir, rating=factories.rating("mixed"), note="I insist.")
