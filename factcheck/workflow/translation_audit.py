"""Editions and translations held against the log: each with its line, each beside its original."""

from collections.abc import Iterator

from django.db.models import Case, Count, F, OuterRef, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from factcheck.models import Event, FactCheck, Review, Translation

SIGNED_OFF = ("approved", "published")


def rules() -> Iterator[tuple[str, QuerySet]]:
    """Each rule, and the rows that break it."""
    live = FactCheck.objects.live().exclude(translation_of=None)
    approved = Review.objects.filter(decision=Review.Decision.APPROVE).values("submission")
    signed = Translation.objects.filter(stage__in=SIGNED_OFF)
    yield (
        "A fact-check with an edition that the log does not know",
        _editions_told().exclude(number=F("told")),
    )
    yield (
        "A live translation of what readers do not see",
        live.exclude(translation_of__status=FactCheck.Status.LIVE),
    )
    yield "A live translation of another claim", live.exclude(translation_of__claim_id=F("claim_id"))
    yield "A translation that went past approval unsigned", signed.exclude(submission__in=approved)


def _editions_told() -> QuerySet[FactCheck]:
    """Fact-checks with how often the log says that they were published, each by its own lines."""
    of = Translation.objects.filter(claim=OuterRef("claim_id"), language=OuterRef("language"))
    key = Concat(Value("translation:"), Cast(OuterRef("of"), TextField()), output_field=TextField())
    lines = Event.objects.filter(claim=OuterRef("claim_id"), verb="publish").order_by().values("claim")
    own, translations = (
        Coalesce(Subquery(each.annotate(times=Count("pk")).values("times")), 0)
        for each in (lines.filter(subject__startswith="claim:"), lines.filter(subject=key))
    )
    found = FactCheck.objects.annotate(of=Subquery(of.values("pk")[:1]))
    return found.annotate(told=Case(When(translation_of=None, then=own), default=translations))
