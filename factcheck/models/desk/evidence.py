"""The thing cited, its stored bytes, and its use for one claim."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from .claim import Claim
from .source import Source


class Document(models.Model):
    """Something that can be cited: a page, a report, a letter, an interview."""

    class Kind(models.TextChoices):
        """How close to the fact it stands."""

        PRIMARY = "primary"
        SECONDARY = "secondary"

    title = models.CharField(max_length=300)
    url = models.URLField(max_length=1000, blank=True)
    archived_url = models.URLField(max_length=1000, blank=True)
    publisher = models.ForeignKey(Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.SECONDARY)
    published_on = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=12, default="en")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["title", "id"]
        constraints = [
            models.UniqueConstraint(fields=["url"], condition=~Q(url=""), name="document_url_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["primary", "secondary"]), name="document_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Capture(models.Model):
    """Stored bytes of a document or an article's media, append-only. The file lies under its SHA-256."""

    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="captures"
    )
    article = models.ForeignKey(
        "Article", null=True, blank=True, on_delete=models.PROTECT, related_name="captures"
    )
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(help_text="Bytes.")
    content_type = models.CharField(max_length=120)
    description = models.CharField(max_length=300, null=True, blank=True)
    captured_at = models.DateTimeField()
    captured_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    redacted_by = models.BigIntegerField(null=True, editable=False)

    class Meta:
        ordering = ["-captured_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(document__isnull=True) ^ Q(article__isnull=True), name="capture_of_one_thing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.content_type}, {self.captured_at:%Y-%m-%d %H:%M}"


class Evidence(models.Model):
    """One document's use for one claim."""

    class Stance(models.TextChoices):
        """Which way it points."""

        SUPPORTS = "supports"
        REFUTES = "refutes"
        CONTEXT = "context"

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="evidence")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="uses")
    stance = models.CharField(max_length=10, choices=Stance)
    passage = models.TextField(blank=True, help_text="What it says, in your words or quoted briefly.")
    locator = models.CharField(max_length=120, blank=True, help_text="Page, paragraph or time.")
    group = models.CharField(
        "independence group", max_length=120, blank=True, help_text="Empty: its publisher."
    )
    public = models.BooleanField(default=True)
    public_note = models.TextField(blank=True)
    internal_note = models.TextField(blank=True)
    no_capture_reason = models.CharField(max_length=200, blank=True)
    position = models.PositiveIntegerField()
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name_plural = "evidence"
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stance__in=["supports", "refutes", "context"]), name="evidence_stance_known"
            ),
            models.UniqueConstraint(
                fields=["claim", "document", "passage"],
                condition=Q(removed_at__isnull=True),
                name="evidence_once_on_a_claim",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_stance_display()}: {self.document}"
