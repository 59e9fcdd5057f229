"""What must be there before a claim goes on: each gate red and green, with the sentence that people read."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from factcheck import rules
from factcheck.models import Claim, PolicyPage, ReplyRequest
from factcheck.workflow import checking, claims, house, publishing, review
from tests import factories

pytestmark = pytest.mark.django_db

GREEN = {
    "statement": "The statement stands on its own.",
    "appearance": "We show where the claim was made.",
    "claimant": "Claimed by Microsoft.",
    "rating": "The claim is rated on the house's published scale.",
    "summary": "The rating is explained in one sentence.",
    "explanation": "The reasoning is set out in full.",
    "primary": "At least one source is a primary one.",
    "sides": "Evidence for and against is set out.",
    "located": "Every source can be found; copies are kept, or it is said why not.",
    "dated": "No evidence is dated after the claim.",
    "reply": "Not asked. Test.",
    "conflicts": "Nobody who worked on this declared a tie to those concerned.",
    "correction": "This is the first edition.",
    "second": "A second person reached the same verdict, without seeing the first.",
    "policies": "The house's policies are published.",
}
RED_ON_AN_EMPTY_CLAIM = {
    "claimant": "Name the claimant, or tick that it is unknown.",
    "rating": "Choose a rating.",
    "summary": "Explain the rating in one sentence that stands alone.",
    "explanation": "Write the explanation.",
    "independence": "Add evidence from a second independent, named source, or say why one is enough.",
    "primary": "Add a primary source, or say why there is none.",
    "sides": "Set out both sides, or say that you found none for the other.",
    "reply": "Record the right of reply: asked, answered, or why not.",
    "second": "Ask an assigned reviewer for a second verdict.",
    "policies": "Adopt the policy pages first: methodology, corrections-policy, funding, team, complaints.",
}
REASONS = {
    "independence": "independence_reason",
    "primary": "primary_reason",
    "sides": "sides_reason",
}


@pytest.fixture
def team():
    return factories.Team()


def answers(claim):
    """Every gate's answer by its code, for the claim as it is stored."""
    stored = Claim.objects.with_desk().get(pk=claim.pk)
    return {result.code: result for result in rules.inspect(rules.open_docket(stored))}


def test_a_claim_that_is_ready_has_only_green_gates(team):
    found = answers(factories.approved_claim(team))
    assert {code: found[code].sentence for code in GREEN} == GREEN
    assert found["independence"].sentence.startswith("2 independent sources: Source ")
    assert {result.state for result in found.values()} == {"passed"}
    assert found.keys() == GREEN.keys() | {"independence"}


def test_an_empty_claim_is_told_everything_that_is_missing(team):
    red = {c: r.sentence for c, r in answers(factories.open_claim(team)).items() if r.state == "missing"}
    assert red == RED_ON_AN_EMPTY_CLAIM


def test_each_verb_asks_its_own_gates_and_those_before(team):
    claim = factories.open_claim(team)
    asked = {verb: len(rules.missing(claim, verb)) for verb in ("accept", "submit", "approve", "publish")}
    assert asked == {"accept": 0, "submit": 8, "approve": 9, "publish": 10}
    assert rules.missing(claim, "recall") == []


def test_submitting_lists_every_gap_at_once(team):
    with pytest.raises(ValidationError) as refused:
        checking.submit(factories.open_claim(team), by=team.lead)
    assert refused.value.messages == list(RED_ON_AN_EMPTY_CLAIM.values())[:-2]


@pytest.mark.parametrize(
    ("statement", "state", "words"),
    [
        ("x" * 281, "missing", "Shorten the statement to 280 characters; it has 281."),
        ("x" * 280, "passed", "The statement stands on its own."),
    ],
)
def test_a_statement_is_measured(team, statement, state, words):
    claim = claims.edit(factories.open_claim(team), by=team.lead, statement=statement)
    found = answers(claim)["statement"]
    assert (found.state, found.sentence) == (state, words)


@pytest.mark.parametrize(("length", "advice"), [(75, ""), (76, "this one has 76"), (281, "")])
def test_the_desk_is_advised_to_be_brief_and_readers_are_not(team, length, advice):
    claim = claims.edit(factories.open_claim(team), by=team.lead, statement="x" * length)
    found = answers(claim)["statement"]
    assert advice in found.advice
    assert bool(advice) == bool(found.advice)
    assert "Search engines" not in found.sentence


def test_a_claim_that_stands_nowhere_is_not_accepted(team):
    claim = a_claim_that_stands_nowhere(team)
    with pytest.raises(ValidationError, match="mark the words or give an address"):
        claims.accept(claim, by=team.lead)
    claims.place(claim, by=team.lead, url="https://example.org/speech", quote="We pivoted.")
    claims.accept(claim, by=team.lead)
    assert answers(claim)["appearance"].ok


def a_claim_that_stands_nowhere(team):
    now = factories.timezone.now()
    return Claim.objects.create(statement="It rains.", created_at=now, created_by=team.lead, changed_at=now)


