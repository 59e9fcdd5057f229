"""The terms under which readers, partners and the desk find what was published."""

from django.db import models

from .factcheck import FactCheck


class FactCheckTerms(models.Model):
    """The terms of one live fact-check, cleaned and stemmed: its statement's, and all, as often as said.

    Written with the page and gone with it. Terms are parted by spaces. `facets` are tokens too: by them the
    same index finds the fact-checks of a rating, a topic, a claimant, a language, and any of these together.
    """

    fact_check = models.OneToOneField(
        FactCheck, primary_key=True, on_delete=models.CASCADE, related_name="terms"
    )
    language = models.CharField(max_length=12)
    statement = models.TextField()
    claimant = models.TextField(blank=True)
    terms = models.TextField()
    facets = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "fact-check terms"
        ordering = ["fact_check"]

    def __str__(self) -> str:
        return self.terms[:120]


class TermCount(models.Model):
    """In how many live fact-checks of a language a term stands; the empty term counts them all.

    Facets are counted without a language.
    """

    language = models.CharField(max_length=12, blank=True)
    term = models.CharField(max_length=60, blank=True)
    fact_checks = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["language", "term", "id"]
        constraints = [models.UniqueConstraint(fields=["language", "term"], name="term_counted_once")]

    def __str__(self) -> str:
        return f"{self.term or 'all'} ({self.language}): {self.fact_checks}"
