"""Whatever is typed on the command line: a sentence, never a traceback."""

import sys

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from factcheck.models import Article, User
from tests import factories

pytestmark = pytest.mark.django_db
NO_TEXT = "\udcff"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("step", "1", "attach", "--by", "desk"), "There is no step “attach”"),
        (("split_article", "1", "--by", NO_TEXT), "There is no article 1"),
        (("import_article", __file__, "--title", NO_TEXT), "cannot be kept"),
        (("import_article", __file__, "--by", NO_TEXT), "cannot be kept"),
        (("import_article", "/dev/zero"), "larger than 10 MB"),
        (("work", "--once", "--every", "nan"), "more than 0"),
        (("work", "--once", "--every", "-1"), "more than 0"),
        (("setup_house", "Ours", "desk"), "Choose another username"),
        (("redact", f"event:{'9' * 5000}", "--by", "desk", "--basis", "Law."), "nothing that can be erased"),
    ],
)
def test_it_is_refused_in_a_sentence(arguments, told):
    with pytest.raises(CommandError, match=told):
        call_command(*arguments)
    assert not Article.objects.exists()
    assert not User.objects.exists()


def test_who_may_not_take_articles_in_or_split_them_is_told_so():
    publisher, article = factories.person("publisher"), factories.article()
    for arguments in (("import_article", __file__), ("split_article", article.pk)):
        with pytest.raises(CommandError, match="is for contributors, checkers, reviewers and editors"):
            call_command(*arguments, by=publisher.username)


def test_closed_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(CommandError, match="Standard input is closed"):
        call_command("import_article", "-")


def test_a_password_that_nobody_types(monkeypatch):
    monkeypatch.delenv("ADMIN_PASSWORD", raising=False)
    monkeypatch.setattr("getpass.getpass", _nobody)
    with pytest.raises(CommandError, match="Nobody typed a password"):
        call_command("setup_house", "Ours", "boss")


def _nobody(prompt):
    raise EOFError


def test_a_time_beyond_the_calendar():
    team = factories.Team()
    claim = factories.approved_claim(team)
    with pytest.raises(CommandError, match="is not a time"):
        call_command("step", claim.pk, "schedule", by=team.publisher.username, at="9999-12-31T23:59-12:00")


def test_a_database_without_its_tables():
    with connection.schema_editor() if connection.vendor == "postgresql" else connection.cursor() as pen:
        pen.execute("ALTER TABLE factcheck_event RENAME TO elsewhere")
    with pytest.raises(CommandError, match="Run “migrate” first"):
        call_command("verify_log")
    if connection.vendor == "sqlite":
        connection.cursor().execute("ALTER TABLE elsewhere RENAME TO factcheck_event")
