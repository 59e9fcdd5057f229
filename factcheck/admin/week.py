"""The numbers of the week, each read through an index over the week's own rows, however long the log is.

None of them tells a verdict: agreement counts only claims whose review is over.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from factcheck.models import Claim, Correction, Event, Status, Verdict

DAYS = 7
WEEKS_OF_PAIRS = 4
FEW_PAIRS = 10
MOST_STEPS = 1000
MOST_IN_REVIEW = 99
HOUR = timedelta(hours=1)
STAGES = {
    "accept": "Suggested, then accepted",
    "submit": "Checked, then submitted",
    "approve": "Reviewed, then approved",
    "publish": "Approved, then published",
}
"""The step that ends a stage, and what the stage is called."""
BEGINS = ("suggest", "restore", "accept", "unmerge", "recall", "send_back", "reopen", "submit", "approve")
"""The lines of the log with which a stage begins."""
OVER = (Status.APPROVED, Status.SCHEDULED, Status.PUBLISHED, Status.SUSPENDED, Status.WITHDRAWN)
"""Where everybody may read a claim's verdicts."""


@dataclass(frozen=True)
class Stage:
    """How long a stage took: the median of `number` claims that left it this week, in hours."""

    label: str
    hours: float | None
    number: int


@dataclass(frozen=True)
class Agreement:
    """How many second verdicts were the same as the first, of how many pairs."""

    pairs: int
    same: int

    @property
    def enough(self) -> bool:
        """Whether a percentage means anything."""
        return self.pairs >= FEW_PAIRS

    @property
    def percent(self) -> int:
        """The share of pairs that agree."""
        return round(100 * self.same / self.pairs) if self.pairs else 0


@dataclass(frozen=True)
class Week:
    """The last seven days, today the last of them."""

    days: list[date]
    published: list[int]
    submitted: list[int]
    in_review: int
    stages: list[Stage]
    corrections: dict[str, int]
    agreement: Agreement


def the_week(today: date) -> Week:
    """The week that ends with this day, in the house's time, in a fixed number of queries."""
    days = [today - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]
    since = _midnight(days[0])
    return Week(
        days,
        *_steps_a_day(days),
        _in_review(),
        _stages(since),
        _corrections(since),
        _agreement(_midnight(today - timedelta(weeks=WEEKS_OF_PAIRS))),
    )


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _steps_a_day(days: list[date]) -> tuple[list[int], list[int]]:
    """How often claims were published, and how often submitted, on each of these days."""
    ends = [_midnight(day + timedelta(days=1)) for day in days]
    counts: dict[str, Any] = {
        f"{verb}_{number}": Count("pk", filter=Q(verb=verb, at__lt=end, at__gte=_midnight(day)))
        for verb in ("publish", "submit")
        for number, (day, end) in enumerate(zip(days, ends, strict=True))
    }
    rows = Event.objects.filter(verb__in=("publish", "submit"), at__gte=_midnight(days[0]), at__lt=ends[-1])
    found = rows.aggregate(**counts)
    published, submitted = (
        [found[f"{verb}_{number}"] for number in range(len(days))] for verb in ("publish", "submit")
    )
    return published, submitted


def _in_review() -> int:
    """How many claims are in review now, counted no further than one more than `MOST_IN_REVIEW`."""
    rows = Claim.objects.in_status(Status.IN_REVIEW, Status.DISPUTED).order_by()
    return rows[: MOST_IN_REVIEW + 1].count()


def _stages(since: datetime) -> list[Stage]:
    """How long claims stood where they stood before the steps of the week; of many steps the latest."""
    begun = Event.objects.filter(claim=OuterRef("claim"), number__lt=OuterRef("number"), verb__in=BEGINS)
    steps = Event.objects.filter(verb__in=STAGES, at__gte=since).order_by("-at")[:MOST_STEPS]
    rows = steps.annotate(begun_at=Subquery(begun.order_by("-number").values("at")[:1]))
    hours: dict[str, list[float]] = {verb: [] for verb in STAGES}
    for verb, at, begun_at in rows.values_list("verb", "at", "begun_at"):
        if begun_at is not None:
            hours[verb].append((at - begun_at) / HOUR)
    return [
        Stage(label, median(hours[verb]) if hours[verb] else None, len(hours[verb]))
        for verb, label in STAGES.items()
    ]


def _corrections(since: datetime) -> dict[str, int]:
    """How often readers were told of each kind of change."""
    rows = (
        Correction.objects.filter(at__gte=since).order_by().values_list("kind").annotate(number=Count("pk"))
    )
    found = dict(rows)
    return {str(kind.label): found.get(kind.value, 0) for kind in Correction.Kind}


def _agreement(since: datetime) -> Agreement:
    """Of the first second verdicts of each person on a claim whose review is over, those like the first."""
    earlier = Verdict.objects.filter(
        claim=OuterRef("claim"), user=OuterRef("user"), role=Verdict.Role.SECOND, pk__lt=OuterRef("pk")
    )
    over = Claim.objects.in_status(*OVER).filter(pk=OuterRef("claim"))
    given: QuerySet[Verdict] = Verdict.objects.filter(role=Verdict.Role.SECOND, given_at__gte=since)
    pairs = given.filter(Exists(over), ~Exists(earlier))
    return Agreement(
        **pairs.aggregate(pairs=Count("pk"), same=Count("pk", filter=Q(rating=F("submission__rating"))))
    )