def test_a_claimant_may_be_unknown(team):
    claim = claims.edit(factories.open_claim(team), by=team.lead, claimant_unknown=True)
    assert answers(claim)["claimant"].sentence == "We could not find out who said it first."


@pytest.mark.parametrize(("code", "field"), REASONS.items())
def test_a_reason_that_readers_see_stands_in_for_evidence(team, code, field):
    claim = claims.edit(factories.open_claim(team), by=team.lead, **{field: "There is only one register."})
    found = answers(claim)[code]
    assert (found.state, found.sentence) == ("passed", "There is only one register.")


def test_anonymous_sources_never_count(team):
    claim = factories.open_claim(team)
    hidden = factories.source("An official", anonymous=True)
    cite(claim, team, publisher=factories.source("Register"))
    cite(claim, team, publisher=hidden, group="Ministry")
    cite(claim, team, publisher=None, group="Nobody")
    assert rules.open_docket(claim).groups() == ["Register"]
    assert not answers(claim)["independence"].ok


def test_two_publishers_of_one_group_are_one_source(team):
    claim = factories.open_claim(team)
    cite(claim, team, publisher=factories.source("The Daily"), group="Wire report")
    cite(claim, team, publisher=factories.source("The Herald"), group=" Wire report ")
    assert rules.open_docket(claim).groups() == ["Wire report"]
    cite(claim, team, publisher=factories.source("The Register"))
    assert answers(claim)["independence"].sentence == "2 independent sources: Wire report, The Register."


def cite(claim, team, group="", **facts):
    return checking.attach(
        claim, by=team.lead, document=factories.document(**facts), stance="supports", group=group
    )


def test_evidence_that_is_not_public_does_not_count(team):
    claim = factories.checked_claim(team)
    checking.change_evidence(claim.evidence.first(), by=team.lead, public=False)
    found = answers(claim)
    assert not found["independence"].ok
    assert not found["sides"].ok


def test_every_source_needs_a_place_and_a_copy(team):
    claim = factories.open_claim(team)
    paper = factories.Document.objects.create(title="A letter")
    checking.attach(claim, by=team.lead, document=paper, stance="supports")
    assert answers(claim)["located"].sentence == "Give an address or a locator for “A letter”."
    checking.change_evidence(claim.evidence.get(), by=team.lead, locator="Box 4")
    assert answers(claim)["located"].sentence == "Keep a copy of “A letter”, or say why there is none."
    checking.change_evidence(claim.evidence.get(), by=team.lead, no_capture_reason="Seen on paper.")
    assert answers(claim)["located"].ok


def test_evidence_from_after_the_claim_is_marked_and_does_not_block(team):
    claim = claims.edit(factories.checked_claim(team), by=team.lead, claimed_on=date(2014, 2, 3))
    found = answers(claim)["dated"]
    assert (found.ok, found.sentence) == (True, "Some evidence is dated after the claim; it is marked.")


@pytest.mark.parametrize("outcome", ReplyRequest.Outcome)
def test_no_outcome_of_the_right_of_reply_blocks(team, outcome):
    claim = factories.open_claim(team)
    facts = {"asked_on": date(2024, 5, 1), "answer": "No.", "note": "By letter."}
    checking.record_reply(claim, by=team.lead, outcome=outcome, **facts)
    assert answers(claim)["reply"].sentence == f"{outcome.label}. By letter."


def test_the_latest_reply_counts(team):
    claim = factories.checked_claim(team)
    checking.record_reply(claim, by=team.lead, outcome="waiting", asked_on=date(2024, 5, 1))
    assert answers(claim)["reply"].sentence == "Asked, waiting."


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"outcome": "waiting"}, "reply_asked_on_a_day"),
        ({"outcome": "answered", "asked_on": date(2024, 5, 1)}, "reply_answered_has_words"),
        ({"outcome": "not_asked"}, "reply_not_asked_says_why"),
    ],
)
def test_an_outcome_without_its_facts_is_refused(team, facts, words):
    with pytest.raises(ValidationError, match=words):
        checking.record_reply(factories.open_claim(team), by=team.lead, **facts)


def test_policies_must_be_adopted_and_drafts_are_not(team):
    claim = factories.approved_claim(team)
    PolicyPage.objects.filter(slug="funding").update(adopted_at=None)
    with pytest.raises(ValidationError, match="Adopt the policy pages first: funding"):
        publishing.publish(claim, by=team.publisher)
    page = PolicyPage.objects.get(slug="funding")
    house.adopt(page, by=factories.person("administrator"))
    publishing.publish(claim, by=team.publisher)
    assert answers(claim)["policies"].ok


def test_a_house_that_asks_no_second_verdict_says_so(team):
    factories.the_house(ask_second=False)
    claim = factories.submitted_claim(team)
    review.reveal(claim, by=team.reviewer)
    review.approve(claim, by=team.reviewer)
    found = answers(claim)["second"]
    assert (found.state, found.sentence) == ("off", "House rule: a second verdict is not asked.")
