"""The log told as a story: who did what, when, why, and which words changed."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, Q, QuerySet

from factcheck import rules
from factcheck.models import Article, Claim, Event
from factcheck.text.diff import Change, word_diff
from factcheck.workflow.ledger import subject_of

from .blindness import verdict_shown

LINES = 300
OTHER_LABELS = {
    "suggest": "Suggested",
    "unassign": "Took somebody off",
    "receive": "Took the article in",
    "expect": "Took the article in by its address",
    "fetch": "Fetched its page",
    "request_fetch": "Asked to look at its address again",
    "retry_fetch": "Asked to fetch its page again",
    "revise": "Took in a new revision",
    "second_look": "Said where it stands now",
    "change": "Changed",
    "add": "Added",
    "drop": "Deleted",
    "give_roles": "Gave roles",
    "hire": "Hired",
    "comment": "Commented",
    "settle": "Settled a comment",
    "preview": "Made a preview link",
    "explain": "Said why it is suspended",
    "revoke_preview": "Revoked a preview link",
    "share": "Shared under embargo",
    "end_share": "Took back what was shared",
    "make_key": "Made a key",
    "revoke_key": "Revoked a key",
    "make_webhook": "Made a webhook",
    "change_webhook": "Changed a webhook",
    "rotate_webhook_secret": "Gave a webhook a new secret",
    "disable_webhook": "Turned a webhook off",
    "enable_webhook": "Turned a webhook on",
    "drop_webhook": "Dropped a webhook",
    "push": "Sent in by a partner",
    "translate": "Began a translation",
    "save_translation": "Worded it",
    "renew": "Took it up again",
}
VERDICT_WORDS = frozenset({"rating", "second verdict", "summary", "explanation", "uncertainty", "digest"})


_PRIVATE = Q(subject__startswith="user:") | Q(subject__startswith="conflict:")
"""Addresses of colleagues, and ties that they declared: pages that only administrators open."""

Names = dict[Any, dict[Any, str]]
"""What rows are called: {table: {key: its name}}."""


@dataclass(frozen=True)
class Told:
    """One field that a step changed: the way from the old words to the new ones."""

    label: str
    pieces: list[Change]


@dataclass(frozen=True)
class Line:
    """One line of the story."""

    event: Event
    label: str
    note: str
    changes: list[Told]


def readable_events(user: Any) -> QuerySet[Event]:
    """The log without what this person may not know: hidden verdicts, and whatever is private to others."""
    rows = Event.objects.select_related("by", "claim").annotate(verdict_shown=verdict_shown(user, "claim"))
    if not rules.has(user, "administer"):
        rows = rows.exclude(_PRIVATE & ~Q(by=user) & ~Q(subject=subject_of(user)))
    return rows.filter(Q(conceals_verdict=False) | Q(verdict_shown=True))


def story_of(thing: Model, user: Any) -> list[Line]:
    """The latest lines about a claim, an article or another row, newest first."""
    about = Q(subject=subject_of(thing))
    if isinstance(thing, Claim):
        about = Q(claim=thing)
    elif isinstance(thing, Article):
        about = Q(article=thing)
    return tell(readable_events(user).filter(about).order_by("-number")[:LINES])


def tell(events: Iterable[Event]) -> list[Line]:
    """Lines of the log in words. Expects events of `readable_events`."""
    read = [(event, json.loads(event.payload) if event.payload else {}) for event in events]
    names = _names(read)
    return [_line(event, payload, names) for event, payload in read]


def _line(event: Event, payload: dict[str, Any], names: Names) -> Line:
    known = rules.STEPS.get(event.verb) or rules.EDITS.get(event.verb)
    label = known.label if known else OTHER_LABELS.get(event.verb, event.verb.replace("_", " ").capitalize())
    if event.subject.startswith("translation:"):
        label = f"{label} (translation)"
    shown = getattr(event, "verdict_shown", False) or event.claim_id is None
    changes = []
    for name, (old, new) in payload.get("changes", {}).items():
        field = _field(event.subject, name)
        if shown or name not in VERDICT_WORDS:
            pieces = word_diff(_words(field, old, names), _words(field, new, names))
            changes.append(Told(_label(field, name), pieces))
    return Line(event, label, payload.get("note", ""), changes)


def _field(subject: str, name: str) -> Any:
    """The field that the log names, of the row or of the claim's verdict; nothing for other words."""
    kind = subject.partition(":")[0]
    for table in (kind, "verdict") if kind == "claim" else (kind,):
        try:
            return apps.get_model("factcheck", table)._meta.get_field(name)
        except (FieldDoesNotExist, LookupError):
            continue
    return None


def _label(field: Any, name: str) -> str:
    return str(getattr(field, "verbose_name", name)).replace("_", " ").capitalize()


def _names(read: list[tuple[Event, dict[str, Any]]]) -> Names:
    """Rows that the log names by key, read at once for each table."""
    keys: dict[Any, set[Any]] = defaultdict(set)
    for event, payload in read:
        for name, pair in payload.get("changes", {}).items():
            related = getattr(_field(event.subject, name), "related_model", None)
            if related:
                keys[related] |= {key for key in pair if isinstance(key, int)}
    return {
        table: {key: str(row) for key, row in table._default_manager.in_bulk(wanted).items()}
        for table, wanted in keys.items()
        if wanted
    }


def _words(field: Any, value: Any, names: Names) -> str:
    """A value of the log as a person reads it."""
    if not value and value is not False and value != 0:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {each}" for key, each in value.items())
    known = names.get(getattr(field, "related_model", None), {})
    choices = dict(getattr(field, "flatchoices", None) or [])
    return known.get(value) or str(choices.get(value, value))
