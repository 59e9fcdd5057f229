"""The one place where a claim's status changes, and the frame of every verb on a claim."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from factcheck import rules
from factcheck.models import Assignment, Claim, Submission, User

from .ledger import record
from .notices import tell_of
from .words import require_storable


class Seen(Enum):
    """What a person need not have seen: for what only adds, and for the emergency brake."""

    ANY = "any version"


ANY_VERSION = Seen.ANY


@dataclass
class Taking:
    """A step under way: the locked claim, and what it will change."""

    claim: Claim
    verb: str
    by: User
    note: str
    at: datetime
    status: str
    changes: dict[str, list[Any]] = field(default_factory=dict)
    fields: set[str] = field(default_factory=set)
    conceals_verdict: bool = False
    concerns: list[User] = field(default_factory=list)

    @property
    def submission(self) -> Submission:
        """What is being signed; a claim that has none cannot be at this point."""
        if self.claim.submission is None:
            raise ValidationError("Nothing was submitted. Submit the claim first.")
        return self.claim.submission

    def set(self, **values: Any) -> None:
        """Change fields of the claim; what differs goes into the log as [old, new]."""
        for name, new in values.items():
            old = getattr(self.claim, name)
            if old != new:
                self.log(name, old, new)
                setattr(self.claim, name, new)
                self.fields.add(name)

    def log(self, name: str, old: Any, new: Any) -> None:
        """Remember a change for the log, if it is one and can be kept."""
        require_storable(**{name: new})
        if old != new:
            self.changes[name] = [old, new]


def lock(claim: Claim, *others: Claim) -> Claim:
    """The claim's row as it is now, locked until the transaction ends; several in the order of their keys."""
    keys = sorted({claim.pk, *(other.pk for other in others)})
    # Locked first and read afterwards: what is read with the lock may be older than what it waited for.
    list(Claim.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk").values_list("pk"))
    found = {row.pk: row for row in Claim.objects.with_desk().filter(pk__in=keys)}
    if claim.pk not in found:
        raise ValidationError("This claim is not on the desk. Reload the list.")
    return found[claim.pk]


def check_version(row: Claim, expected: int | Seen) -> None:
    """Refuse a person who acts on a page that somebody has changed since."""
    if expected not in (ANY_VERSION, row.version):
        last = row.events.select_related("by").last()
        who = f"{last.by} changed" if last else "Somebody changed"
        raise rules.Conflict(
            f"{who} this claim while you had it open. Your text is kept: reload and compare."
        )


@contextmanager
def take(
    claim: Claim,
    verb: str,
    *,
    by: User,
    note: str = "",
    version: int | Seen | None = None,
    to: str | None = None,
    also: tuple[Claim, ...] = (),
) -> Iterator[Taking]:
    """Take a claim through a verb: lock, check the rules, let the body write, move, and log one line.

    `version` is what the person saw (default: that of `claim` itself); `to` names the status when the step
    has several. The body may change `taking.status`. Leaves `claim` fresh. Raises what `require` raises.
    """
    with transaction.atomic():
        row = lock(claim, *also)
        check_version(row, claim.version if version is None else version)
        step = rules.require(by, verb, row)
        only = next(iter(step.targets)) if len(step.targets) == 1 else row.status
        require_storable(note=note)
        taking = Taking(row, verb, by, note.strip(), timezone.now(), to or only)
        if "note" in step.asks and not taking.note:
            raise ValidationError({"note": f"“{step.label}” needs a note: say why."})
        yield taking
        _move(taking, step)
        tell_of(taking)
        record(
            verb,
            row,
            by=by,
            note=taking.note,
            changes=taking.changes,
            conceals_verdict=taking.conceals_verdict,
            at=taking.at,
        )
    claim.refresh_from_db()


def _move(taking: Taking, step: rules.Step) -> None:
    """Write the claim's row by compare-and-swap; a status that the step does not lead to is a bug."""
    row = taking.claim
    if step.targets and taking.status not in step.targets:
        raise AssertionError(f"{taking.verb} does not lead to {taking.status}")
    if step.targets and taking.status != row.status:
        taking.log("status", row.status, taking.status)
    values = {name: getattr(row, name) for name in taking.fields}
    moved = Claim.objects.filter(pk=row.pk, version=row.version).update(
        **values, status=taking.status, version=row.version + 1, changed_at=taking.at
    )
    if not moved:
        raise rules.Conflict("Somebody else changed this claim. Reload and look again.")
    if taking.status != row.status:
        Assignment.objects.filter(claim=row).update(claim_status=taking.status)
    row.version, row.status = row.version + 1, taking.status
