"""A claim with everything that the gates and the public content are made of, read once."""

from dataclasses import dataclass

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


@dataclass(frozen=True)
class Docket:
    """One claim's papers. `verdicts` are the second and deciding ones of this round, oldest first."""

    claim: Claim
    house: House
    appearances: tuple[Appearance, ...]
    evidence: tuple[Evidence, ...]
    lead: Verdict | None
    verdicts: tuple[Verdict, ...]
    reply: ReplyRequest | None
    assignments: tuple[Assignment, ...]
    ties: tuple[Conflict, ...]
    fact_check: FactCheck | None
    policies: frozenset[str]

    def groups(self) -> list[str]:
        """The independent named sources behind the evidence, each once, in order.

        A group is what the evidence says it is, or else its publisher. Anonymous sources never count.
        """
        named = ((e.group.strip(), e.document.publisher) for e in self.evidence)
        return list(dict.fromkeys(group or who.name for group, who in named if who and not who.anonymous))

    def people(self) -> list[User]:
        """Everybody with a role on the claim."""
        return [assignment.user for assignment in self.assignments]


def open_docket(claim: Claim) -> Docket:
    """Read the papers of one claim, in a fixed number of queries."""
    house = House.the()
    assignments = tuple(claim.assignments.select_related("user"))
    fact_check = FactCheck.objects.select_related("edition").of(claim)
    evidence = claim.evidence.filter(removed_at=None, public=True).select_related("document__publisher")
    ties = Conflict.objects.filter(user__in=[a.user_id for a in assignments], source__in=claim.concerned)
    adopted = PolicyPage.objects.adopted().filter(language=house.language)
    return Docket(
        claim=claim,
        house=house,
        appearances=tuple(Appearance.objects.of(claim)),
        evidence=tuple(evidence.prefetch_related("document__captures", "document__jobs")),
        lead=claim.verdicts.filter(role=Verdict.Role.LEAD).select_related("rating").first(),
        verdicts=tuple(_this_round(claim, fact_check)),
        reply=claim.replies.last(),
        assignments=assignments,
        ties=tuple(ties.select_related("user", "source")),
        fact_check=fact_check,
        policies=frozenset(adopted.values_list("slug", flat=True)),
    )


def _this_round(claim: Claim, fact_check: FactCheck | None) -> list[Verdict]:
    """Second and deciding verdicts since the edition that readers see."""
    given = (
        claim.verdicts.exclude(role=Verdict.Role.LEAD)
        .select_related("rating", "user", "submission")
        .order_by("id")
    )
    if fact_check and fact_check.edition:
        given = given.filter(submission_id__gt=fact_check.edition.submission_id)
    return list(given)
