"""What goes wrong in a newsroom: people leave, ratings are retired, rules change in the middle of a check."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from factcheck import rules
from factcheck.models import Claim, Edition, FactCheck, Rating, Status
from factcheck.workflow import checking, claims, house, publishing, redaction, review
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    factories.policies()
    return factories.Team()


def leave(user):
    user.is_active = False
    user.save(update_fields=["is_active"])


def test_the_language_stays_once_readers_know_the_claim(team):
    claim = factories.reopened_claim(team)
    with pytest.raises(ValidationError, match="stays as it is"):
        claims.edit(claim, by=team.lead, language="de")
    assert FactCheck.objects.count() == 1


def test_the_lead_leaves_in_review_and_another_takes_over(team):
    claim = factories.submitted_claim(team)
    leave(team.lead)
    review.send_back(claim, by=team.reviewer, note="Somebody else goes on.")
    claims.assign(claim, by=team.editor, user=factories.person("checker"), role="lead")
    claim.refresh_from_db()
    checking.submit(claim, by=claim.assignments.get(role="lead").user)
    review.second(claim, by=team.reviewer, rating=factories.rating())
    review.approve(claim, by=team.reviewer)
    assert publishing.publish(claim, by=team.publisher).status == Status.PUBLISHED


def test_the_lead_leaves_after_submitting_and_the_signature_stands(team):
    claim = factories.seconded_claim(team)
    leave(team.lead)
    review.approve(claim, by=team.reviewer)
    publishing.publish(claim, by=team.publisher)
    assert Edition.objects.get().submitted_by_id == team.lead.pk


def test_the_only_reviewer_leaves_in_dispute_and_the_editor_finds_another(team):
    claim = factories.disputed_claim(team)
    leave(team.reviewer)
    checking.recall(claim, by=team.lead)
    checking.submit(claim, by=team.lead)
    fresh = factories.person("reviewer")
    claims.assign(claim, by=team.editor, user=fresh, role="reviewer")
    claim.refresh_from_db()
    review.second(claim, by=fresh, rating=factories.rating())
    review.decide(claim, by=team.editor, rating=factories.rating(), note="Two of three.")
    assert review.approve(claim, by=fresh).status == Status.APPROVED


def test_who_suspended_it_leaves_and_another_settles(team):
    claim = factories.suspended_claim(team)
    leave(team.publisher)
    assert publishing.reinstate(claim, by=factories.person("publisher"), note="Fine.").status == "published"


def test_an_open_claim_without_a_lead_is_taken_on(team):
    claim = claims.unassign(factories.checked_claim(team), by=team.editor, user=team.lead)
    heir = factories.person("checker")
    claims.take_on(claim, by=heir)
    claim.refresh_from_db()
    assert checking.submit(claim, by=heir).status == Status.IN_REVIEW


def retire(category):
    Rating.objects.filter(category=category).update(retired_at=timezone.now())


def test_a_retired_rating_is_no_longer_given(team):
    given = factories.rating()
    retire("mixed")
    with pytest.raises(ValidationError, match="no longer given"):
        checking.write_verdict(factories.open_claim(team), by=team.lead, rating=given)


def test_a_rating_of_another_scale_is_not_given(team):
    old = factories.rating()
    house.use_scale(factories.RatingScale(slug="new", name="New"), by=factories.person("administrator"))
    claim = factories.open_claim(team)
    with pytest.raises(ValidationError, match="choose a rating of the scale in use"):
        checking.write_verdict(claim, by=team.lead, rating=old)


def test_a_correction_keeps_the_rating_that_readers_see_though_it_is_retired(team):
    claim, given = factories.reopened_claim(team), factories.rating()
    retire("mixed")
    claims.edit(claim, by=team.lead, correction_kind="clarification", correction_note="Clearer.")
    checking.write_verdict(claim, by=team.lead, rating=given, summary="It began in 2008.")
    claim.refresh_from_db()
    checking.submit(claim, by=team.lead)
    review.second(claim, by=team.reviewer, rating=given)
    review.approve(claim, by=team.reviewer)
    assert publishing.publish(claim, by=team.publisher).status == Status.PUBLISHED


def test_a_source_that_becomes_anonymous_stops_a_decision_with_a_sentence(team):
    claim = factories.disputed_claim(team)
    publisher = claim.evidence.first().document.publisher
    publisher.anonymous = True
    house.keep(publisher, by=team.editor)
    with pytest.raises(ValidationError, match="second independent, named source"):
        review.decide(claim, by=team.editor, rating=factories.rating("false"), note="Why.")
    review.send_back(claim, by=team.editor, note="One source is left.")


def test_a_decision_does_not_empty_the_words_it_signs(team):
    claim = factories.disputed_claim(team)
    with pytest.raises(ValidationError, match="Explain the rating in one sentence"):
        review.decide(claim, by=team.editor, rating=factories.rating("false"), note="Why.", summary=" ")


def test_evidence_that_was_just_attached_can_be_changed_at_once(team):
    claim = factories.open_claim(team)
    evidence = checking.attach(claim, by=team.lead, document=factories.document(), stance="context")
    checking.change_evidence(evidence, by=team.lead, passage="In 2008.")
    assert claim.evidence.get().passage == "In 2008."


def test_new_roles_count_at_once(team):
    chief = factories.person("administrator")
    assert rules.has(house.give_roles(team.lead, ["editor"], by=chief), "edit")


def test_an_erased_edition_is_not_shown_again(team):
    claim = factories.suspended_claim(team)
    asking, erasing = factories.person("administrator"), factories.person("administrator")
    wish = redaction.request_redaction(Edition.objects.get(), by=asking, legal_basis="GDPR 17")
    redaction.redact(wish, by=erasing)
    other = factories.person("publisher")
    with pytest.raises(ValidationError, match="withdraw it instead"):
        publishing.reinstate(claim, by=other, note="Fine.")
    assert publishing.withdraw(claim, by=other, note="It is gone.").status == Status.WITHDRAWN


def test_a_submission_erased_before_it_was_published_is_not(team):
    claim = factories.approved_claim(team)
    asking, erasing = factories.person("administrator"), factories.person("administrator")
    wish = redaction.request_redaction(claim.submission, by=asking, legal_basis="GDPR 17")
    redaction.redact(wish, by=erasing)
    with pytest.raises(ValidationError, match="Reopen the claim and submit it again"):
        publishing.publish(Claim.objects.get(pk=claim.pk), by=team.publisher)
    publishing.reopen(Claim.objects.get(pk=claim.pk), by=team.lead, note="Erased.")


def test_two_claims_with_the_same_words_have_addresses_of_their_own(team):
    first, second = factories.published_claim(team), factories.published_claim(team)
    assert first.statement == second.statement
    slugs = [factories.fact_check(claim).slug for claim in (first, second)]
    assert slugs[1] == f"{slugs[0]}-2"
