"""What is refused leaves the claim, the log and everything readers see as they were."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from factcheck.models import Claim, Edition, FactCheck, Submission, triggers
from factcheck.rules import Conflict
from factcheck.workflow import checking, claims, publishing, review, splitting
from tests import factories

from .reading import lines

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return factories.Team()


def refused(kind, words, function, claim, **facts):
    """The step is refused in these words and nothing has happened."""
    before = lines(), Claim.objects.values().get(pk=claim.pk)
    with pytest.raises(kind, match=words):
        function(claim, **facts)
    assert (lines(), Claim.objects.values().get(pk=claim.pk)) == before


def test_a_stale_page_is_refused_and_says_who_was_first(team):
    claim = factories.open_claim(team)
    seen = claim.version
    claims.edit(claim, by=team.lead, statement="Mine.")
    words = f"{team.lead} changed this claim while you had it open. Your text is kept"
    refused(Conflict, words, claims.edit, claim, by=team.editor, statement="Theirs.", version=seen)


def test_a_step_from_a_stale_row_is_refused(team):
    claim = factories.checked_claim(team)
    stale = Claim.objects.get(pk=claim.pk)
    claims.edit(claim, by=team.editor, statement="Another claim.")
    refused(Conflict, "reload and compare", checking.submit, stale, by=team.lead)


def test_a_step_from_the_wrong_stage_is_refused(team):
    refused(Conflict, "“Approve” is for claims that are in review; this one is open", review.approve,
            factories.open_claim(team), by=team.reviewer)  # fmt: skip


def test_a_step_without_the_right_is_refused(team):
    refused(PermissionDenied, "“Publish” is for publishers. Ask one of them", publishing.publish,
            factories.approved_claim(team), by=team.lead)  # fmt: skip


def test_nobody_approves_what_they_submitted(team):
    claim = factories.seconded_claim(team)
    refused(PermissionDenied, "somebody else than who submitted it", review.approve, claim, by=team.lead)


def test_a_superuser_does_not_approve_what_they_submitted():
    team = factories.Team()
    team.lead = factories.person(is_superuser=True)
    claim = factories.seconded_claim(team)
    refused(PermissionDenied, "somebody else than who submitted it", review.approve, claim, by=team.lead)


def test_a_superuser_does_not_settle_their_own_suspension(team):
    team.publisher = factories.person(is_superuser=True)
    claim = factories.suspended_claim(team)
    for settle in (publishing.withdraw, publishing.reinstate):
        refused(PermissionDenied, "other than who suspended it", settle, claim, by=team.publisher, note="I.")


def test_somebody_who_has_left_takes_no_step(team):
    claim = factories.checked_claim(team)
    team.lead.is_active = False
    refused(PermissionDenied, "Ask one of them", checking.submit, claim, by=team.lead)


@pytest.mark.parametrize("note", ["", "  \n"])
@pytest.mark.parametrize("verb", [publishing.reopen, publishing.suspend])
def test_a_step_that_readers_feel_needs_a_note(team, verb, note):
    by = {publishing.reopen: team.lead, publishing.suspend: team.publisher}[verb]
    refused(ValidationError, "needs a note: say why", verb, factories.published_claim(team), by=by, note=note)


@pytest.mark.parametrize("reason", ["", "boring"])
def test_declining_needs_one_of_the_reasons(team, reason):
    refused(ValidationError, "Give a reason: opinion", claims.decline, factories.open_claim(team),
            by=team.editor, reason=reason)  # fmt: skip


def test_a_claimant_is_named_or_unknown_but_not_both(team):
    claim = factories.checked_claim(team)
    refused(ValidationError, "not both", claims.edit, claim, by=team.lead, claimant_unknown=True)


@pytest.mark.parametrize(("statement", "words"), [("", "cannot be blank"), ("x" * 501, "at most 500")])
def test_a_statement_is_neither_empty_nor_endless(team, statement, words):
    refused(
        ValidationError, words, claims.edit, factories.open_claim(team), by=team.lead, statement=statement
    )


def test_what_is_not_for_this_form_cannot_be_edited_through_it(team):
    claim = factories.open_claim(team)
    refused(ValidationError, "cannot be edited: rating, status", claims.edit, claim,
            by=team.lead, status="published", rating=None)  # fmt: skip


def test_evidence_that_was_taken_off_is_not_changed_behind_the_scenes(team):
    claim = factories.checked_claim(team)
    evidence = claim.evidence.first()
    claim = checking.remove_evidence(evidence, by=team.lead)
    for function in (checking.change_evidence, checking.remove_evidence):
        facts = {"passage": "New."} if function is checking.change_evidence else {}
        with pytest.raises(ValidationError, match="taken off"):
            function(claim.evidence.get(pk=evidence.pk), by=team.lead, **facts)


@pytest.mark.parametrize(
    ("words", "facts"),
    [
        ("not in the text", {"quote": "Amazon pivoted to Azure in 1914 and nobody at all noticed it"}),
        ("Paste the words", {"quote": "  "}),
        ("inside the text", {"span": (0, 100_000)}),
        ("inside the text", {"span": (5, 5)}),
        ("not empty space", {"span": (71, 73)}),
        ("Shorten the statement", {"quote": "Nobody objected", "statement": "x" * 501}),
    ],
)
def test_words_that_are_not_there_make_no_claim(team, words, facts):
    article = factories.article(team.lead)
    before = lines()
    with pytest.raises(ValidationError, match=words):
        splitting.mark(article, by=team.lead, **facts)
    assert (lines(), article.claims.count()) == (before, 0)


def test_what_was_altered_after_it_was_signed_is_not_published(team):
    claim = factories.approved_claim(team)
    altered = Submission.objects.get().content.replace("The turn", "The twist")
    triggers.remove()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE factcheck_submission SET content = %s", [altered])
    triggers.install()
    refused(
        ValidationError, "What was signed is not what is stored", publishing.publish, claim, by=team.publisher
    )
    assert not Edition.objects.exists()
    assert not FactCheck.objects.exists()
