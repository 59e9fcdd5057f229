"""A new revision of an article: its claims are found again, and what was signed stays as it was."""

import json

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from factcheck.models import Appearance, Claim, Event
from factcheck.workflow import checking, intake
from tests import factories

from .reading import lines, shown

pytestmark = pytest.mark.django_db

WORDS = "Microsoft pivoted to Azure in 2014"


@pytest.fixture
def team():
    return factories.Team()


def revise(claim, team, old, new):
    """The article with these words changed."""
    text = claim.article.texts.last().text
    assert old in text
    return intake.revise(claim.article, text.replace(old, new), by=team.lead)


def latest(claim):
    return Appearance.objects.of(claim).get()


def test_words_that_moved_get_a_successor_that_quotes_them(team):
    claim = factories.open_claim(team)
    assert revise(claim, team, WORDS, f"A new opening. {WORDS}") == []
    successor = latest(claim)
    assert (successor.match, successor.exact, successor.snapshot.number) == ("exact", WORDS, 2)
    assert successor.start == len("A new opening. ")
    assert successor.previous.snapshot.number == 1


def test_words_that_changed_are_work_for_a_person(team):
    claim = factories.open_claim(team)
    told = revise(claim, team, "pivoted to Azure in 2014", "turned firmly to Azure in 2014")
    assert [(t.claim, t.match) for t in told] == [(claim, "changed")]
    assert latest(claim).exact.startswith("Microsoft turned firmly to Azure in 2014")


def test_words_that_are_gone_leave_the_old_appearance(team):
    claim = factories.open_claim(team)
    told = revise(claim, team, f"{WORDS}.", "Rain fell.")
    assert [(t.claim, t.match) for t in told] == [(claim, "orphaned")]
    assert latest(claim).snapshot.number == 1


def test_a_revision_is_one_line_that_names_each_claim(team):
    claim = factories.open_claim(team)
    before = lines()
    revise(claim, team, "Nobody", "Somebody")
    changes = json.loads(Event.objects.latest("number").payload)["changes"]
    assert lines() == before + 1
    assert changes[f"claim {claim.pk}"] == [None, "exact"]


def test_a_revision_makes_a_form_that_is_open_stale(team):
    claim = factories.open_claim(team)
    seen = claim.version
    revise(claim, team, "Nobody", "Somebody")
    assert Claim.objects.get(pk=claim.pk).version == seen + 1


def test_what_was_signed_keeps_its_snapshot_until_the_next_edition(team):
    claim = factories.published_claim(team)
    before = shown(claim)
    revise(claim, team, "pivoted to Azure", "turned firmly to Azure")
    assert shown(claim) == before
    assert shown(claim)["content"]["quote"] == WORDS
    assert latest(claim).exact.startswith("Microsoft turned firmly")


def test_a_claim_in_review_is_signed_as_it_was_submitted(team):
    claim = factories.submitted_claim(team)
    revise(claim, team, "pivoted to Azure", "turned firmly to Azure")
    assert json.loads(claim.submission.content)["appearances"][0]["quote"] == WORDS


def test_a_repeat_that_moves_in_its_article_is_told_once(team):
    target = factories.published_claim(team)
    repeat = factories.merged_claim(team, into=target)
    revise(repeat, team, WORDS, f"A new opening. {WORDS}")
    factories.merged_claim(team, into=target)
    assert len(shown(target)["envelope"]["further_appearances"]) == 2


def test_the_same_text_again_is_no_revision(team):
    claim = factories.open_claim(team)
    with pytest.raises(intake.Duplicate, match="already on the desk"):
        intake.revise(claim.article, claim.article.texts.get().text, by=team.lead)


def test_a_revision_needs_the_right_and_words(team):
    claim = factories.open_claim(team)
    with pytest.raises(PermissionDenied, match="Ask one"):
        intake.revise(claim.article, "New words.", by=team.publisher)
    with pytest.raises(ValidationError, match="empty"):
        intake.revise(claim.article, " \n", by=team.lead)
    checking.submit(factories.papers(claim, team), by=team.lead)
    assert claim.article.texts.count() == 1
