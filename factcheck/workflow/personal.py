"""What each person decides for themselves: how they work, and how readers see them."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from factcheck import rules
from factcheck.models import Preferences, User

from .ledger import record
from .words import clean

CHOICES = ("shortcuts", "time_zone", "digest", "digest_at")
MOST_KEYS = 300
PUBLIC = ("public_name", "public_role", "public_bio")
STALE = "You changed this in another window. Your text is kept: reload and compare."


@transaction.atomic
def prefer(user: User, *, by: User, version: int, **choices: Any) -> Preferences:
    """Keep how somebody likes to work (`CHOICES`). Only they decide. `version` is what they saw."""
    _own(user, by)
    Preferences.objects.get_or_create(user=user)
    mine = Preferences.objects.select_for_update().get(user=user)
    if mine.version != version:
        raise rules.Conflict(STALE)
    for name in CHOICES:
        setattr(mine, name, choices.get(name, getattr(mine, name)))
    clean(mine)
    mine.version += 1
    mine.save(update_fields=[*CHOICES, "version"])
    return mine


@transaction.atomic
def change_key(user: User, name: str, key: str | None, *, by: User) -> Preferences:
    """Give a shortcut another key; an empty one switches it off, None gives it its own again."""
    _own(user, by)
    Preferences.objects.get_or_create(user=user)
    mine = Preferences.objects.select_for_update().get(user=user)
    others = {each: kept for each, kept in mine.keys.items() if each != name}
    mine.keys = others if key is None else others | {name: key}
    if len(mine.keys) > MOST_KEYS:
        raise ValidationError("You have changed as many keys as there can be. Give some their own again.")
    mine.version += 1
    mine.save(update_fields=["keys", "version"])
    return mine


@transaction.atomic
def present(user: User, *, by: User, version: int, **words: str) -> User:
    """Keep how readers see somebody (`PUBLIC`), with its line in the log."""
    _own(user, by)
    row = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    changes = {
        name: [getattr(row, name), words[name]] for name in PUBLIC if words[name] != getattr(row, name)
    }
    if row.version != version:
        raise rules.Conflict(STALE)
    for name, (_, new) in changes.items():
        setattr(row, name, new)
    clean(row)
    if changes:
        row.version = version + 1
        row.save(update_fields=[*changes, "version"])
        record("change", row, by=by, changes=changes)
    return row


def _own(user: User, by: User) -> None:
    """Settings are personal."""
    if user.pk != by.pk:
        raise PermissionDenied("These settings belong to somebody else. Open your own.")
