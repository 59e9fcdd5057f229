"""The boxes of the front page for what readers sent: tips that wait, complaints that are not decided."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from factcheck.models import Complaint, Tip

from .front import MOST, Item, counted

SHOWN = 3
SENT = (
    ("tip", "Tips of readers", "closed_at", "No reader waits for a check."),
    ("complaint", "Complaints of readers", "decided_at", "No complaint is open."),
)


@dataclass(frozen=True)
class Sent:
    """One box: how many wait, at most one more than `MOST`, since when the oldest, and the first of them."""

    code: str
    title: str
    empty: str
    url: str
    number: int
    oldest: datetime | None
    items: list[Item]

    @property
    def count(self) -> str:
        """How many wait, in words that admit where the counting ends."""
        return counted(self.number)


def voices(request: HttpRequest, registry: Any) -> list[Sent]:
    """The boxes that this person may see, in two questions each, however many wait."""
    seen = {model._meta.model_name: admin for model, admin in registry.items()}
    return [_box(*each) for each in SENT if seen[each[0]].has_view_permission(request)]


def _box(code: str, title: str, ended: str, empty: str) -> Sent:
    rows: Any = (Tip if code == "tip" else Complaint).objects.waiting()
    waiting = list(rows[: MOST + 1])
    oldest = rows.order_by("received_at", "id").values_list("received_at", flat=True).first()
    address = reverse(f"admin:factcheck_{code}_changelist")
    line = _tip if code == "tip" else _complaint
    return Sent(
        code,
        title,
        empty,
        f"{address}?{ended}__isempty=1",
        len(waiting),
        oldest,
        [line(row) for row in waiting[:SHOWN]],
    )


def _tip(row: Tip) -> Item:
    readers = "" if row.asked == 1 else f"{row.asked} readers asked"
    return Item(_address(row), row.words, row.received_at, note=readers)


def _complaint(row: Complaint) -> Item:
    """By when it is first looked at; once it was, what it waits for."""
    note = "Proposed: another person signs it" if row.finding else "Looked at" if row.looked_at else ""
    late = row.looked_at is None and row.due_on < timezone.localdate()
    due_on = None if row.looked_at else row.due_on
    title = row.statement or row.words or str(row)
    return Item(_address(row), title, row.received_at, note=note, due_on=due_on, overdue=late)


def _address(row: Tip | Complaint) -> str:
    return reverse(f"admin:factcheck_{row._meta.model_name}_change", args=[row.pk])
