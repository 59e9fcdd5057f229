"""The log's pen: every verb writes one line, chained to the line before by SHA-256."""

import hashlib
import json
import secrets
from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from factcheck.models import Article, Claim, Event, Ledger, User


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces: the same words always give the same bytes."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=plain)


def plain(value: Any) -> Any:
    """A value of a field as JSON can hold it; a row becomes its key."""
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value if value is None or isinstance(value, bool | int | float | str | dict) else str(value)


def sha256(text: str) -> str:
    """Hexadecimal SHA-256 of the text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def locked_ledger() -> Ledger:
    """The ledger's one row, locked until the transaction ends. The last lock on what is there already.

    Whatever must be one of its kind (a name, an address, a first text, a job) is looked for and made under
    it: who has it meets nobody who makes the same.
    """
    ledger, _ = Ledger.objects.select_for_update().get_or_create(pk=1)
    return ledger


def line_hash(event: Event) -> str:
    """What a line's hash is made of: everything but the words, which enter by their digest."""
    return sha256(
        canonical(
            [
                event.number,
                event.verb,
                event.subject,
                event.claim_id,
                event.article_id,
                event.by_id,
                event.at.astimezone(timezone.get_fixed_timezone(0)).isoformat(timespec="microseconds"),
                event.payload_digest,
                event.prev_hash,
            ]
        )
    )


def subject_of(thing: models.Model) -> str:
    """How the log names a row: kind and key."""
    return f"{thing._meta.model_name}:{thing.pk}"


def record(
    verb: str,
    thing: models.Model,
    *,
    by: User,
    note: str = "",
    changes: dict[str, Any] | None = None,
    conceals_verdict: bool = False,
    at: datetime | None = None,
) -> Event:
    """Add one line. `changes` is {field: [old, new]}; the words are salted before they are hashed."""
    ledger = locked_ledger()
    payload = canonical({"note": note, "changes": {k: plain(v) for k, v in (changes or {}).items()}})
    salt = secrets.token_hex(16)
    event = Event(
        number=ledger.event_number + 1,
        verb=verb,
        subject=subject_of(thing),
        claim_id=thing.pk if isinstance(thing, Claim) else getattr(thing, "claim_id", None),
        article=thing if isinstance(thing, Article) else None,
        by_id=by.pk,
        at=at or timezone.now(),
        conceals_verdict=conceals_verdict,
        payload=payload,
        salt=salt,
        payload_digest=sha256(salt + payload),
        prev_hash=ledger.event_hash,
    )
    event.hash = line_hash(event)
    event.save(force_insert=True)
    ledger.event_number, ledger.event_hash = event.number, event.hash
    ledger.save(update_fields=["event_number", "event_hash"])
    return event
