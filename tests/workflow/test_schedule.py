"""The clock: what is scheduled stays hidden until its time, and then goes out or says why not."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from factcheck.models import Edition, Event, FactCheck, PolicyPage, Scheduled, Status, User
from factcheck.workflow import claims, house, publishing, schedule
from tests import factories

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def team():
    return factories.Team()


def later(days=2):
    return timezone.now() + timedelta(days=days)


@pytest.mark.parametrize("ago", [timedelta(0), HOUR])
def test_the_time_must_lie_in_the_future(team, ago):
    claim = factories.approved_claim(team)
    with pytest.raises(ValidationError, match="Choose a time in the future, or publish now"):
        schedule.schedule(claim, by=team.publisher, publish_at=timezone.now() - ago)
    assert not Scheduled.objects.exists()


def test_nothing_public_knows_of_what_is_scheduled(team):
    factories.scheduled_claim(team)
    assert (FactCheck.objects.count(), Edition.objects.count()) == (0, 0)


def test_what_is_not_due_stays(team):
    claim = factories.scheduled_claim(team)
    assert schedule.release_due(timezone.now()) == ([], [])
    claim.refresh_from_db()
    assert claim.status == Status.SCHEDULED


def test_what_is_due_is_published_in_the_name_of_the_desk(team):
    claim = factories.scheduled_claim(team)
    published, refused = schedule.release_due(later())
    assert (published, refused) == ([claim], [])
    event = Event.objects.get(verb="publish")
    assert (event.by, Scheduled.objects.count()) == (schedule.desk(), 0)
    assert factories.fact_check(claim).is_live


def test_the_desk_account_is_made_when_there_is_none(team):
    factories.scheduled_claim(team)
    User.objects.filter(username="desk").update(username="nobody")
    published, _ = schedule.release_due(later())
    assert len(published) == 1
    assert not User.objects.get(username="desk").has_usable_password()


def test_a_red_gate_keeps_it_scheduled_and_says_so(team):
    claim = factories.scheduled_claim(team)
    PolicyPage.objects.filter(slug="funding").update(adopted_at=None)
    published, refused = schedule.release_due(later())
    assert (published, refused) == ([], [(claim, "Adopt the policy pages first: funding.")])
    claim.refresh_from_db()
    assert claim.status == Status.SCHEDULED
    house.adopt(PolicyPage.objects.get(slug="funding"), by=factories.person("administrator"))
    assert schedule.release_due(later())[0] == [claim]


def test_one_that_is_refused_does_not_hold_up_the_others(team):
    stuck = factories.scheduled_claim(team)
    fine = factories.scheduled_claim(factories.Team())
    idle = factories.person("editor")
    schedule.unschedule(stuck, by=team.publisher)
    claims.assign(stuck, by=team.editor, user=idle, role="editor")
    stuck.refresh_from_db()
    schedule.schedule(stuck, by=team.publisher, publish_at=later(1))
    declare(idle)
    published, refused = schedule.release_due(later())
    assert (published, [claim for claim, _ in refused]) == ([fine], [stuck])


def declare(user):
    house.declare(user, by=user, source=factories.source("Microsoft"), tie="family", disclosure="A sister.")


def due(claim):
    """The scheduled claim, its time come."""
    Scheduled.objects.filter(claim=claim).update(publish_at=timezone.now() - HOUR)
    return claim


def test_unscheduled_before_its_time_it_is_approved_again(team):
    claim = schedule.unschedule(factories.scheduled_claim(team), by=team.publisher)
    assert claim.status == Status.APPROVED
    assert schedule.release_due(later()) == ([], [])


def test_once_due_it_cannot_be_unscheduled(team):
    claim = due(factories.scheduled_claim(team))
    with pytest.raises(ValidationError, match="suspend it afterwards"):
        schedule.unschedule(claim, by=team.publisher)


def test_what_is_due_and_refused_is_not_stuck(team):
    claim = due(factories.scheduled_claim(team))
    declare(team.reviewer)
    assert [c for c, _ in schedule.release_due()[1]] == [claim]
    schedule.unschedule(claim, by=team.publisher)
    assert claim.status == Status.APPROVED


def test_a_publisher_may_go_before_the_clock(team):
    claim = publishing.publish(factories.scheduled_claim(team), by=team.publisher)
    assert (claim.status, Scheduled.objects.count()) == (Status.PUBLISHED, 0)
    assert schedule.release_due(later()) == ([], [])


def test_the_desk_publishes_only_what_was_scheduled(team):
    with pytest.raises(PermissionDenied, match="for publishers"):
        publishing.publish(factories.approved_claim(team), by=schedule.desk())


def test_who_scheduled_it_may_have_left_when_it_goes_out(team):
    claim = factories.scheduled_claim(team)
    User.objects.filter(pk__in=[team.publisher.pk, team.lead.pk, team.reviewer.pk]).update(is_active=False)
    assert schedule.release_due(later())[0] == [claim]


def test_what_keeps_it_from_readers_is_said_before_it_is_scheduled(team):
    claim = factories.approved_claim(team)
    PolicyPage.objects.filter(slug="funding").update(adopted_at=None)
    with pytest.raises(ValidationError, match="Adopt the policy pages first: funding"):
        schedule.schedule(claim, by=team.publisher, publish_at=later())
