"""Articles and claimants as readers may see them."""

import json
from typing import Any

from django.db import models
from django.urls import reverse


class PublishedArticle(models.Model):
    """An article page: excerpts, or the full text where rights allow, with its claims marked."""

    public_id = models.CharField(max_length=30, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    article_id = models.BigIntegerField(unique=True)
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=12)
    document = models.TextField()
    published_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        ordering = ["-published_at", "-id"]
        indexes = [models.Index(fields=["-published_at", "-id"], name="published_article_newest")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The path of its page."""
        return reverse("article", args=[self.slug])

    @property
    def data(self) -> dict[str, Any]:
        """The public document, read from its JSON."""
        document: dict[str, Any] = json.loads(self.document)
        return document


class PublishedClaimant(models.Model):
    """Somebody whose claims have been checked in public."""

    public_id = models.CharField(max_length=30, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    source_id = models.BigIntegerField(unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    url = models.URLField(blank=True)
    description = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The path of the claimant's page."""
        return reverse("claimant", args=[self.slug])
