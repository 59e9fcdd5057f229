"""Every stage x every verb x everybody: the rules keep the agreement, and refuse in the right way."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from factcheck import rules
from factcheck.models import Status
from factcheck.workflow.verbs import VERBS

from .cast import STAGES, Cast, at
from .table import FROM, TABLE, agreed

pytestmark = pytest.mark.django_db

BARRED, GATED = "!", "?"


def refusal(verb, verbs, status):
    """What somebody with these verbs must meet who tries this one; None when it is open to them."""
    if verb in verbs:
        return None
    if status not in FROM[verb].split():
        return rules.Conflict
    return ValidationError if {verb + BARRED, verb + GATED} & set(verbs) else PermissionDenied


def met(person, verb, claim):
    """What they do meet."""
    try:
        rules.require(person, verb, claim)
    except (PermissionDenied, ValidationError) as refused:
        return type(refused)
    return None


def offered(verbs):
    """The buttons that somebody with these verbs is shown."""
    return sorted(verb.removesuffix(GATED) for verb in verbs if BARRED not in verb)


@pytest.mark.parametrize("stage", STAGES)
def test_everybody_may_do_what_was_agreed_and_nothing_else(stage):
    cast = Cast()
    claim, people, verbs_of = at(stage, cast), cast.everybody(), agreed(stage)
    assert people.keys() == verbs_of.keys(), "everybody has their line"
    for name, person in people.items():
        verbs = verbs_of[name]
        steps, edits = rules.open_steps(person, claim), rules.edits_open(person, claim)
        assert (name, sorted(steps + edits)) == (name, offered(verbs))
        assert rules.may_edit(person, claim) == ("edit" in verbs)
        for verb in FROM:
            assert (name, verb, met(person, verb, claim)) == (name, verb, refusal(verb, verbs, claim.status))


def test_the_agreement_names_every_verb_and_every_status():
    assert FROM.keys() == rules.STEPS.keys() | rules.EDITS.keys()
    assert rules.STEPS.keys() == VERBS.keys()
    assert TABLE.keys() == STAGES.keys()
    assert {status for statuses in FROM.values() for status in statuses.split()} == set(Status.values)


def test_an_unknown_verb_is_refused_with_the_ones_there_are(django_user_model):
    with pytest.raises(ValidationError, match=r"no step “bless”\. Choose one of: accept, decline"):
        rules.require(django_user_model(), "bless", None)


def test_every_refusal_says_what_to_do_next():
    cast = Cast()
    claim = at("open", cast)
    for verb, words in (
        ("approve", "Reload"),
        ("decline", "Ask one of them"),
        ("discard", "decline the claim"),
    ):
        with pytest.raises((PermissionDenied, ValidationError), match=words):
            rules.require(cast.lead, verb, claim)
