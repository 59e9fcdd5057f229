"""Commands that set up a house: the demonstration, and one of one's own."""

import json

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import override_settings

from factcheck.models import Claim, FactCheck, House, PolicyPage, Rating, Status, User
from factcheck.rules import ROLES, has
from factcheck.workflow.audit import broken_invariants, verify_log

pytestmark = pytest.mark.django_db


@pytest.fixture
def _password(monkeypatch):
    monkeypatch.setenv("ADMIN_PASSWORD", "a long enough secret of ours")


@pytest.fixture
def demonstration():
    with override_settings(DEBUG=True):
        call_command("seed")


def test_the_demonstration_shows_every_state(demonstration):
    shown = set(Claim.objects.values_list("status", flat=True))
    assert shown >= {
        Status.PUBLISHED,
        Status.WITHDRAWN,
        Status.DISPUTED,
        Status.IN_REVIEW,
        Status.SCHEDULED,
        Status.OPEN,
        Status.DECLINED,
    }
    assert FactCheck.objects.live().count() >= 6
    assert FactCheck.objects.live().filter(number=2).count() == 2


def test_the_demonstration_is_whole_and_labelled(demonstration):
    assert list(broken_invariants()) == []
    assert verify_log().faults == []
    assert House.the().demonstration
    replies = {json.loads(f.document)["content"]["reply"]["outcome"] for f in FactCheck.objects.live()}
    assert replies == {"not_asked"}


def test_the_demonstration_loads_once(demonstration, capsys):
    claims = Claim.objects.count()
    with override_settings(DEBUG=True):
        call_command("seed")
    assert "loaded already" in capsys.readouterr().out
    assert Claim.objects.count() == claims


def test_a_dry_run_of_the_demonstration_keeps_nothing(capsys):
    with override_settings(DEBUG=True):
        call_command("seed", dry_run=True)
    assert "19 claims" in capsys.readouterr().out
    assert not User.objects.exists()
    assert not Claim.objects.exists()


def test_the_demonstration_stays_out_of_production():
    with override_settings(DEBUG=False), pytest.raises(CommandError, match="setup_house"):
        call_command("seed")
    assert not House.objects.exists()


@pytest.mark.usefixtures("_password")
def test_a_house_of_ones_own_starts_empty_with_drafts():
    call_command("setup_house", "The Daily Check", "chief", email="desk@example.org")
    assert House.the().name == "The Daily Check"
    assert set(PolicyPage.REQUIRED) <= set(PolicyPage.objects.values_list("slug", flat=True))
    assert not PolicyPage.objects.adopted().exists()
    assert Rating.objects.on_offer().count() == 11
    assert has(User.objects.get(username="chief"), "administer")


@pytest.mark.usefixtures("_password")
def test_setting_up_twice_changes_nothing(capsys):
    call_command("setup_house", "The Daily Check", "chief")
    House.objects.update(tagline="Ours")
    capsys.readouterr()
    call_command("setup_house", "Another name", "chief")
    assert capsys.readouterr().out == "Everything is in place already.\n"
    assert (House.the().name, House.the().tagline) == ("The Daily Check", "Ours")


def test_a_weak_password_is_refused(monkeypatch):
    monkeypatch.setenv("ADMIN_PASSWORD", "short")
    with pytest.raises(CommandError, match="too short"):
        call_command("setup_house", "The Daily Check", "chief")
    assert not User.objects.filter(username="chief").exists()


def test_a_dry_run_sets_nothing_up(capsys):
    call_command("setup_house", "The Daily Check", "chief", dry_run=True)
    assert "The Daily Check" in capsys.readouterr().out
    assert not House.objects.exists()


def test_roles_are_made_once_with_exactly_their_rights(capsys):
    call_command("setup_roles")
    group = Group.objects.get(name="checker")
    group.permissions.clear()
    call_command("setup_roles")
    assert "All 6 roles are in place." in capsys.readouterr().out
    rights = {p.codename for p in group.permissions.all() if not p.codename.startswith("view_")}
    assert rights == set(ROLES["checker"])


def test_a_dry_run_makes_no_roles(capsys):
    call_command("setup_roles", dry_run=True)
    assert "New roles: contributor" in capsys.readouterr().out
    assert not Group.objects.exists()


def test_the_seed_article_is_the_one_that_was_received():
    text = (settings.BASE_DIR / "seeds" / "microsoft-face-recognition.txt").read_bytes()
    assert "by \u00a0 | \u00a0VIEW 1382" in text.decode()
    assert text.count(b"Washington's Microsoft bans police face recognition sales") == 2
