"""The house's record, computed from its own tables and kept as one public row. Nobody types a figure."""

from collections import Counter
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import TruncMonth

from factcheck.models import (
    Claim,
    Correction,
    FactCheck,
    Ledger,
    Outcome,
    PublishedRecord,
    Status,
    Verdict,
)
from factcheck.text.figures import agreement, spread

from .audit import still
from .ledger import canonical
from .score import score

SCHEMA = 1
NEWEST = 10_000
"""Of so many fact-checks, verdicts and corrections the days and pairs are read, however many there are."""
AT_MOST_EVERY = timedelta(minutes=15)
DAY = 24 * 3600


def keep_up(now: datetime) -> bool:
    """Compute the record anew when something public has changed since, at most every quarter of an hour.

    A day begins with a new one too. Returns whether it was computed.
    """
    known = PublishedRecord.objects.filter(pk=1).first()
    newest = Ledger.objects.filter(pk=1).values_list("change_seq", flat=True).first() or 0
    fresh = known and (known.seq == newest or now - known.as_of < AT_MOST_EVERY)
    if known and fresh and known.as_of.date() == now.date():
        return False
    compute(now)
    return True


def compute(now: datetime) -> PublishedRecord:
    """
    The record as of now, with the head of the log that it was read under.

    All is read as of one moment, and stands in nobody's way: only the row that is ready is written.
    """
    with still():
        ledger = Ledger.objects.filter(pk=1).first() or Ledger()
        document = canonical({"schema": SCHEMA, **figures()})
    return _keep(
        document=document,
        seq=ledger.change_seq,
        ledger_hash=ledger.event_hash,
        as_of=now,
    )


@transaction.atomic
def _keep(**made: Any) -> PublishedRecord:
    """Let this be the record, unless another worker has meanwhile read and written a later one."""
    if not PublishedRecord.objects.filter(pk=1, seq__lte=made["seq"]).update(**made):
        PublishedRecord.objects.get_or_create(pk=1, defaults=made)
    return PublishedRecord.objects.get(pk=1)


@transaction.atomic
def tell_score(now: datetime) -> None:
    """Tell the score of complaints at once; the other figures, once there are any, wait for their turn."""
    row = PublishedRecord.objects.select_for_update().filter(pk=1).first()
    if row is None:
        compute(now)
        return
    row.document = canonical({**row.data, "complaints": score()})
    row.save(update_fields=["document"])


def figures() -> dict[str, Any]:
    """Every figure of the record. Nothing in it names a person or tells the words of what is not public."""
    return {
        "months": _months(),
        "topics": _by("topics__name"),
        "kinds": _by("claimant__kind"),
        "days_to_verdict": asdict(spread(_days_to_verdict())),
        "agreement": asdict(agreement(_pairs())),
        "corrections": _corrections(),
        "declined": _declined(),
        "outcomes": _outcomes(),
        "complaints": score(),
    }


def _months() -> list[dict[str, Any]]:
    """First publications by month, oldest first, months without any included."""
    rows = (
        FactCheck.objects.originals()
        .filter(number__gte=1)
        .order_by()
        .annotate(month=TruncMonth("published_at"))
        .values("month")
        .annotate(fact_checks=Count("pk"))
    )
    counted = {row["month"].strftime("%Y-%m"): row["fact_checks"] for row in rows}
    return [{"month": month, "fact_checks": counted.get(month, 0)} for month in _from_to(counted)]


def _from_to(months: dict[str, int]) -> list[str]:
    if not months:
        return []
    (year, month), (last_year, last) = (map(int, end.split("-")) for end in (min(months), max(months)))
    numbers = range(12 * year + month - 1, 12 * last_year + last)
    return [f"{number // 12}-{number % 12 + 1:02}" for number in numbers]


def _by(field: str) -> list[dict[str, Any]]:
    """Live fact-checks by a field and by rating, the most frequent first."""
    rows = (
        FactCheck.objects.live()
        .originals()
        .exclude(**{field: None})
        .order_by()
        .values(field, "rating", "label", "category")
    )
    counted = rows.annotate(fact_checks=Count("pk"))
    found: dict[str, list[dict[str, Any]]] = {}
    for row in counted:
        found.setdefault(row.pop(field), []).append(row)
    lines = [
        {
            "name": name,
            "fact_checks": sum(each["fact_checks"] for each in ratings),
            "ratings": sorted(ratings, key=lambda each: (-each["fact_checks"], each["rating"])),
        }
        for name, ratings in found.items()
    ]
    return sorted(lines, key=lambda line: (-line["fact_checks"], line["name"]))


def _days_to_verdict() -> list[float]:
    """Days from a claim's first day on the desk to its first publication, of the newest."""
    begun = Claim.objects.filter(pk=OuterRef("claim_id")).values("created_at")[:1]
    rows = FactCheck.objects.originals().filter(number__gte=1).annotate(begun=Subquery(begun)).order_by("-id")
    times = rows.values_list("published_at", "begun")[:NEWEST]
    return [(published - begun).total_seconds() / DAY for published, begun in times if begun]


def _pairs() -> list[tuple[str, str]]:
    """What was submitted and what a second person, who had seen no verdict, made of it."""
    rows = Verdict.objects.filter(role=Verdict.Role.SECOND, blind=True).order_by("-id")
    return list(rows.values_list("submission__rating__slug", "rating__slug")[:NEWEST])


def _corrections() -> dict[str, Any]:
    rows = (
        Correction.objects.filter(fact_check__translation_of=None)
        .annotate(first=F("fact_check__published_at"))
        .order_by("-id")
    )
    found = list(rows.values_list("kind", "verdict_changed", "at", "first", "fact_check_id")[:NEWEST])
    return {
        "kinds": dict(sorted(Counter(kind for kind, *_ in found).items())),
        "verdicts_changed": sum(changed for _kind, changed, *_ in found),
        "fact_checks": len({key for *_, key in found}),
        "published": FactCheck.objects.originals().filter(number__gte=1).count(),
        "withdrawn": FactCheck.objects.originals().withdrawn().count(),
        "days": asdict(spread((at - first).total_seconds() / DAY for _k, _c, at, first, _key in found)),
    }


def _declined() -> dict[str, int]:
    rows = Claim.objects.in_status(Status.DECLINED).order_by().values("decline_reason")
    return {row["decline_reason"]: row["claims"] for row in rows.annotate(claims=Count("pk"))}


def _outcomes() -> dict[str, int]:
    """What stands about each party of each published claim, counted by result."""
    last: dict[tuple[int, str], str] = {}
    published = FactCheck.objects.live().values("claim_id")
    rows = Outcome.objects.filter(claim__in=published).order_by("pk")
    for claim, party, result in rows.values_list("claim_id", "party", "result").iterator():
        last[claim, party] = result
    return dict(sorted(Counter(last.values()).items()))
