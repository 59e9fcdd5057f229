"""The second pair of eyes: which verdicts count as one, and what is said of them."""

from collections.abc import Iterable

from factcheck.models import Assignment, Claim, Verdict

from .docket import Docket


def standing(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """What counts of a round's verdicts: each person's latest, from the last decision on."""
    given = list(verdicts)
    start = max((i for i, v in enumerate(given) if v.role == Verdict.Role.DECIDING), default=0)
    return list({v.user_id: v for v in given[start:]}.values())


def counted(docket: Docket) -> list[Verdict]:
    """The standing verdicts of somebody else than whose verdict it is now."""
    return [verdict for verdict in standing(docket.verdicts) if not _is_own(verdict, docket)]


def differed(verdict: Verdict) -> bool:
    """Whether it contradicted what it was given on."""
    return verdict.submission is not None and verdict.rating_id != verdict.submission.rating_id


def agreement(docket: Docket) -> tuple[bool, str]:
    """Whether somebody else reached the lead's verdict, and how; else what to do."""
    if not docket.house.ask_second:
        return True, "House rule: a second verdict is not asked."
    if docket.fact_check and docket.claim.correction_kind == Claim.Correction.MINOR:
        return True, "A minor edition keeps the verdict of the last one."
    latest = counted(docket)
    if not latest:
        return False, "Ask an assigned reviewer for a second verdict."
    if docket.lead is None or any(v.rating_id != docket.lead.rating_id for v in latest):
        return False, "The verdicts differ: revise and rate again, or let an editor decide."
    return True, _how(latest)


def _how(latest: list[Verdict]) -> str:
    if any(v.role == Verdict.Role.DECIDING for v in latest):
        return "The verdicts differed at first; an editor decided."
    if any(differed(v) for v in latest):
        return "The verdicts differed at first; the checker revised theirs."
    how = "without seeing the first" if all(v.blind for v in latest) else "having seen the first"
    return f"A second person reached the same verdict, {how}."


def _is_own(verdict: Verdict, docket: Docket) -> bool:
    """Whether who gave it leads the claim now, or put it in the place of the lead's and submitted that."""
    if verdict.role == Verdict.Role.DECIDING:
        return False
    leads = any(a.user_id == verdict.user_id and a.role == Assignment.Role.LEAD for a in docket.assignments)
    submission = docket.claim.submission
    return leads or (
        differed(verdict) and submission is not None and submission.submitted_by_id == verdict.user_id
    )
