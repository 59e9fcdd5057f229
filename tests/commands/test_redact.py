"""Erasure on the command line: one administrator asks, another confirms."""

import pytest
from django.core.management import CommandError, call_command

from factcheck.models import ArticleText, Redaction
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def text():
    return factories.suggested().article.texts.get()


@pytest.fixture
def administrator():
    return factories.person("administrator").username


def test_two_administrators_erase_a_text(text, administrator, capsys):
    call_command("redact", f"articletext:{text.pk}", basis="Court order.", by=administrator)
    number = Redaction.objects.get().pk
    assert f"--confirm {number}" in capsys.readouterr().out
    call_command("redact", confirm=number, by=factories.person("administrator").username)
    assert ArticleText.objects.get().text is None


def test_one_administrator_does_not(text, administrator):
    call_command("redact", f"articletext:{text.pk}", basis="Court order.", by=administrator)
    with pytest.raises(CommandError, match="Another administrator"):
        call_command("redact", confirm=Redaction.objects.get().pk, by=administrator)
    assert ArticleText.objects.get().text


def test_a_dry_run_keeps_nothing(text, administrator, capsys):
    call_command("redact", f"articletext:{text.pk}", basis="Court order.", by=administrator, dry_run=True)
    assert "dry run" in capsys.readouterr().out
    assert not Redaction.objects.exists()


@pytest.mark.parametrize("subject", ["user:1", "articletext:x", "change:1", "nonsense"])
def test_what_cannot_be_erased_is_refused(administrator, subject):
    with pytest.raises(CommandError):
        call_command("redact", subject, basis="Court order.", by=administrator)


def test_one_thing_at_a_time(administrator):
    with pytest.raises(CommandError, match="one of the two"):
        call_command("redact", by=administrator)


def test_an_unknown_request_is_refused(administrator):
    with pytest.raises(CommandError, match="There is no request 9"):
        call_command("redact", confirm=9, by=administrator)
