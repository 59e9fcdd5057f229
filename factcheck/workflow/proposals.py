"""Who could take a claim, proposed: by what people have in hand and what they know, within the rules."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from factcheck.models import Article, Assignment, Claim, Conflict, Status, User
from factcheck.models.house.people import DESK

MOST = 500
"""So many claims of one article are given out at once."""
WORKING_DAYS = 3
"""So much time a proposal gives."""
KNOWN = 300
"""So many claims of the same topics are looked at, the latest, to see who knows them."""
LEAD, REVIEWER = Assignment.Role.LEAD, Assignment.Role.REVIEWER
RIGHTS = {LEAD: ("check", "review"), REVIEWER: ("review", "edit")}
"""The right that a role needs, and the one whose holders are wanted for something else first."""
SATURDAY = 5


@dataclass(frozen=True)
class Proposal:
    """For one claim: who leads and who reviews it until when, and everybody else who could, best first."""

    claim: Claim
    leads: list[User]
    reviewers: list[User]
    due_on: date

    @property
    def lead(self) -> User | None:
        """Whom we propose to lead it."""
        return self.leads[0] if self.leads else None

    @property
    def reviewer(self) -> User | None:
        """Whom we propose to review it."""
        return next((user for user in self.reviewers if user != self.lead), None)


@dataclass
class Staff:
    """The people who could be asked, and what is known of them. Read once for many claims."""

    holders: dict[str, list[User]]
    hands: Counter[tuple[int, str]] = field(default_factory=Counter)
    ties: set[tuple[int, int]] = field(default_factory=set)
    knows: Counter[tuple[int, int]] = field(default_factory=Counter)

    def ranked(self, claim: Claim, role: str) -> list[User]:
        """Who may take the role on this claim: whose trade it is, then who has least in hand."""
        right, more = RIGHTS[Assignment.Role(role)]
        busier = {user.pk for user in self.holders[more]}
        taken = {each.user_id for each in claim.assignments.all()}
        free = [
            user
            for user in self.holders[right]
            if user.pk not in taken and not any((user.pk, source) in self.ties for source in claim.concerned)
        ]
        return sorted(free, key=lambda user: (user.pk in busier, self._cost(user, claim, role), user.pk))

    def _cost(self, user: User, claim: Claim, role: str) -> int:
        """One claim in hand weighs as much as knowing the topic is worth."""
        knows = any(self.knows[user.pk, topic.pk] for topic in claim.topics.all())
        return self.hands[user.pk, role] - knows


def propose(claims: Sequence[Claim], *, today: date | None = None) -> list[Proposal]:
    """A proposal for each claim, in their order, so that the work is spread. Six queries for any number.

    Expects claims with their assignments and topics. Whoever has a close tie is never proposed, nobody twice.
    """
    today = today or timezone.localdate()
    staff = _staff(claims, today)
    return [_for(claim, staff, due_on(today)) for claim in claims]


def without_lead(article: Article) -> list[Claim]:
    """The article's accepted claims that nobody leads, with what `propose` asks of them."""
    led = Assignment.objects.filter(claim=OuterRef("pk"), role=LEAD)
    rows = article.claims.in_status(Status.OPEN).exclude(Exists(led))
    return list(rows.prefetch_related("assignments__user", "topics").order_by("id")[:MOST])


def due_on(today: date) -> date:
    """
    The proposed day: some working days from now.

    >>> due_on(date(2026, 11, 26))
    datetime.date(2026, 12, 1)
    """
    day, left = today, WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < SATURDAY
    return day


def _for(claim: Claim, staff: Staff, until: date) -> Proposal:
    has = {each.role for each in claim.assignments.all()}
    leads = [] if LEAD in has else staff.ranked(claim, LEAD)
    reviewers = [] if REVIEWER in has else staff.ranked(claim, REVIEWER)
    proposal = Proposal(claim, leads, reviewers, until)
    for role, user in ((LEAD, proposal.lead), (REVIEWER, proposal.reviewer)):
        if user:
            staff.hands[user.pk, role] += 1
    return proposal


def _staff(claims: Sequence[Claim], today: date) -> Staff:
    holders = {right: list(_holders(right)) for right in ("check", "review", "edit")}
    ties = Conflict.objects.barring(*claims)
    hands: Counter[tuple[int, str]] = Counter()
    for user, load in Assignment.objects.load(today).items():
        hands[user, LEAD] += load.leading
        hands[user, REVIEWER] += load.reviewing
    topics = {topic.pk for claim in claims for topic in claim.topics.all()}
    return Staff(holders, hands, set(ties.values_list("user", "source")), _knows(topics))


def _holders(right: str) -> Iterable[User]:
    held = Q(groups__permissions__codename=right) | Q(user_permissions__codename=right) | Q(is_superuser=True)
    active = User.objects.filter(is_active=True).exclude(username=DESK)
    return active.filter(held).distinct().order_by("pk")


def _knows(topics: set[int]) -> Counter[tuple[int, int]]:
    """Who has worked on claims of these topics lately: how often, by person and topic."""
    marks = Claim.topics.through._default_manager.filter(topic__in=topics).order_by("-id")
    latest = list(marks.values_list("claim", "topic")[:KNOWN]) if topics else []
    about = dict(latest)
    worked = Assignment.objects.filter(claim__in=about).values_list("user", "claim") if latest else ()
    return Counter((user, about[claim]) for user, claim in worked)
