"""Preview links: signed, for one submission, for a while, until they are revoked."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from factcheck import rules
from factcheck.models import Event, PreviewLink
from factcheck.workflow import previews
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return factories.Team()


def link(claim, by, token="", **facts):
    return previews.make_preview(claim, by=by, token=token or previews.new_token(), **facts)


def test_a_link_opens_one_submission_for_three_days(team):
    claim, token = factories.submitted_claim(team), previews.new_token()
    made = link(claim, team.lead, token)
    assert previews.link_of(token) == made
    assert (made.submission_id, made.expires_at - made.made_at) == (claim.submission_id, timedelta(hours=72))


def test_the_token_itself_is_not_kept(team):
    token = previews.new_token()
    made = link(factories.submitted_claim(team), team.lead, token)
    row = PreviewLink.objects.filter(pk=made.pk).values().get()
    assert token not in str(row)
    assert not Event.objects.filter(payload__contains=token).exists()


def test_a_second_press_of_the_button_makes_no_second_link(team):
    claim, token = factories.submitted_claim(team), previews.new_token()
    assert link(claim, team.lead, token) == link(claim, team.lead, token)
    assert Event.objects.filter(verb="preview").count() == 1


@pytest.mark.parametrize("token", ["", "a", "a" * 5000, "guess:signature", "%00", "\x00"])
def test_a_made_up_token_opens_nothing_and_asks_the_database_nothing(django_assert_num_queries, token):
    with django_assert_num_queries(0):
        assert previews.link_of(token) is None


def test_a_token_of_somebody_s_own_making_is_refused(team):
    with pytest.raises(ValidationError, match="Reload the page"):
        link(factories.submitted_claim(team), team.lead, "my-own-token")


@pytest.mark.parametrize("hours", [0, -1, 721])
def test_a_link_lives_between_an_hour_and_a_month(team, hours):
    with pytest.raises(ValidationError, match="Choose between 1 and 720 hours"):
        link(factories.submitted_claim(team), team.lead, hours=hours)


def test_who_may_not_see_the_verdict_makes_no_link(team):
    claim = factories.submitted_claim(team)
    with pytest.raises(PermissionDenied, match="tells the verdict"):
        link(claim, team.reviewer)


def test_who_has_no_part_in_it_makes_and_revokes_none(team):
    claim, stranger = factories.submitted_claim(team), factories.person("checker")
    with pytest.raises(PermissionDenied):
        link(claim, stranger)
    with pytest.raises(PermissionDenied):
        previews.revoke_preview(link(claim, team.lead), by=stranger)


def test_there_is_nothing_to_show_before_a_submission(team):
    with pytest.raises(ValidationError, match="Submit the claim first"):
        link(factories.checked_claim(team), team.lead)


def test_a_link_is_revoked_once_and_the_log_knows(team):
    made = link(factories.submitted_claim(team), team.lead)
    previews.revoke_preview(made, by=team.editor)
    assert (made.is_open, made.revoked_by) == (False, team.editor)
    with pytest.raises(rules.Conflict):
        previews.revoke_preview(made, by=team.lead)
    assert Event.objects.filter(verb="revoke_preview", by=team.editor).count() == 1


def test_making_a_link_leaves_the_claim_as_others_have_it_open(team):
    claim = factories.submitted_claim(team)
    version = claim.version
    link(claim, team.lead)
    claim.refresh_from_db()
    assert claim.version == version
