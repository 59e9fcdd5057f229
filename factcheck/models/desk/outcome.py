"""What came of a fact-check: whom we asked to put the claim right, and what they did."""

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Q

from .claim import Claim

WEB = URLValidator(["http", "https"])


class Outcome(models.Model):
    """One line of the ledger of outcomes. Append-only: the last line about the same party is what stands.

    All of it is public.
    """

    class Party(models.TextChoices):
        """Who was asked."""

        CLAIMANT = "claimant", "Whoever said it"
        OUTLET = "outlet", "Whoever carried it"

    class Result(models.TextChoices):
        """What they did."""

        WAITING = "waiting", "Asked, waiting"
        CORRECTED = "corrected", "Corrected it"
        PARTLY = "partly", "Corrected it in part"
        REMOVED = "removed", "Took it down"
        REFUSED = "refused", "Would not correct it"
        NO_ANSWER = "no_answer", "Did not answer"

    ANSWERED = (Result.CORRECTED, Result.PARTLY, Result.REMOVED, Result.REFUSED)

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="outcomes")
    party = models.CharField("asked of", max_length=10, choices=Party)
    asked_on = models.DateField()
    result = models.CharField(max_length=10, choices=Result)
    answered_on = models.DateField(null=True, blank=True)
    link = models.URLField(blank=True, validators=[WEB], help_text="Where it can be seen.")
    note = models.CharField(max_length=300, blank=True, help_text="Shown to readers.")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["claim", "party", "-id"], name="outcome_that_stands")]
        constraints = [
            models.CheckConstraint(condition=Q(party__in=["claimant", "outlet"]), name="outcome_party_known"),
            models.CheckConstraint(
                condition=Q(result__in=["waiting", "corrected", "partly", "removed", "refused", "no_answer"]),
                name="outcome_result_known",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("asked_on")),
                name="outcome_answered_after_it_was_asked",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=False) | Q(result__in=["waiting", "no_answer"]),
                name="outcome_of_an_answer_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(link="") | Q(link__startswith="https://") | Q(link__startswith="http://"),
                name="outcome_link_leads_to_the_web",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_party_display()}: {self.get_result_display()}"
