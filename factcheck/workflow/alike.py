"""Claims on the desk that say nearly the same: who is checking it already."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.models import Assignment, Claim, Status
from factcheck.text.terms import alikeness, terms

AT_WORK = (Status.OPEN, Status.IN_REVIEW, Status.DISPUTED, Status.APPROVED, Status.SCHEDULED)
LATEST = 300
"""So many of the claims at work are compared, those changed last."""
ENOUGH = 0.5


@dataclass(frozen=True)
class Alike:
    """A claim at work that says nearly the same, from 0 to 1, and who leads it."""

    claim: Claim
    score: float

    @property
    def percent(self) -> int:
        """The score as people read it."""
        return round(100 * self.score)

    @property
    def lead(self) -> str:
        """Who is checking it; empty while nobody does."""
        roles = self.claim.assignments.all()
        return next((str(each.user) for each in roles if each.role == Assignment.Role.LEAD), "")


def on_desk(texts: Sequence[str], language: str, *, limit: int = 2) -> list[list[Alike]]:
    """For each text the claims at work most like it, best first. Two queries for any number of texts."""
    rows = Claim.objects.in_status(*AT_WORK).filter(language=language).prefetch_related("assignments__user")
    known = [(row, frozenset(terms(row.statement, language))) for row in rows[:LATEST]] if texts else []
    return [_best(frozenset(terms(text, language)), known, limit) for text in texts]


def _best(text: frozenset[str], known: list[tuple[Claim, frozenset[str]]], limit: int) -> list[Alike]:
    scored = [Alike(claim, alikeness(text, said)) for claim, said in known if len(text & said) > 1]
    found = [each for each in scored if each.score >= ENOUGH]
    return sorted(found, key=lambda each: (-each.score, -each.claim.pk))[:limit]
