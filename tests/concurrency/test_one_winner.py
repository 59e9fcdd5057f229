"""Thirty people take the same step at the same moment: one does, the others are told."""

from functools import partial

import pytest

from factcheck import rules
from factcheck.models import Change, Claim, Edition, Event, Review, Status
from factcheck.workflow.audit import broken_invariants, verify_log
from factcheck.workflow.verbs import VERBS
from tests import factories

from .together import together

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 30
STAGES = {
    "accept": (factories.suggested, "lead", Status.OPEN),
    "submit": (factories.checked_claim, "lead", Status.IN_REVIEW),
    "approve": (factories.seconded_claim, "reviewer", Status.APPROVED),
    "publish": (factories.approved_claim, "publisher", Status.PUBLISHED),
}


def seen_by_each(claim: Claim) -> list[Claim]:
    """The claim as each of thirty people has it open."""
    return [Claim.objects.get(pk=claim.pk) for _ in range(PEOPLE)]


@pytest.mark.parametrize("verb", STAGES)
def test_of_thirty_who_take_a_step_one_does(verb):
    stage, who, target = STAGES[verb]
    factories.policies()
    team = factories.Team()
    claim = stage(team)
    lines = Event.objects.count()
    by = getattr(team, who)
    outcomes = together(*(partial(VERBS[verb], copy, by=by) for copy in seen_by_each(claim)))
    assert sum(isinstance(outcome, Claim) for outcome in outcomes) == 1, outcomes
    assert sum(isinstance(outcome, rules.Conflict) for outcome in outcomes) == PEOPLE - 1, outcomes
    claim.refresh_from_db()
    assert claim.status == target
    assert Event.objects.filter(claim=claim, verb=verb).count() == 1
    assert Event.objects.count() == lines + 1
    assert verify_log().faults == []
    assert list(broken_invariants()) == []


def test_thirty_publishers_make_one_edition():
    team = factories.Team()
    claim = factories.approved_claim(team)
    publishers = [factories.person("publisher") for _ in range(PEOPLE)]
    copies = zip(seen_by_each(claim), publishers, strict=True)
    together(*(partial(VERBS["publish"], copy, by=publisher) for copy, publisher in copies))
    assert Edition.objects.get().number == 1
    assert Change.objects.get().seq == 1
    assert Review.objects.filter(decision="approve").count() == 1


def test_thirty_who_saw_the_same_page_and_do_different_things():
    team = factories.Team()
    claim = factories.seconded_claim(team)
    acts = [partial(VERBS["approve"], by=team.reviewer), partial(VERBS["recall"], by=team.lead)]
    acts += [partial(VERBS["send_back"], by=team.editor, note="Not yet.")]
    outcomes = together(*(partial(acts[i % 3], copy) for i, copy in enumerate(seen_by_each(claim))))
    assert sum(isinstance(outcome, Claim) for outcome in outcomes) == 1
    claim.refresh_from_db()
    assert Event.objects.filter(claim=claim).last().verb in {"approve", "recall", "send_back"}
    assert list(broken_invariants()) == []
