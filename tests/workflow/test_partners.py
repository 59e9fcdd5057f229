"""Keys of partners: told once, two at a time, closed at once; made by administrators alone."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from factcheck.models import Event, PartnerKey
from factcheck.workflow import inbox, partners, secret_words
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return factories.person("administrator")


def test_a_secret_is_long_random_and_checks_itself():
    secret = secret_words.new_secret()
    assert secret.startswith("fck_live_")
    assert len(secret) == 45
    assert secret_words.is_well_formed(secret)
    assert secret != secret_words.new_secret()


@pytest.mark.parametrize("slip", ["", "fck_live_", "x" * 45, "fck_live_é"])
def test_a_slip_of_the_pen_is_no_key(slip):
    assert not secret_words.is_well_formed(slip)


def test_every_changed_character_of_a_secret_is_noticed():
    secret = secret_words.new_secret()
    for place in range(len(secret)):
        other = "A" if secret[place] != "A" else "B"
        assert not secret_words.is_well_formed(secret[:place] + other + secret[place + 1 :])


def test_the_secret_is_kept_nowhere(administrator):
    made = factories.partner_key(by=administrator)
    row = PartnerKey.objects.values().get()
    assert made.secret not in str(row)
    assert row["prefix"] == made.secret[:13]
    assert made.secret not in "".join(event.payload for event in Event.objects.all())


def test_a_live_key_is_recognised_and_its_use_remembered(administrator):
    made = factories.partner_key(by=administrator, partner="The Weekly")
    caller = inbox.recognise(made.secret)
    assert (caller.partner, caller.scopes) == ("The Weekly", {"intake"})
    assert PartnerKey.objects.get().last_used_at is not None


def test_a_revoked_key_opens_nothing_at_once(administrator):
    made = factories.partner_key(by=administrator)
    partners.revoke_key(made.key, by=administrator)
    assert inbox.recognise(made.secret) is None
    with pytest.raises(ValidationError, match="revoked already"):
        partners.revoke_key(made.key, by=administrator)


def test_a_key_that_has_run_out_opens_nothing(administrator):
    made = factories.partner_key(by=administrator, expires_at=timezone.now() + timedelta(days=1))
    assert inbox.recognise(made.secret)
    ended = {"made_at": timezone.now() - timedelta(days=2), "expires_at": timezone.now() - timedelta(days=1)}
    PartnerKey.objects.filter(pk=made.key.pk).update(**ended)
    assert inbox.recognise(made.secret) is None


def test_a_second_key_is_for_changing_over_and_a_third_is_refused(administrator):
    first = factories.partner_key(by=administrator, partner="The Weekly")
    second = partners.rotate_key(first.key, by=administrator)
    assert inbox.recognise(first.secret)
    assert inbox.recognise(second.secret)
    with pytest.raises(ValidationError, match="two live keys already"):
        factories.partner_key(by=administrator, partner="the weekly")
    partners.revoke_key(first.key, by=administrator)
    assert partners.rotate_key(second.key, by=administrator).secret


@pytest.mark.parametrize("role", ["editor", "publisher", "checker"])
def test_keys_are_for_administrators(administrator, role):
    made = factories.partner_key(by=administrator)
    person = factories.person(role)
    for verb in (partners.rotate_key, partners.revoke_key):
        with pytest.raises(PermissionDenied, match="administrators"):
            verb(made.key, by=person)


@pytest.mark.parametrize("scopes", [[], ["everything"], "intake"])
def test_a_key_opens_something_that_there_is(administrator, scopes):
    with pytest.raises(ValidationError, match="Choose what the key opens"):
        factories.partner_key(by=administrator, scopes=scopes)


def test_a_key_acts_for_somebody_who_may_take_articles_in(administrator):
    with pytest.raises(ValidationError, match="does not take articles in"):
        factories.partner_key(by=administrator, acts_as=factories.person("publisher"))


def test_a_key_ends_in_the_future(administrator):
    with pytest.raises(ValidationError, match="time in the future"):
        factories.partner_key(by=administrator, expires_at=timezone.now() - timedelta(seconds=1))
