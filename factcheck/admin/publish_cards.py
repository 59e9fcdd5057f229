"""What the publish sheet shows: each claim as readers, lists and search engines will meet it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse

from factcheck import rules
from factcheck.formats import headlines
from factcheck.formats.editions import Difference, differences
from factcheck.models import Claim, Event, FactCheck, House, PolicyPage, Scheduled, Status
from factcheck.text import in_whole_words
from factcheck.workflow.names import slug_stem

from .blindness import verdict_shown
from .numbers import number

AT_ONCE = 25
"""So many claims stand on one sheet; the next ones follow when these are published."""
LIVE = 6
OTHERWISE = "fact-check"


@dataclass(frozen=True)
class Card:
    """One claim, ready to be shown: its signed content and the page it becomes, or became."""

    claim: Claim
    content: dict[str, Any]
    fact_check: FactCheck | None
    slug: str
    changes: list[Difference]

    @property
    def number(self) -> int:
        """The number of the edition to come."""
        return (self.fact_check.number if self.fact_check else 0) + 1

    @property
    def path(self) -> str:
        """The path of the page."""
        return reverse("fact-check", args=[self.slug])

    @property
    def address(self) -> str:
        """The whole address."""
        return f"{settings.SITE_URL}{self.path}"

    @property
    def title(self) -> str:
        """The title that browsers and search engines show."""
        return headlines.title({"content": self.content})

    @property
    def description(self) -> str:
        """The words below it."""
        return headlines.description({"content": self.content})

    @property
    def place(self) -> dict[str, Any] | None:
        """Where the claim stands, in its own words."""
        places = self.content["appearances"]
        place: dict[str, Any] | None = next((place for place in places if place["quote"]), None)
        if place is None:
            return None
        return place | {"around": in_whole_words(place["prefix"] or "", place["suffix"] or "")}


def approved(after: int) -> tuple[list[Card], int | None]:
    """The first approved claims behind this key, and the key behind which the next ones stand."""
    rows = Claim.objects.in_status(Status.APPROVED).select_related("submission__rating")
    rows = rows.filter(pk__gt=after).order_by("id")
    claims = list(rows[: AT_ONCE + 1])
    return cards(claims[:AT_ONCE]), claims[AT_ONCE - 1].pk if len(claims) > AT_ONCE else None


def to_sign_and_publish(user: Any) -> list[Card]:
    """In a house without second verdicts: what somebody with both rights may sign and publish at once."""
    if House.the().ask_second or not (rules.has(user, "review") and rules.has(user, "publish")):
        return []
    rows = Claim.objects.in_status(Status.IN_REVIEW).select_related("submission__rating")
    rows = rows.exclude(submission__submitted_by=user)
    return cards(rows.filter(verdict_shown(user)).order_by("id")[:AT_ONCE])


def cards(claims: Iterable[Claim]) -> list[Card]:
    """Cards of these claims, in a fixed number of queries. What was erased has none."""
    chosen = [claim for claim in claims if claim.submission and claim.submission.content]
    keys = [claim.pk for claim in chosen]
    stems = {claim.pk: slug_stem(claim.statement, OTHERWISE) for claim in chosen}
    pages = FactCheck.objects.filter(Q(claim_id__in=keys) | Q(slug__in=stems.values()))
    rows = list(pages.select_related("edition").defer("document"))
    known = {(row.claim_id, row.language): row for row in rows}
    taken = {row.slug for row in rows}
    return [_card(claim, known.get((claim.pk, claim.language)), stems[claim.pk], taken) for claim in chosen]


def _card(claim: Claim, page: FactCheck | None, stem: str, taken: set[str]) -> Card:
    content = json.loads((claim.submission.content if claim.submission else None) or "{}")
    before = json.loads((page.edition.content if page and page.edition else None) or "{}")
    slug = page.slug if page else f"{stem}-2" if stem in taken else stem
    return Card(claim, content, page, slug, differences(before, content) if before else [])


def without_policies() -> str:
    """What keeps every claim from readers, said once."""
    adopted = PolicyPage.objects.adopted().filter(language=House.the().language)
    return rules.without_policies(set(adopted.values_list("slug", flat=True)))


def scheduled() -> QuerySet[Scheduled]:
    """What waits for its time, the first to go out first."""
    rows = Scheduled.objects.select_related("claim", "scheduled_by").order_by("publish_at", "id")
    return rows[:AT_ONCE]


def suspended() -> list[tuple[Claim, Any, list[str]]]:
    """What is suspended: the claim, its brake, and what was said of it since; the oldest first."""
    rows = Claim.objects.in_status(Status.SUSPENDED).prefetch_related("suspensions__suspended_by")
    claims = list(rows.order_by("changed_at", "id")[:AT_ONCE])
    words = _explained(claims)
    return [(claim, list(claim.suspensions.all())[-1], words.get(claim.pk, [])) for claim in claims]


def _explained(claims: Sequence[Claim]) -> dict[int, list[str]]:
    lines = Event.objects.filter(claim__in=[claim.pk for claim in claims], verb="explain")
    said: dict[int, list[str]] = {}
    for line in lines.exclude(payload=None).order_by("number", "id"):
        said.setdefault(line.claim_id or 0, []).append(json.loads(line.payload or "{}").get("note", ""))
    return said


def live(words: str) -> list[FactCheck]:
    """The latest pages; or the one at an address, of a public id, or of a claim's number."""
    rows = FactCheck.objects.live().originals().defer("document")
    if not words:
        return list(rows.order_by("-published_at", "-id")[:LIVE])
    key = number(words)
    if key is not None:
        return list(rows.filter(claim_id=key).order_by("id")[:LIVE])
    try:
        path = urlsplit(words.replace("\x00", "")).path
    except ValueError:  # brackets that enclose no address
        return []
    parts = [part for part in path.split("/") if part]
    name = parts[parts.index("fact-checks") + 1] if "fact-checks" in parts[:-1] else "".join(parts[-1:])
    return list(rows.filter(Q(slug=name) | Q(public_id=name)).order_by("id")[:LIVE])
