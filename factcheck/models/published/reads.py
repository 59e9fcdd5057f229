"""How often articles were read: whole numbers, and nothing about who read."""

from django.db import models
from django.db.models import Q

from .article import PublishedArticle


class ArticleReads(models.Model):
    """How often an article's page was opened by what looks like a person's browser."""

    article = models.OneToOneField(PublishedArticle, on_delete=models.CASCADE, related_name="reads")
    times = models.PositiveBigIntegerField()

    class Meta:
        verbose_name_plural = "article reads"
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=Q(times__gte=1), name="article_reads_count_from_one")]

    def __str__(self) -> str:
        return f"{self.times} times"


class FoldedReads(models.Model):
    """A file of reads that has been counted. It is counted once, whatever dies before the file is gone."""

    name = models.CharField(max_length=200, unique=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "folded reads"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
