"""Who may take a step with a claim, and what bars it: small questions, named as the newsroom says them."""

from django.contrib.auth.models import AnonymousUser

from factcheck.models import Assignment, Claim, Event, FactCheck, Status, User, Verdict

from .people import has, house_of_two, is_desk

Person = User | AnonymousUser
S = Status
MENDING = (
    *("edit", "attach", "change_evidence", "remove_evidence", "write_verdict"),
    *("add_image", "change_image", "remove_image"),
)


def role_on(user: Person, claim: Claim) -> str:
    """The person's role on the claim, or nothing."""
    return next((a.role for a in claim.assignments.all() if a.user_id == user.pk), "")


def splits(user: Person, claim: Claim) -> bool:
    """Takes articles in and finds claims."""
    return has(user, "split")


def edits(user: Person, claim: Claim) -> bool:
    """Holds the editor's right."""
    return has(user, "edit")


def publishes(user: Person, claim: Claim) -> bool:
    """Holds the publisher's right."""
    return has(user, "publish")


def leads(user: Person, claim: Claim) -> bool:
    """Is the claim's lead checker."""
    return has(user, "check") and role_on(user, claim) == Assignment.Role.LEAD


def reviews(user: Person, claim: Claim) -> bool:
    """Is an assigned reviewer."""
    return has(user, "review") and role_on(user, claim) == Assignment.Role.REVIEWER


def works_on_it(user: Person, claim: Claim) -> bool:
    """Lead checker, assigned reviewer, or any editor."""
    return leads(user, claim) or reviews(user, claim) or edits(user, claim)


def leads_or_edits(user: Person, claim: Claim) -> bool:
    """Lead checker, or any editor."""
    return leads(user, claim) or edits(user, claim)


def submitted(user: Person, claim: Claim) -> bool:
    """Signed the current submission as its author."""
    return claim.submission is not None and claim.submission.submitted_by_id == user.pk


def submits(user: Person, claim: Claim) -> bool:
    """The lead; or a reviewer who has mended something and knows the verdict that they sign."""
    if leads(user, claim):
        return True
    return reviews(user, claim) and mended(user, claim) and claim.sightings.filter(user=user.pk).exists()


def mended(user: Person, claim: Claim) -> bool:
    """A reviewer submits only what they have edited themselves since it was last submitted."""
    if claim.submission is None:
        return False
    since = claim.submission.submitted_at
    return Event.objects.filter(claim=claim, by=user.pk, verb__in=MENDING, at__gt=since).exists()


def rates_second(user: Person, claim: Claim) -> bool:
    """An assigned reviewer who neither submitted this submission nor rated it, as its lead least of all."""
    if not reviews(user, claim) or submitted(user, claim):
        return False
    given = _rated(user, claim)
    return not any(role == Verdict.Role.LEAD or of == claim.submission_id for role, of in given)


def sends_back(user: Person, claim: Claim) -> bool:
    """An assigned reviewer, or any editor."""
    return reviews(user, claim) or edits(user, claim)


def decides(user: Person, claim: Claim) -> bool:
    """An editor who has not rated it; the lead in a house of two."""
    if leads(user, claim):
        return house_of_two()
    rated = any(of == claim.submission_id for _, of in _rated(user, claim))
    return edits(user, claim) and not rated and not submitted(user, claim)


def _rated(user: Person, claim: Claim) -> list[tuple[str, int | None]]:
    """Role and submission of each verdict that the person gave on the claim.

    Of all its verdicts: a person may have given ten thousand, and SQLite would read those.
    """
    given = Verdict.objects.filter(claim=claim).values_list("user", "role", "submission")
    return [(role, submission) for by, role, submission in given if by == user.pk]


def approves(user: Person, claim: Claim) -> bool:
    """Anyone with the right, or the lead, who did not submit this submission."""
    return (has(user, "review") or leads(user, claim)) and not submitted(user, claim)


def releases(user: Person, claim: Claim) -> bool:
    """A publisher; `desk` for what is scheduled."""
    return publishes(user, claim) or (is_desk(user) and claim.status == S.SCHEDULED)


def settles(user: Person, claim: Claim) -> bool:
    """A publisher other than who suspended it."""
    last = claim.suspensions.filter(settlement="").last()
    return has(user, "publish") and last is not None and last.suspended_by_id != user.pk


PUBLISHING = (publishes, releases, settles)
"""What asks for the publisher's right, and so for a second factor."""


def edits_words(user: Person, claim: Claim) -> bool:
    """Who may change the words of a claim at its stage."""
    return has(user, "split") if claim.status == S.SUGGESTED else works_on_it(user, claim)


def takes_on(user: Person, claim: Claim) -> bool:
    """A checker, while nobody leads the claim."""
    free = not any(a.role == Assignment.Role.LEAD for a in claim.assignments.all())
    return has(user, "check") and free and not role_on(user, claim)


def writes_verdict(user: Person, claim: Claim) -> bool:
    """The lead; or who has seen the verdict, so that mending a comma never shows what was hidden."""
    if leads(user, claim):
        return True
    return works_on_it(user, claim) and claim.sightings.filter(user=user.pk).exists()


def looks(user: Person, claim: Claim) -> bool:
    """Who may ask to see a hidden verdict."""
    return any(has(user, right) for right in ("review", "edit", "publish"))


def published_before(claim: Claim) -> str:
    """Bars what would unmake a claim that readers know."""
    if FactCheck.objects.of(claim):
        return "Readers have seen a fact-check of this claim: correct it or suspend it instead."
    return ""


def not_declinable(claim: Claim) -> str:
    """Bars declining what readers know, or what other claims were merged into."""
    if claim.merged.exists():
        return "Other claims were merged into this one: unmerge them first."
    return published_before(claim)


def nothing_public(claim: Claim) -> str:
    """Bars going back where there is no edition to go back to."""
    if FactCheck.objects.of(claim):
        return ""
    return "There is no published edition to go back to: decline the claim instead."


def not_live(claim: Claim) -> str:
    """Bars suspending what readers do not see."""
    fact_check = FactCheck.objects.of(claim)
    if fact_check and fact_check.is_live:
        return ""
    return "Readers see no edition of this claim, so there is nothing to suspend."
