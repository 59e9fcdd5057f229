"""Shares under embargo: by publishers, of what is signed, with named partners, until it is over."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from factcheck import rules
from factcheck.models import Embargo, Event, Submission, triggers
from factcheck.workflow import (
    checking,
    embargo_gate,
    embargoes,
    inbox,
    partners,
    publishing,
    review,
    schedule,
)
from tests import factories

pytestmark = pytest.mark.django_db
PARTNER = "The Weekly"


@pytest.fixture
def team():
    return factories.Team()


@pytest.fixture
def key():
    return factories.partner_key(partner=PARTNER, scopes=["embargoed"])


@pytest.fixture
def claim(team):
    return factories.approved_claim(team)


@pytest.fixture
def shared(claim, team, key):
    return embargoes.share(claim, by=team.publisher, partner=PARTNER, note="Ring us.")


def read(made, shared):
    return embargo_gate.shared_one(inbox.recognise(made.secret), shared.public_id)


def test_a_partner_reads_what_two_people_signed(claim, key, shared, team):
    found = read(key, shared)
    assert (found.state, found.note, found.until) == ("embargoed", "Ring us.", None)
    assert (found.signed, found.digest) == (claim.submission.content, claim.submission.digest)
    assert Event.objects.get(verb="share").claim_id == claim.pk
    at = timezone.now() + timedelta(days=2)
    schedule.schedule(claim, by=team.publisher, publish_at=at)
    assert read(key, shared).until == at


def test_the_desk_sees_who_has_read_it_and_when(key, shared):
    assert embargo_gate.shared_with(inbox.recognise(key.secret), before=None, most=9)[0].signed
    shared.refresh_from_db()
    assert shared.first_read_at is None
    read(key, shared)
    shared.refresh_from_db()
    first = shared.first_read_at
    read(key, shared)
    shared.refresh_from_db()
    assert first == shared.first_read_at == shared.last_read_at


def publish(claim, team):
    publishing.publish(claim, by=team.publisher)


def reopen(claim, team):
    publishing.reopen(claim, by=team.lead, note="Wait.")


@pytest.mark.parametrize(
    ("end", "state"), [(publish, "published"), (reopen, "taken_back")], ids=["out", "back"]
)
def test_an_embargo_ends_with_what_it_was_for(claim, team, key, shared, end, state):
    end(claim, team)
    found = read(key, shared)
    assert (found.state, found.signed, found.note) == (state, None, "")
    assert found.fact_check == (factories.fact_check(claim).public_id if end is publish else None)


def test_what_is_signed_anew_is_not_shared_by_an_old_share(claim, team, key, shared):
    reopen(claim, team)
    checking.submit(claim, by=team.lead)
    review.approve(claim, by=team.reviewer)
    assert read(key, shared).state == "taken_back"
    again = embargoes.share(claim, by=team.publisher, partner=PARTNER)
    assert read(key, again).state == "embargoed"


def test_words_that_nobody_signed_are_not_given_out(claim, key, shared):
    triggers.remove()
    Submission.objects.filter(pk=claim.submission_id).update(content='{"statement": "Altered."}')
    triggers.install()
    assert (read(key, shared).state, read(key, shared).signed) == ("taken_back", None)


def test_it_is_taken_back_once(team, key, shared):
    embargoes.end_share(shared, by=team.publisher)
    assert read(key, shared).state == "taken_back"
    with pytest.raises(rules.Conflict, match="taken back already"):
        embargoes.end_share(shared, by=team.publisher)
    assert Event.objects.filter(verb="end_share").count() == 1


def test_a_second_press_makes_no_second_share(claim, team, shared):
    assert embargoes.share(claim, by=team.publisher, partner="the weekly ") == shared
    assert Embargo.objects.count() == 1


def test_another_partner_and_a_revoked_key_read_nothing(team, key, shared):
    other = factories.partner_key(partner="The Daily", scopes=["embargoed"])
    assert read(other, shared) is None
    assert embargo_gate.shared_with(inbox.recognise(other.secret), before=None, most=9) == []
    partners.revoke_key(key.key, by=factories.person("administrator"))
    assert inbox.recognise(key.secret) is None


def test_only_publishers_share_and_take_back(claim, team, key, shared):
    with pytest.raises(PermissionDenied, match="Publishers share"):
        embargoes.share(claim, by=team.lead, partner=PARTNER)
    with pytest.raises(PermissionDenied, match="Publishers take back"):
        embargoes.end_share(shared, by=team.lead)


def test_what_is_not_signed_or_is_out_is_not_shared(team, key):
    for claim in (factories.submitted_claim(team), factories.published_claim(team)):
        with pytest.raises(ValidationError, match="approve it first"):
            embargoes.share(claim, by=team.publisher, partner=PARTNER)


def test_a_partner_without_such_a_key_gets_nothing(claim, team):
    factories.partner_key(partner="Reads", scopes=["read"])
    with pytest.raises(ValidationError, match="no live key that reads under embargo"):
        embargoes.share(claim, by=team.publisher, partner="Reads")


def test_what_somebody_has_changed_meanwhile_is_not_shared(claim, team, key):
    with pytest.raises(rules.Conflict):
        embargoes.share(claim, by=team.publisher, partner=PARTNER, version=claim.version - 1)
