"""The front page of the desk: what waits for whom, and how much each person has in hand."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from factcheck import rules
from factcheck.models import Article, Assignment, Claim, Load, Status, User

from .lists import LISTS, SECOND_LOOK, Waiting, unled

SHOWN = 6
MOST = 99
"""A list counts no further: who has more than this looks at the list itself."""
PEOPLE = 40


@dataclass(frozen=True)
class Item:
    """One line of a list: where it leads, what is known of it, and by when it is wanted."""

    url: str
    title: str
    since: datetime
    claim: Claim | None = None
    note: str = ""
    people: tuple[str, ...] = ()
    due_on: date | None = None
    overdue: bool = False
    publish_at: datetime | None = None


@dataclass(frozen=True)
class FrontList:
    """One list of the front page: how many wait, at most one more than `MOST`, and the first of them."""

    waiting: Waiting
    number: int
    items: list[Item]

    @property
    def count(self) -> str:
        """How many wait, in words that admit where the counting ends."""
        return counted(self.number)


@dataclass(frozen=True)
class InHand:
    """One person's load, beside that of who has most."""

    person: User
    load: Load
    most: int

    @property
    def total(self) -> int:
        """Claims led and claims to review."""
        return self.load.leading + self.load.reviewing

    @property
    def leads_wide(self) -> float:
        """How wide the bar of claims led is, of 100."""
        return round(100 * self.load.leading / self.most, 1) if self.most else 0.0

    @property
    def reviews_wide(self) -> float:
        """How wide the bar of claims to review is, of 100."""
        return round(100 * self.load.reviewing / self.most, 1) if self.most else 0.0


def front_page(user: Any) -> list[FrontList]:
    """The lists of the front page, in a number of queries that rows do not change."""
    found = {each: [key for part in each.parts(user) for key in part[: MOST + 1]] for each in LISTS}
    articles = dict(unled(Status.SUGGESTED).reverse().values_list("pk", "article")[: MOST + 1])
    first = {each: _first(dict.fromkeys(keys), articles) for each, keys in found.items()}
    shown = {key for keys in first.values() for key in keys}
    rows = Claim.objects.filter(pk__in=shown).select_related("article", "scheduled")
    claims = rows.prefetch_related("assignments__user").in_bulk()
    together = Counter(articles.values())
    return [
        FrontList(
            each,
            min(len(set(keys)), MOST + 1),
            [_item(each, claims[key], user, together) for key in first[each] if key in claims],
        )
        for each, keys in found.items()
    ]


def _first(keys: Iterable[int], articles: dict[int, int | None]) -> list[int]:
    """The first lines of a list. Of suggestions the latest of each article: there they are gone through."""
    seen: set[int] = set()
    first: list[int] = []
    for key in keys:
        article = articles.get(key)
        if article is None or article not in seen:
            first.append(key)
            seen |= {article} if article else set()
    return first[:SHOWN]


def _item(each: Waiting, claim: Claim, user: Any, together: Counter[int | None]) -> Item:
    if each.code == "unassigned" and claim.status == Status.SUGGESTED and claim.article:
        return _to_split(claim.article, claim, together[claim.article_id])
    due_on = _due(claim, user if each.code in ("mine", "review") else None)
    scheduled = getattr(claim, "scheduled", None)
    return Item(
        url=_address(each, claim),
        title=claim.statement,
        since=claim.created_at,
        claim=claim,
        note="Displaced by a revision" if _displaced(each, claim) else "",
        people=tuple(f"{a.user} ({a.get_role_display().lower()})" for a in claim.assignments.all()),
        due_on=due_on,
        overdue=due_on is not None and due_on < timezone.localdate(),
        publish_at=scheduled.publish_at if scheduled else None,
    )


def _address(each: Waiting, claim: Claim) -> str:
    """Where the work with this claim is done: on the review page, on Split, or on its own."""
    if _displaced(each, claim) and claim.article_id:
        return reverse("admin:factcheck_article_split", args=[claim.article_id])
    page = "review" if each.code == "review" else "change"
    return reverse(f"admin:factcheck_claim_{page}", args=[claim.pk])


def _displaced(each: Waiting, claim: Claim) -> bool:
    """Whether it needs a second look for nothing but its place in a revised article."""
    return each.code == "look" and claim.status not in SECOND_LOOK


def _to_split(article: Article, claim: Claim, number: int) -> Item:
    return Item(
        url=reverse("admin:factcheck_article_split", args=[article.pk]),
        title=article.title,
        since=claim.created_at,
        note=f"{counted(number)} suggestion{'' if number == 1 else 's'}",
    )


def counted(number: int) -> str:
    """A number in words that admit where the counting ends."""
    return f"{MOST}+" if number > MOST else str(number)


def _due(claim: Claim, user: Any | None) -> date | None:
    """By when the person's part is wanted; without a person, by when the first part is."""
    days = [a.due_on for a in claim.assignments.all() if a.due_on and user in (None, a.user)]
    return min(days, default=None)


def in_hand() -> list[InHand]:
    """Everybody who does the desk's work, who is overdue first, then who has most in hand."""
    loads = Assignment.objects.load(timezone.localdate())
    people = [(person, loads.get(person.pk, Load())) for person in rules.at_the_desk()[:PEOPLE]]
    most = max((load.leading + load.reviewing for _, load in people), default=0)
    rows = [InHand(person, load, most) for person, load in people]
    return sorted(rows, key=lambda row: (-row.load.overdue, -row.total, str(row.person)))
