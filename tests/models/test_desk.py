"""The desk's querysets: where a claim stands, and who may read which verdict."""

from datetime import timedelta

import pytest
from django.utils import timezone

from factcheck.models import Appearance, Assignment, Claim, Load, Verdict
from factcheck.workflow import claims, intake, publishing, review
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_claim_stands_where_those_merged_into_it_stand():
    team = factories.Team()
    claim, repeat = factories.open_claim(team), factories.open_claim(team)
    claims.merge(repeat, by=team.editor, into=claim)
    assert [a.claim_id for a in Appearance.objects.of(claim)] == [claim.pk, repeat.pk]
    claims.unmerge(repeat, by=team.editor)
    assert [a.claim_id for a in Appearance.objects.of(claim)] == [claim.pk]


def test_only_the_latest_appearance_counts():
    team = factories.Team()
    claim = factories.open_claim(team)
    text = claim.article.texts.get().text
    intake.revise(claim.article, f"A new headline\n\n{text}", by=team.lead)
    latest = Appearance.objects.of(claim).get()
    assert latest.previous_id == claim.appearances.first().pk
    assert latest.snapshot.text[latest.start : latest.end] == latest.exact


def test_the_papers_of_many_claims_take_a_fixed_number_of_queries(django_assert_num_queries):
    team = factories.Team()
    for _ in range(3):
        factories.submitted_claim(team)
    with django_assert_num_queries(4):
        for claim in Claim.objects.with_desk():
            assert claim.claimant
            assert {a.user.username for a in claim.assignments.all()}
            assert list(claim.topics.all()) == []


def readers(claim: Claim, *people) -> list[bool]:
    """Who of these may read the lead's verdict."""
    lead = Verdict.objects.filter(claim=claim, role="lead")
    return [lead.visible_to(person).exists() for person in people]


def test_nobody_who_may_still_rate_sees_the_verdict():
    team = factories.Team()
    claim = factories.submitted_claim(team)
    assert readers(claim, team.lead, team.reviewer, team.editor, team.publisher) == [
        True,
        False,
        False,
        False,
    ]


def test_after_the_second_verdict_the_desk_reads_both():
    team = factories.Team()
    claim = factories.seconded_claim(team)
    assert readers(claim, team.reviewer, team.editor, team.publisher) == [True, True, True]


def test_a_second_reviewer_who_has_not_rated_stays_blind():
    team = factories.Team()
    claim, other = factories.submitted_claim(team), factories.person("reviewer")
    claims.assign(claim, by=team.editor, user=other, role="reviewer")
    claim.refresh_from_db()
    review.second(claim, by=team.reviewer, rating=factories.rating())
    assert readers(claim, other, team.editor) == [False, True]
    assert not claim.verdicts.filter(role="second").visible_to(other).exists()


def test_whoever_looks_has_seen_it():
    team = factories.Team()
    claim = factories.submitted_claim(team)
    review.reveal(claim, by=team.reviewer)
    assert readers(claim, team.reviewer, team.editor) == [True, False]


def test_after_the_review_everybody_reads_the_verdict():
    team = factories.Team()
    claim = factories.approved_claim(team)
    assert readers(claim, team.publisher, factories.person("reviewer")) == [True, True]


def test_a_house_that_hides_nothing_shows_every_verdict():
    factories.the_house(blind_second=False)
    team = factories.Team()
    assert readers(factories.submitted_claim(team), team.reviewer, team.editor) == [True, True]


def test_a_person_s_load_is_what_waits_for_them():
    team, today = factories.Team(), timezone.localdate()
    factories.submitted_claim(team)
    late = factories.open_claim(team)
    claims.assign(late, by=team.editor, user=team.lead, role="lead", due_on=today - timedelta(days=1))
    load = Assignment.objects.load(today)
    assert load[team.lead.pk] == Load(leading=2, overdue=1)
    assert load[team.reviewer.pk] == Load(reviewing=2, waiting=1)
    assert team.publisher.pk not in load


def test_what_is_signed_off_is_no_load():
    team = factories.Team()
    claim = factories.published_claim(team)
    assert Assignment.objects.load(timezone.localdate()) == {}
    publishing.reopen(claim, by=team.lead, note="A reader wrote.")
    assert Assignment.objects.load(timezone.localdate())[team.lead.pk].leading == 1


def test_the_load_is_one_query_for_one_claim_and_for_three(django_assert_num_queries):
    team = factories.Team()
    for _ in range(3):
        factories.submitted_claim(team)
    with django_assert_num_queries(1):
        assert Assignment.objects.load(timezone.localdate())[team.lead.pk].leading == 3
