"""What somebody is told: who did what with which claim, in words without any verdict."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from .claim import Claim
from .job import UNFINISHED, Job

ABOUT_NO_CLAIM = ["account", "webhook"]


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Notices of one person or of many."""

    def unread(self) -> Self:
        """What their person has not seen yet."""
        return self.filter(read_at=None)

    def to_mail(self, now: datetime) -> Self:
        """What belongs into the next letter, its time having come."""
        return self.filter(mailed_at=None, mail_due_at__lte=now)

    def without_a_job(self) -> Self:
        """What nobody is about to write a letter of."""
        writing = Job.objects.filter(kind=Job.Kind.NOTIFY, person=OuterRef("user"), state__in=UNFINISHED)
        return self.exclude(Exists(writing))


class Notice(models.Model):
    """One thing that one person is told. Made in the transaction of the verb that it tells of.

    `mail_due_at` is when a letter should tell it; empty when the person wants none.
    """

    class Kind(models.TextChoices):
        """What happened."""

        ASSIGNED = "assigned"
        SUBMITTED = "submitted", "Submitted for review"
        SENT_BACK = "sent_back", "Sent back"
        DISPUTED = "disputed"
        DECIDED = "decided"
        APPROVED = "approved"
        PUBLISHED = "published"
        REOPENED = "reopened"
        SUSPENDED = "suspended"
        SETTLED = "settled", "Suspension settled"
        OVERDUE = "overdue", "No reply in time"
        GONE = "gone", "A page is gone"
        ACCOUNT = "account", "Your account"
        WEBHOOK = "webhook", "A partner is not reached"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=10, choices=Kind)
    claim = models.ForeignKey(Claim, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=400)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mail_due_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["user", "-id"], name="notice_of_somebody"),
            models.Index(fields=["user", "claim"], condition=Q(read_at=None), name="notice_unread"),
            models.Index(fields=["mail_due_at"], condition=Q(mailed_at=None), name="notice_to_mail"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind__in=[
                        "assigned",
                        "submitted",
                        "sent_back",
                        "disputed",
                        "decided",
                        "approved",
                        "published",
                        "reopened",
                        "suspended",
                        "settled",
                        "overdue",
                        "gone",
                        "account",
                        "webhook",
                    ]
                ),
                name="notice_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ABOUT_NO_CLAIM, claim=None)
                | ~Q(kind__in=ABOUT_NO_CLAIM) & Q(claim__isnull=False),
                name="notice_about_a_claim_or_the_account",
            ),
        ]

    def __str__(self) -> str:
        return self.words
