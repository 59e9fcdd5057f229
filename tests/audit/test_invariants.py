"""What must always hold, and what is said when it does not."""

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F

from factcheck.models import Assignment, Change, Claim, Edition, FactCheck, Ledger, Scheduled, triggers
from factcheck.workflow.audit import broken_invariants
from tests import factories

pytestmark = pytest.mark.django_db


def broken() -> str:
    return " ".join(broken_invariants())


@pytest.fixture
def claim():
    """A published claim in a database whose triggers somebody has taken off."""
    claim = factories.published_claim()
    triggers.remove()
    return claim


def test_everything_holds_after_every_kind_of_end():
    team = factories.Team()
    factories.corrected_claim(team)
    factories.withdrawn_claim(team)
    factories.disputed_claim(team)
    assert list(broken_invariants()) == []


def test_a_published_claim_that_readers_cannot_see(claim):
    FactCheck.objects.update(status="suspended", document="{}", summary="", quote="")
    assert "A published claim without a live fact-check" in broken()


def test_a_live_page_of_a_declined_claim(claim):
    Claim.objects.filter(pk=claim.pk).update(status="declined", decline_reason="opinion")
    assert "A live fact-check of a claim that is closed" in broken()


def test_a_page_that_shows_other_words_than_were_signed(claim):
    document = FactCheck.objects.get().document.replace("began earlier", "began later")
    FactCheck.objects.update(document=document)
    assert "A page that does not show what was signed" in broken()


def test_an_edition_whose_words_were_changed(claim):
    edition = Edition.objects.get()
    Edition.objects.update(content=edition.content.replace("began", "ended"))
    assert "An edition that does not have its digest" in broken()
    assert "An edition that differs from what was signed" in broken()


def test_a_gap_in_what_partners_are_told(claim):
    Change.objects.update(seq=F("seq") + 1)
    assert "Changes: 1 rows, last number 2" in broken()


def test_a_ledger_that_lags_behind(claim):
    Ledger.objects.update(change_seq=0)
    assert "ledger at 0" in broken()


def test_hidden_words_that_are_still_there(claim):
    FactCheck.objects.update(status="withdrawn")
    assert "cannot see and that still has words" in broken()


def test_a_time_for_a_claim_that_is_not_scheduled(claim):
    Scheduled.objects.create(
        claim=claim,
        submission=claim.submission,
        publish_at=claim.changed_at,
        scheduled_by=claim.submission.submitted_by,
    )
    assert "A time for a claim that is not scheduled" in broken()


def test_an_assignment_that_lags_behind_its_claim(claim):
    Assignment.objects.filter(role="lead").update(claim_status="open")
    assert "An assignment that says wrongly where its claim stands" in broken()


def test_missing_triggers(claim):
    assert "The trigger factcheck_keep_event_delete is missing or altered: run migrate." in broken()


def test_the_command_says_so_and_ends_with_1(capsys):
    call_command("check_invariants")
    assert "Everything holds." in capsys.readouterr().out
    triggers.remove()
    with pytest.raises(CommandError, match="do not hold"):
        call_command("check_invariants")
