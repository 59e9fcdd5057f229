"""The clock: an approved claim waits for its time, and the worker publishes what is due."""

import logging
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from factcheck import rules
from factcheck.models import Claim, Scheduled, Status, User

from .desk_account import desk as desk
from .publishing import held_back, publish
from .review import approve
from .steps import check_version, lock, take

log = logging.getLogger(__name__)
FURTHEST = timedelta(days=100 * 365)


@transaction.atomic
def sign_and_publish(claim: Claim, *, by: User, version: int) -> Claim:
    """Publish a claim as it was seen; sign it first where it is still in review. Both, or neither."""
    row = lock(claim)
    check_version(row, version)
    if row.status == Status.IN_REVIEW and rules.has(by, "publish"):
        approve(row, by=by)
    return publish(row, by=by)


def schedule(
    claim: Claim, *, by: User, publish_at: datetime, note: str = "", version: int | None = None
) -> Claim:
    """Publish an approved claim at a time in the future. Nothing public knows of it until then."""
    with take(claim, "schedule", by=by, note=note, version=version) as step:
        if publish_at <= step.at:
            raise ValidationError({"publish_at": "Choose a time in the future, or publish now."})
        if publish_at > step.at + FURTHEST:
            raise ValidationError({"publish_at": "Choose a time within the next hundred years."})
        Scheduled.objects.create(
            claim=step.claim, submission=step.submission, publish_at=publish_at, scheduled_by=by
        )
        step.log("publish_at", None, publish_at.isoformat())
    return claim


def unschedule(claim: Claim, *, by: User, note: str = "", version: int | None = None) -> Claim:
    """Take a claim off the clock, while it is not yet due, or when it is due and cannot be published."""
    with take(claim, "unschedule", by=by, note=note, version=version) as step:
        row = Scheduled.objects.get(claim=step.claim)
        if row.publish_at <= step.at and not held_back(step):
            raise ValidationError("It is due and is being published now: suspend it afterwards if need be.")
        step.log("publish_at", row.publish_at.isoformat(), None)
        row.delete()
    return claim


def due(now: datetime | None = None) -> QuerySet[Scheduled]:
    """What is scheduled and whose time has come."""
    waiting = Scheduled.objects.filter(publish_at__lte=now or timezone.now())
    return waiting.select_related("claim").order_by("id")


def release_due(now: datetime | None = None) -> tuple[list[Claim], list[tuple[Claim, str]]]:
    """Publish every scheduled claim whose time has come: (published, refused with a sentence)."""
    published: list[Claim] = []
    refused: list[tuple[Claim, str]] = []
    for row in due(now):
        try:
            published.append(
                publish(row.claim, by=desk(), note=f"Scheduled for {row.publish_at:%Y-%m-%d %H:%M %Z}.")
            )
        except (ValidationError, PermissionDenied, DatabaseError) as refusal:
            sentence = " ".join(getattr(refusal, "messages", [str(refusal)]))
            log.warning("not released", extra={"claim": row.claim_id, "reason": sentence})
            refused.append((row.claim, sentence))
    return published, refused
