"""What a house may switch off, what it may not, and how readers are told."""

import json

import pytest

from factcheck import rules
from factcheck.models import Submission
from factcheck.workflow import checking, claims, publishing, review
from tests import factories

pytestmark = pytest.mark.django_db

NOT_ASKED = "House rule: not asked."
OPTIONAL = ["claimant", "independence", "primary", "sides", "located", "reply"]


@pytest.fixture
def team():
    factories.policies()
    return factories.Team()


def bare_claim(team):
    """An open claim with nothing but a verdict."""
    claim = factories.open_claim(team)
    words = {"summary": "It began in 2008.", "explanation": "Azure was announced then."}
    checking.write_verdict(claim, by=team.lead, rating=factories.rating(), **words)
    claim.refresh_from_db()
    return claim


def publish(claim, team):
    checking.submit(claim, by=team.lead)
    review.second(claim, by=team.reviewer, rating=factories.rating())
    review.approve(claim, by=team.reviewer)
    return factories.fact_check(publishing.publish(claim, by=team.publisher))


def test_a_house_may_switch_off_what_is_optional_and_readers_are_told(team):
    factories.the_house(gates_off=OPTIONAL)
    shown = publish(bare_claim(team), team).data
    off = {g["code"]: g["sentence"] for g in shown["envelope"]["gates"] if g["state"] == "off"}
    assert off == dict.fromkeys(OPTIONAL, NOT_ASKED)
    assert shown["content"]["gates_off"] == sorted(OPTIONAL)


def test_what_was_not_asked_is_the_reason_on_the_submission(team):
    factories.the_house(gates_off=OPTIONAL)
    publish(bare_claim(team), team)
    submission = Submission.objects.get()
    assert submission.independent_groups == 0
    assert submission.groups_reason == NOT_ASKED
    assert submission.reply_outcome == "house_rule"


@pytest.mark.parametrize("code", OPTIONAL)
def test_each_optional_gate_can_be_switched_off_alone(team, code):
    claim = bare_claim(team)
    before = len(rules.missing(claim, "submit"))
    factories.the_house(gates_off=[code])
    asked_less = code != "located"  # with no evidence at all, nothing is missing there
    assert len(rules.missing(claim, "submit")) == before - asked_less


def test_what_is_not_optional_cannot_be_switched_off(team):
    every = [gate.code for gate in rules.GATES]
    factories.the_house(gates_off=every)
    claim = factories.open_claim(team)
    assert rules.missing(claim, "submit") == [
        "Choose a rating.",
        "Explain the rating in one sentence that stands alone.",
        "Write the explanation.",
    ]
    shown = publish(bare_claim(team), team).data
    assert shown["content"]["gates_off"] == sorted(OPTIONAL), "readers hear only of what was not asked"


def test_no_second_verdict_is_a_house_rule_that_readers_see(team):
    factories.the_house(ask_second=False)
    claim = factories.submitted_claim(team)
    review.reveal(claim, by=team.reviewer)
    review.approve(claim, by=team.reviewer)
    shown = factories.fact_check(publishing.publish(claim, by=team.publisher)).data
    assert shown["content"]["gates_off"] == ["second"]
    assert shown["envelope"]["signers"]["blind"] is None
    assert {g["code"]: g["state"] for g in shown["envelope"]["gates"]}["second"] == "off"


def test_a_gate_switched_on_again_is_asked_again(team):
    factories.the_house(gates_off=OPTIONAL)
    claim = bare_claim(team)
    checking.submit(claim, by=team.lead)
    factories.the_house(gates_off=[])
    assert "Name the claimant, or tick that it is unknown." in rules.missing(claim, "approve")
    claims.assign(claim, by=team.editor, user=factories.person("reviewer"), role="reviewer")
    assert json.loads(Submission.objects.get().content)["claimant"] is None
