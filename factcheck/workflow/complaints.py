"""What the desk does with a complaint: a first look, a finding in words, and another person's signature."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from factcheck import rules
from factcheck.models import Complaint, Edition, User

from .record import tell_score
from .words import clean, says_something

KEPT = timedelta(days=365)
"""So long after the decision the reader's words are kept."""


def look(complaint: Complaint, *, by: User, version: int | None = None) -> Complaint:
    """Say that somebody has read it."""
    with _taken(complaint, by, version) as row:
        if row.looked_at is not None:
            raise ValidationError("Somebody has looked at this complaint already. Reload to see who.")
        row.looked_at, row.looked_by = timezone.now(), by
    return row


def propose(
    complaint: Complaint,
    *,
    by: User,
    finding: str,
    answer: str,
    edition: int | None = None,
    version: int | None = None,
) -> Complaint:
    """Say what should come of it, in words for the reader. Nothing is decided before another person signs."""
    with _taken(complaint, by, version) as row:
        if row.looked_at is None:
            row.looked_at, row.looked_by = timezone.now(), by
        if not says_something(answer):
            raise ValidationError({"answer": "Answer the reader: say why."})
        if edition is not None and not _is_edition(row, edition):
            raise ValidationError(
                {"edition": "The fact-check has no such edition. Publish it first, or leave it out."}
            )
        row.finding, row.answer, row.edition, row.proposed_by = finding, answer.strip(), edition, by
    return row


def decide(complaint: Complaint, *, by: User, version: int | None = None) -> Complaint:
    """Sign the finding of another person: from then on the reader has the answer, and the score counts it."""
    with _taken(complaint, by, version) as row:
        if not row.finding:
            raise ValidationError("Nothing is proposed yet. Propose a finding first.")
        if row.proposed_by_id == by.pk:
            raise PermissionDenied("A complaint is looked at by two people. Ask another editor to sign.")
        row.decided_at, row.decided_by = timezone.now(), by
    tell_score(row.decided_at)
    return row


def forget(now: datetime) -> int:
    """Let go of what readers wrote long ago; that they wrote stays, for the score. Returns how many."""
    old = Complaint.objects.filter(decided_at__lt=now - KEPT).exclude(words="")
    return old.update(words="", sources="")


@contextmanager
def _taken(complaint: Complaint, by: User, version: int | None) -> Iterator[Complaint]:
    """The row, locked, for an editor; written when the body is done. A decided one is decided."""
    if not rules.has(by, "edit"):
        raise PermissionDenied("Complaints are for editors. Ask one of them.")
    with transaction.atomic():
        row = Complaint.objects.select_for_update().get(pk=complaint.pk)
        if row.version != (complaint.version if version is None else version):
            raise rules.Conflict("Somebody changed this complaint while you had it open. Reload and compare.")
        if row.decided_at is not None:
            raise rules.Conflict("This complaint is decided. What was answered stays.")
        yield row
        row.version += 1
        clean(row)
        row.save(update_fields=FIELDS)


FIELDS = (
    *("looked_at", "looked_by", "finding", "answer", "edition"),
    *("proposed_by", "decided_at", "decided_by", "version"),
)


def _is_edition(row: Complaint, number: int) -> bool:
    return Edition.objects.filter(fact_check=row.fact_check_id, number=number).exists()
