"""Settings run on a laptop as they are, and refuse nonsense with a sentence."""

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.db import connection

from newsroom.environment import WrongSetting

ROOT = Path(__file__).resolve().parent.parent
KEY = "k9Q2" + "abcdefghijklmnopqrstuvwxyz" * 2
PRODUCTION = {"DEBUG": "0", "SECRET_KEY": KEY, "SITE_URL": "https://checks.example.org"}
NAMES = (ROOT / ".env.example").read_text(encoding="utf-8")

NONSENSE = [
    ("DEBUG", "yes", "1 for yes or 0 for no"),
    ("SECRET_KEY", "short", "at least 50 random characters"),
    ("SECRET_KEY", "a" * 60, "at least 50 random characters"),
    ("SECRET_KEY", f"django-insecure-{KEY}", "at least 50 random characters"),
    ("SITE_URL", "checks.example.org", "without a path"),
    ("SITE_URL", "ftp://checks.example.org", "without a path"),
    ("SITE_URL", "https://checks.example.org/", "without a path"),
    ("SITE_URL", "https://me@checks.example.org", "without a path"),
    ("SITE_URL", "https://checks.example.org:99999", "without a path"),
    ("ALLOWED_HOSTS", "https://checks.example.org", "host names separated by commas"),
    ("ALLOWED_HOSTS", "a.example.org,,b.example.org", "host names separated by commas"),
    ("DATABASE_URL", "mysql://127.0.0.1/newsroom", "write postgres://"),
    ("DATABASE_URL", "postgres://127.0.0.1:port/newsroom", "write postgres://"),
    ("DATABASE_URL", "sqlite://:memory:", "write postgres://"),
    ("CACHE_URL", "memcache://127.0.0.1", "write redis://"),
    ("WEB_CONCURRENCY", "0", "a whole number of at least 1"),
    ("PROXY_COUNT", "one", "a whole number of at least 0"),
    ("DATA_DIR", "captures", "an absolute path"),
    ("LANGUAGE_CODE", "klingon", "write one of"),
    ("TIME_ZONE", "Mars/Olympus", "an IANA time zone"),
    ("LOG_LEVEL", "loud", "write one of"),
    ("SECOND_FACTOR", "sometimes", "1 for yes or 0 for no"),
    ("EMAIL_URL", "mail.example.org", "write smtp+tls://"),
    ("EMAIL_URL", "smtp://", "write smtp+tls://"),
    ("EMAIL_URL", "smtp://host:port", "write smtp+tls://"),
    ("EMAIL_FROM", "the desk", "write an e-mail address"),
]


@pytest.fixture
def start(monkeypatch):
    """Read the settings afresh, with these variables and no others of ours."""

    def read(**variables: str) -> dict:
        for line in NAMES.splitlines():
            monkeypatch.delenv(line.partition("=")[0], raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(ROOT / "newsroom/settings.py"))

    return read


@pytest.mark.parametrize(("name", "value", "advice"), NONSENSE)
def test_nonsense_stops_the_start_with_a_sentence(start, name, value, advice):
    with pytest.raises(WrongSetting) as stopped:
        start(**{name: value})
    said = str(stopped.value)
    assert said.startswith(name)
    assert advice in said
    assert "\n" not in said


@pytest.mark.parametrize("missing", ["SECRET_KEY", "SITE_URL"])
def test_production_starts_only_with_what_it_needs(start, missing):
    with pytest.raises(WrongSetting, match=missing):
        start(**{name: value for name, value in PRODUCTION.items() if name != missing})


def test_production_is_not_served_in_the_clear(start):
    with pytest.raises(WrongSetting, match="SITE_URL"):
        start(**PRODUCTION | {"SITE_URL": "http://checks.example.org"})


def test_a_password_is_not_shown(start):
    with pytest.raises(WrongSetting) as stopped:
        start(DATABASE_URL="mysql://desk:hush@127.0.0.1/newsroom")
    assert "hush" not in str(stopped.value)


def test_a_laptop_needs_no_environment(start):
    first, again = start(), start()
    assert first["DEBUG"] is True
    assert first["SECRET_KEY"] == again["SECRET_KEY"]
    assert first["SITE_URL"] == "http://127.0.0.1:8000"


def test_production_locks_its_doors(start):
    settings = start(**PRODUCTION)
    assert settings["ALLOWED_HOSTS"] == ["checks.example.org"]
    assert settings["SECURE_SSL_REDIRECT"]
    assert settings["SECURE_HSTS_SECONDS"] >= 365 * 24 * 3600
    assert settings["SESSION_COOKIE_SECURE"]
    assert settings["CSRF_COOKIE_SECURE"]
    assert settings["SECURE_PROXY_SSL_HEADER"] is None, "nobody's X-Forwarded-Proto is believed unasked"


def test_publishing_asks_for_a_second_factor_outside_debug(start):
    assert start(**PRODUCTION)["SECOND_FACTOR"] is True
    assert start()["SECOND_FACTOR"] is False
    assert start(**PRODUCTION)["MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"] is False


def test_without_a_mail_server_no_letter_is_written(start):
    assert start(**PRODUCTION)["EMAIL_BACKEND"].endswith("dummy.EmailBackend")
    asked = start(**PRODUCTION | {"EMAIL_URL": "smtp+tls://me:hush@mail.example.org:587"})
    assert (asked["EMAIL_HOST"], asked["EMAIL_PORT"], asked["EMAIL_USE_TLS"]) == (
        "mail.example.org",
        587,
        True,
    )
    assert asked["DEFAULT_FROM_EMAIL"] == "desk@checks.example.org"


def test_passwords_are_long_and_hashed_with_argon2(start):
    settings = start()
    assert settings["PASSWORD_HASHERS"][0].endswith("Argon2PasswordHasher")
    assert len(settings["AUTH_PASSWORD_VALIDATORS"]) == 4


def test_postgresql_and_redis_are_an_address_away(start):
    settings = start(
        DATABASE_URL="postgres://desk@db:5432/house?sslmode=require", CACHE_URL="redis://cache:6379/1"
    )
    assert settings["DATABASES"]["default"]["HOST"] == "db"
    assert settings["DATABASES"]["default"]["OPTIONS"] == {"sslmode": "require"}
    assert settings["CACHES"]["default"]["LOCATION"] == "redis://cache:6379/1"


def test_a_command_says_the_sentence_and_nothing_else():
    result = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env=os.environ | {"DEBUG": "perhaps"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert result.stderr == "DEBUG is 'perhaps': write 1 for yes or 0 for no.\n"


@pytest.mark.parametrize(
    ("processes", "shared", "refused"), [(1, False, False), (2, False, True), (2, True, False)]
)
def test_processes_share_a_cache(settings, processes, shared, refused):
    kind = "redis.RedisCache" if shared else "locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": f"django.core.cache.backends.{kind}", "LOCATION": "redis://h"}}
    settings.WEB_CONCURRENCY = processes
    assert ("factcheck.E001" in [found.id for found in run_checks(tags=["caches"])]) is refused


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 1), ("foreign_keys", 1), ("busy_timeout", 20000)],
)
def test_sqlite_lets_readers_and_one_writer_at_it(db, pragma, value):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone() == (value,)
    assert connection.transaction_mode == "IMMEDIATE"
