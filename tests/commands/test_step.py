"""The same verbs on the command line, with the same refusals."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from factcheck.models import Event, Scheduled, Status
from factcheck.workflow import schedule
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return factories.Team()


def refused(claim, verb: str, person, words: str, **options) -> None:
    """A sentence, and an unchanged log."""
    lines = Event.objects.count()
    with pytest.raises(CommandError, match=words):
        call_command("step", claim.pk, verb, by=person.username, **options)
    assert Event.objects.count() == lines


def test_a_step_is_taken(team, capsys):
    claim = factories.approved_claim(team)
    call_command("step", claim.pk, "publish", by=team.publisher.username)
    assert f"Claim {claim.pk} is now published." in capsys.readouterr().out


def test_a_dry_run_asks_the_rules_and_changes_nothing(team, capsys):
    claim = factories.approved_claim(team)
    call_command("step", claim.pk, "publish", by=team.publisher.username, dry_run=True)
    claim.refresh_from_db()
    assert "would be published" in capsys.readouterr().out
    assert claim.status == Status.APPROVED


def test_an_unknown_verb_is_refused(team):
    refused(factories.suggested(team), "bless", team.editor, "There is no step “bless”")


def test_a_wrong_state_is_refused(team):
    refused(factories.suggested(team), "publish", team.publisher, "is for claims that are approved")


def test_a_missing_right_is_refused(team):
    refused(factories.suggested(team), "decline", team.lead, "is for editors", reason="opinion")


def test_a_missing_claim_is_refused(team):
    with pytest.raises(CommandError, match="There is no claim 99"):
        call_command("step", 99, "accept", by=team.lead.username)


def test_a_stale_version_is_refused(team):
    claim = factories.suggested(team)
    refused(claim, "accept", team.lead, "while you had it open", seen=claim.version - 1)


def test_a_second_approval_by_the_author_is_refused(team):
    claim = factories.seconded_claim(team)
    refused(claim, "approve", team.lead, "somebody else than who submitted it")


def test_what_a_step_asks_for_is_named(team):
    refused(factories.submitted_claim(team), "second", team.reviewer, "needs --rating")


def test_a_rating_is_given_by_its_slug(team):
    claim = factories.submitted_claim(team)
    call_command("step", claim.pk, "second", by=team.reviewer.username, rating="mixed")
    refused(claim, "approve", team.lead, ".")


def test_an_unknown_rating_is_refused_with_the_known_ones(team):
    refused(factories.submitted_claim(team), "second", team.reviewer, "mostly-true", rating="bogus")


def test_a_claim_is_scheduled_and_the_worker_publishes_it_when_due(team):
    claim = factories.approved_claim(team)
    later = timezone.now() + timedelta(days=1)
    call_command("step", claim.pk, "schedule", by=team.publisher.username, at=later.isoformat())
    call_command("work", once=True)
    claim.refresh_from_db()
    assert claim.status == Status.SCHEDULED


def test_the_worker_says_what_is_due_and_leaves_it(team, capsys):
    claim = factories.scheduled_claim(team)
    Scheduled.objects.update(publish_at=timezone.now())
    call_command("work", dry_run=True)
    assert f"claim {claim.pk}" in capsys.readouterr().out
    claim.refresh_from_db()
    assert claim.status == Status.SCHEDULED


def test_a_time_that_is_none_is_refused(team):
    claim = factories.approved_claim(team)
    refused(claim, "schedule", team.publisher, "is not a time", at="tomorrow")


def test_the_desk_publishes_by_the_clock_and_not_by_hand(team):
    refused(factories.scheduled_claim(team), "publish", schedule.desk(), "when the time has come")
