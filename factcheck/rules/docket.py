"""A claim with everything that the gates and the public content are made of, read once."""

from functools import cached_property
from typing import Any

from factcheck.models import (
    Appearance,
    Assignment,
    Claim,
    Conflict,
    Evidence,
    FactCheck,
    House,
    PolicyPage,
    ReplyRequest,
    User,
    Verdict,
)


class Docket:
    """One claim's papers, each read when it is first asked for, and once."""

    def __init__(self, claim: Claim, **known: Any) -> None:
        """`known` papers are taken as they are given."""
        self.claim = claim
        self.__dict__.update(known)

    @cached_property
    def house(self) -> House:
        """The house and its rules."""
        return House.the()

    @cached_property
    def appearances(self) -> tuple[Appearance, ...]:
        """Where it was said."""
        return tuple(Appearance.objects.of(self.claim))

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """What readers will see of the evidence, in its order."""
        rows = self.claim.evidence.filter(removed_at=None, public=True).select_related("document__publisher")
        return tuple(rows.prefetch_related("document__captures", "document__jobs"))

    @cached_property
    def lead(self) -> Verdict | None:
        """The lead's verdict."""
        return self.claim.verdicts.filter(role=Verdict.Role.LEAD).select_related("rating").first()

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The second and deciding ones since the edition that readers see, oldest first."""
        given = self.claim.verdicts.exclude(role=Verdict.Role.LEAD)
        given = given.select_related("rating", "user", "submission").order_by("id")
        if self.fact_check and self.fact_check.edition:
            given = given.filter(submission_id__gt=self.fact_check.edition.submission_id)
        return tuple(given)

    @cached_property
    def reply(self) -> ReplyRequest | None:
        """What came of the right of reply."""
        return self.claim.replies.last()

    @cached_property
    def assignments(self) -> tuple[Assignment, ...]:
        """Who has which role."""
        return tuple(self.claim.assignments.select_related("user"))

    @cached_property
    def ties(self) -> tuple[Conflict, ...]:
        """Declared ties of these people to whoever has a stake in the claim."""
        people = [assignment.user_id for assignment in self.assignments]
        ties = Conflict.objects.filter(user__in=people, source__in=self.claim.concerned)
        return tuple(ties.select_related("user", "source"))

    @cached_property
    def fact_check(self) -> FactCheck | None:
        """What readers see of it, or saw."""
        return FactCheck.objects.select_related("edition").of(self.claim)

    @cached_property
    def policies(self) -> frozenset[str]:
        """The policy pages that the house has adopted in its language."""
        adopted = PolicyPage.objects.adopted().filter(language=self.house.language)
        return frozenset(adopted.values_list("slug", flat=True))

    def groups(self) -> list[str]:
        """The independent named sources behind the evidence, each once, in order.

        A group is what the evidence says it is, or else its publisher. Anonymous sources never count.
        """
        named = ((e.group.strip(), e.document.publisher) for e in self.evidence)
        return list(dict.fromkeys(group or who.name for group, who in named if who and not who.anonymous))

    def people(self) -> list[User]:
        """Everybody with a role on the claim."""
        return [assignment.user for assignment in self.assignments]


def open_docket(claim: Claim, **known: Any) -> Docket:
    """The papers of one claim; all of them are a fixed number of queries."""
    return Docket(claim, **known)
