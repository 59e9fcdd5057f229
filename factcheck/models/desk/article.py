"""What is under check, kept as it was received."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .source import Source


class Article(models.Model):
    """A text, speech, post, image, video or sound under check. Its words live in snapshots."""

    class Kind(models.TextChoices):
        """The kind of thing (schema.org NewsArticle, CreativeWork, MediaObject)."""

        TEXT = "text"
        SPEECH = "speech"
        POST = "post"
        IMAGE = "image"
        VIDEO = "video"
        AUDIO = "audio"

    class Rights(models.TextChoices):
        """How much of the text readers may be shown."""

        EXCERPTS = "excerpts", "Excerpts around the claims"
        FULL = "full", "Full text"

    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.TEXT)
    url = models.URLField(max_length=1000, blank=True)
    outlet = models.ForeignKey(Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    byline = models.CharField(max_length=200, blank=True)
    published_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=12, default="en")
    rights = models.CharField(max_length=10, choices=Rights, default=Rights.EXCERPTS)
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    same_as = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        help_text="The article that was here already when this address was fetched.",
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-received_at", "-id"]
        indexes = [models.Index(fields=["-received_at", "-id"], name="article_newest")]
        constraints = [
            models.UniqueConstraint(fields=["url"], condition=~Q(url=""), name="article_url_once"),
            models.CheckConstraint(
                condition=Q(same_as__isnull=True) | ~Q(same_as=F("id")), name="article_same_as_another"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Address(models.Model):
    """An address under which an article is known: as pasted, where it led, and what the page says."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="addresses")
    url = models.URLField(max_length=1000)

    class Meta:
        ordering = ["article", "id"]
        verbose_name_plural = "addresses"
        constraints = [models.UniqueConstraint(fields=["url"], name="address_once")]

    def __str__(self) -> str:
        return self.url


class ArticleText(models.Model):
    """One snapshot of an article's words, append-only. Offsets into it are code points."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="texts")
    number = models.PositiveIntegerField()
    text = models.TextField(null=True)
    sha256 = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    redacted_by = models.BigIntegerField(null=True, editable=False)

    class Meta:
        verbose_name = "text"
        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="article_text_number_once"),
            models.UniqueConstraint(fields=["sha256"], condition=Q(number=1), name="article_text_first_once"),
            models.CheckConstraint(
                condition=Q(text__isnull=False) | Q(redacted_by__isnull=False),
                name="article_text_words_or_redacted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article}, text {self.number}"
