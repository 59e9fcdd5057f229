"""What this machine says about itself: environment variables, read with a sentence for every mistake."""

import re
import zoneinfo
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

ENVIRONMENT = environ.Env()
DATABASES = ("postgres", "postgresql", "sqlite")
CACHES = ("locmemcache", "redis", "rediss")
MAILS = ("smtp", "smtps", "smtp+tls", "smtp+ssl", "filemail", "consolemail", "dummymail")
KEY_LENGTH, KEY_VARIETY = 50, 10
HOST = re.compile(r"\*|\.?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*|\[[0-9a-fA-F:.]+\]")


class WrongSetting(ImproperlyConfigured):
    """A setting that must be put right before anything starts; its text says how."""


def refuse(name: str, value: object, advice: str) -> WrongSetting:
    """Name the setting, show what it is now and say what to write."""
    return WrongSetting(f"{name} is {value!r}: {advice}")


def text(name: str, default: str = "") -> str:
    """Read a setting as it stands, without spaces around it."""
    return str(ENVIRONMENT.str(name, default=default)).strip()


def yes_or_no(name: str, *, default: bool) -> bool:
    """Read a switch; anything but 1 or 0 is a mistake worth stopping for."""
    value = text(name, "1" if default else "0")
    if value not in {"0", "1"}:
        raise refuse(name, value, "write 1 for yes or 0 for no.")
    return value == "1"


def whole_number(name: str, *, default: int, at_least: int = 0) -> int:
    """Read a count."""
    value = text(name, str(default))
    if not re.fullmatch(r"[0-9]{1,9}", value) or int(value) < at_least:
        raise refuse(name, value, f"write a whole number of at least {at_least}.")
    return int(value)


def one_of(name: str, choices: tuple[str, ...], *, default: str) -> str:
    """Read a choice."""
    value = text(name, default)
    if value not in choices:
        raise refuse(name, value, f"write one of {', '.join(choices)}.")
    return value


def hosts(name: str, *, default: list[str]) -> list[str]:
    """Read host names, separated by commas and without scheme or port."""
    names = [host.strip() for host in text(name, ",".join(default)).split(",")]
    for host in names:
        if not HOST.fullmatch(host):
            raise refuse(name, host, "write host names separated by commas, such as checks.example.org.")
    return names


def origin(name: str, *, default: str, secure: bool) -> str:
    """Read the site's own address: scheme, host and port, and nothing behind them."""
    value = text(name, default)
    example = "https://checks.example.org" if secure else "http://127.0.0.1:8000"
    advice = f"write the site's address without a path, such as {example}."
    parts = parsed(name, value, urlsplit, advice)
    if parts.scheme not in ({"https"} if secure else {"http", "https"}):
        raise refuse(name, value, advice)
    if not HOST.fullmatch(parts.hostname or "") or value != f"{parts.scheme}://{parts.netloc}":
        raise refuse(name, value, advice)
    if "@" in parts.netloc or parsed(name, value, lambda _: parts.port, advice) == 0:
        raise refuse(name, value, advice)
    return value


def database(name: str, *, default: Path) -> dict[str, Any]:
    """Read where the tables are: PostgreSQL, or a SQLite file."""
    value = text(name, f"sqlite:///{default}")
    advice = "write postgres://user:password@host:5432/name or sqlite:////path/to/file.sqlite3."
    if urlsplit(value).scheme not in DATABASES:
        raise refuse(name, hidden(value), advice)
    settings: dict[str, Any] = parsed(name, value, ENVIRONMENT.db_url_config, advice)
    if settings["NAME"] in {"", ":memory:"}:
        raise refuse(name, hidden(value), advice)
    return settings


def cache(name: str) -> dict[str, Any]:
    """Read where throttles count: in this process, or in a Redis that all processes share."""
    value = text(name, "locmemcache://")
    advice = "write redis://host:6379/0, or leave it out when one process serves the site."
    if urlsplit(value).scheme not in CACHES:
        raise refuse(name, hidden(value), advice)
    settings: dict[str, Any] = parsed(name, value, ENVIRONMENT.cache_url_config, advice)
    return settings


def mail(name: str, *, default: str) -> dict[str, Any]:
    """Read who carries our letters: a mail server, a folder, the console, or nobody."""
    value = text(name, default)
    advice = "write smtp+tls://user:password@host:587, or leave it out when the desk writes no e-mail."
    if urlsplit(value).scheme not in MAILS:
        raise refuse(name, hidden(value), advice)
    settings: dict[str, Any] = parsed(name, value, ENVIRONMENT.email_url_config, advice)
    if urlsplit(value).scheme.startswith("smtp") and not settings["EMAIL_HOST"]:
        raise refuse(name, hidden(value), advice)
    return settings


def mailbox(name: str, *, default: str) -> str:
    """Read an e-mail address."""
    value = text(name, default)
    try:
        validate_email(value)
    except ValidationError as error:
        raise refuse(name, value, "write an e-mail address, such as desk@example.org.") from error
    return value


def time_zone(name: str, *, default: str) -> str:
    """Read the newsroom's time zone by its IANA name."""
    value = text(name, default)
    if value not in zoneinfo.available_timezones():
        raise refuse(name, value, "write an IANA time zone, such as Europe/London.")
    return value


def folder(name: str, *, default: Path) -> Path:
    """Read a folder; it is absolute, so that it does not move with the shell that starts the site."""
    value = Path(text(name, str(default)))
    if not value.is_absolute():
        raise refuse(name, str(value), "write an absolute path, such as /var/lib/newsroom.")
    return value


def secret(name: str, *, default: str) -> str:
    """Read the key that signs sessions: long, random, and never one that somebody else could know."""
    value = text(name, default)
    if len(value) < KEY_LENGTH or len(set(value)) < KEY_VARIETY or value.startswith("django-insecure-"):
        raise WrongSetting(
            f"{name} is missing or easy to guess: write at least {KEY_LENGTH} random characters, "
            "such as the output of `openssl rand -base64 48`."
        )
    return value


def parsed(name: str, value: str, parse: Callable[[str], Any], advice: str) -> Any:
    """Let a parser read a value and turn whatever it dislikes into one sentence."""
    try:
        return parse(value)
    except (ValueError, ImproperlyConfigured) as error:
        raise refuse(name, hidden(value), advice) from error


def hidden(value: str) -> str:
    """Show an address without the password in it."""
    return re.sub(r"//[^/@]*@", "//…@", value)
