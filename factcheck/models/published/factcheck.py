"""The published result of a claim, its editions, its corrections, and the feed of changes."""

import json
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from factcheck.models.house.house import Topic
from factcheck.models.house.ratings import Category

from .article import PublishedArticle, PublishedClaimant


class FactCheckQuerySet(models.QuerySet["FactCheck"]):
    """Fact-checks that are or were public."""

    def live(self) -> Self:
        """What readers, feeds, sitemaps and searches list. The only definition of it."""
        return self.filter(status=FactCheck.Status.LIVE)

    def originals(self) -> Self:
        """Without translations: what is counted, and listed for readers who ask for no language."""
        return self.filter(translation_of=None)

    def gone(self) -> Self:
        """Suspended or withdrawn: a notice stands in their place."""
        return self.exclude(status=FactCheck.Status.LIVE)

    def withdrawn(self) -> Self:
        """Taken back by two people, newest first: a tombstone stands in their place."""
        return self.filter(status=FactCheck.Status.WITHDRAWN).order_by("-withdrawn_at", "-id")

    def of(self, claim: Any) -> "FactCheck | None":
        """What was published of this claim in its language, found by its one unique key.

        The status is not among the conditions: at 100,000 live rows SQLite would read them all.
        """
        return self.filter(claim_id=claim.pk, language=claim.language).order_by().first()

    def siblings(self, fact_check: "FactCheck") -> Self:
        """The same claim in its other languages, the original first."""
        return self.filter(claim_id=fact_check.claim_id).exclude(pk=fact_check.pk).order_by("pk")

    def newest(self) -> Self:
        """Latest public change first, ties by id."""
        return self.order_by("-updated_at", "-id")


class FactCheck(models.Model):
    """What readers and partners see now (schema.org ClaimReview): one row a page, written once."""

    class Status(models.TextChoices):
        """Live, or a notice in its place."""

        LIVE = "live"
        SUSPENDED = "suspended"
        WITHDRAWN = "withdrawn"

    public_id = models.CharField(max_length=30, unique=True)
    claim_id = models.BigIntegerField()
    language = models.CharField(max_length=12)
    translation_of = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="translations", editable=False
    )
    slug = models.SlugField(max_length=120, unique=True)
    status = models.CharField(max_length=10, choices=Status)
    edition = models.OneToOneField("Edition", null=True, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(default=0)
    document = models.TextField()
    statement = models.CharField(max_length=500)
    summary = models.CharField(max_length=400)
    quote = models.TextField(blank=True)
    rating = models.SlugField(max_length=40)
    label = models.CharField(max_length=60)
    category = models.CharField(max_length=20, choices=Category)
    value = models.PositiveSmallIntegerField(null=True)
    claimant = models.ForeignKey(
        PublishedClaimant, null=True, on_delete=models.PROTECT, related_name="fact_checks"
    )
    topics = models.ManyToManyField(Topic, related_name="fact_checks")
    articles = models.ManyToManyField(PublishedArticle, related_name="fact_checks")
    published_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    notice = models.TextField(blank=True)
    seq = models.PositiveBigIntegerField(default=0)

    objects = FactCheckQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at", "-id"]
        indexes = [
            models.Index(fields=["-updated_at", "-id"], name="fact_check_latest"),
            models.Index(fields=["status", "-updated_at", "-id"], name="fact_check_by_status"),
            models.Index(fields=["status", "-published_at", "-id"], name="fact_check_newest"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["claim_id", "language"], name="fact_check_once_in_a_language"),
            models.CheckConstraint(
                condition=~Q(status="live") | Q(edition__isnull=False), name="fact_check_live_has_edition"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["live", "suspended", "withdrawn"]), name="fact_check_status_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.statement}"

    def get_absolute_url(self) -> str:
        """The path of its page; it never changes after first publication."""
        return reverse("fact-check", args=[self.slug])

    @property
    def is_live(self) -> bool:
        """Whether readers see it."""
        return self.status == self.Status.LIVE

    @property
    def is_outdated(self) -> bool:
        """A translation whose original carries another verdict by now."""
        return self.translation_of is not None and self.translation_of.rating != self.rating

    @property
    def data(self) -> dict[str, Any]:
        """The public document, read from its JSON."""
        document: dict[str, Any] = json.loads(self.document)
        return document


class Edition(models.Model):
    """An immutable numbered version of a fact-check, signed by two people on one digest."""

    public_id = models.CharField(max_length=30, unique=True)
    fact_check = models.ForeignKey(FactCheck, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    content = models.TextField(null=True)
    digest = models.CharField(max_length=64)
    document = models.TextField(null=True)
    submission_id = models.BigIntegerField(unique=True)
    submitted_by_id = models.BigIntegerField()
    approved_by_id = models.BigIntegerField()
    published_at = models.DateTimeField()
    minor = models.BooleanField(default=False)
    ledger_hash = models.CharField(max_length=64)
    redacted_by = models.BigIntegerField(null=True, editable=False)

    class Meta:
        ordering = ["fact_check", "number"]
        constraints = [
            models.UniqueConstraint(fields=["fact_check", "number"], name="edition_number_once"),
            models.CheckConstraint(
                condition=~Q(approved_by_id=F("submitted_by_id")), name="edition_signed_by_two_people"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="edition_counts_from_one"),
            models.CheckConstraint(
                condition=Q(content__isnull=False, document__isnull=False) | Q(redacted_by__isnull=False),
                name="edition_words_or_redacted",
            ),
        ]

    def __str__(self) -> str:
        return f"Edition {self.number}"

    @property
    def data(self) -> dict[str, Any]:
        """What of the envelope is kept with this edition: signers and gates; empty when redacted."""
        document: dict[str, Any] = json.loads(self.document or "{}")
        return document


class Correction(models.Model):
    """The public note on why an edition replaced another (schema.org CorrectionComment)."""

    class Kind(models.TextChoices):
        """What was done."""

        CORRECTION = "correction"
        CLARIFICATION = "clarification"
        UPDATE = "update"
        RETRACTION = "retraction"

    public_id = models.CharField(max_length=30, unique=True)
    fact_check = models.ForeignKey(FactCheck, on_delete=models.PROTECT, related_name="corrections")
    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="correction")
    kind = models.CharField(max_length=15, choices=Kind)
    note = models.TextField(null=True)
    at = models.DateTimeField()
    verdict_changed = models.BooleanField(default=False)
    previous_label = models.CharField(max_length=60, blank=True)
    redacted_by = models.BigIntegerField(null=True, editable=False)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["-at", "-id"], name="correction_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["correction", "clarification", "update", "retraction"]),
                name="correction_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(note__isnull=False) & ~Q(note="") | Q(redacted_by__isnull=False),
                name="correction_says_what_changed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of edition {self.edition_id}"


class Change(models.Model):
    """One line of what partners follow: a gap-free number for every public change. Append-only."""

    class Kind(models.TextChoices):
        """What readers noticed."""

        PUBLISHED = "published"
        CORRECTED = "corrected"
        VERDICT_CHANGED = "verdict_changed"
        MINOR = "minor"
        SUSPENDED = "suspended"
        WITHDRAWN = "withdrawn"
        REINSTATED = "reinstated"
        ENVELOPE = "envelope"

    seq = models.PositiveBigIntegerField(unique=True)
    fact_check = models.ForeignKey(FactCheck, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=20, choices=Kind)
    edition_number = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["seq"]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"
