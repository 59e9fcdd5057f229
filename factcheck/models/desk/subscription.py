"""Readers who asked to be told by letter when a fact-check changes."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from factcheck.models.published.factcheck import FactCheck


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    """Those who asked to be told."""

    def confirmed(self) -> Self:
        """Who said so from their own mailbox. Nobody else is told of changes."""
        return self.exclude(confirmed_at=None)

    def unconfirmed(self) -> Self:
        """Who was asked and has not answered."""
        return self.filter(confirmed_at=None)

    def untold(self, fact_check: FactCheck, seq: int) -> Self:
        """Who is still to be told of this change; the order is that of the index."""
        return self.confirmed().filter(fact_check=fact_check, told_seq__lt=seq).order_by("told_seq", "id")


class Subscription(models.Model):
    """One address that asked about one fact-check: the only thing about a reader that is kept.

    `key` opens its end, for ever, and, signed with a time, its beginning. `told_seq` is the last public
    change that it was told of. Whoever writes to it moves `next_at` on first, so that nobody else does.
    """

    fact_check = models.ForeignKey(FactCheck, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField(help_text="In lower case.")
    key = models.CharField(max_length=40, unique=True)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    told_seq = models.PositiveBigIntegerField(default=0)
    next_at = models.DateTimeField()
    refused = models.PositiveSmallIntegerField(default=0)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["fact_check", "told_seq", "id"], name="subscription_to_tell"),
            models.Index(fields=["confirmed_at", "asked_at"], name="subscription_unconfirmed"),
            models.Index(fields=["email"], name="subscription_by_address"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["fact_check", "email"], name="subscription_once"),
            models.CheckConstraint(condition=Q(email__contains="@"), name="subscription_has_an_address"),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, told_seq=0)
                | Q(confirmed_at__isnull=False, told_seq__gt=0),
                name="subscription_told_from_its_confirmation",
            ),
        ]

    def __str__(self) -> str:
        name, _, host = self.email.partition("@")
        return f"{name[:1]}…@{host}"

    def take(self, fact_check: FactCheck, until: datetime) -> bool:
        """Keep others from writing to it until then. Not if they do, if it ended, or if more has changed."""
        as_seen = Subscription.objects.filter(pk=self.pk, told_seq=self.told_seq, next_at=self.next_at)
        # Not across a join: on PostgreSQL whoever waited for the row would not compare it again.
        unchanged = FactCheck.objects.filter(pk=fact_check.pk, seq=fact_check.seq)
        return bool(as_seen.filter(fact_check__in=unchanged).update(next_at=until))
