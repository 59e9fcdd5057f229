"""What a reviewer decides: a second verdict, a way back, a decision, a signature."""

from typing import Any

from django.core.exceptions import ValidationError

from factcheck import rules
from factcheck.models import (
    Assignment,
    Claim,
    FactCheck,
    House,
    Rating,
    Review,
    Sighting,
    Status,
    User,
    Verdict,
)
from factcheck.rules.who import leads

from .checking import freeze
from .ratings import refuse_retired
from .steps import ANY_VERSION, Taking, take
from .ties import refuse_close_ties


def second(claim: Claim, *, by: User, rating: Rating, note: str = "", version: int | None = None) -> Claim:
    """Rate a claim as its second pair of eyes. Both verdicts can be read then; a difference disputes it."""
    with take(claim, "second", by=by, note=note, version=version) as step:
        refuse_retired(step.claim, rating)
        blind = _is_blind(step.claim, by)
        lead = _lead(step)
        Verdict.objects.create(
            claim=step.claim,
            user=by,
            role=Verdict.Role.SECOND,
            rating=rating,
            comment=note,
            submission=step.submission,
            blind=blind,
            given_at=step.at,
        )
        _sees(step)
        step.log("second verdict", None, rating.slug)
        step.set(rating=_shown(step, lead.rating))
        step.conceals_verdict = True
        if lead.rating_id != rating.pk or _still_differ(step):
            step.status = Status.DISPUTED
    return claim


def send_back(claim: Claim, *, by: User, note: str, version: int | None = None) -> Claim:
    """Give a claim back to the desk, with a comment."""
    with take(claim, "send_back", by=by, note=note, version=version) as step:
        Review.objects.create(
            submission=step.submission,
            user=by,
            decision=Review.Decision.SEND_BACK,
            comment=note,
            decided_at=step.at,
        )
        step.conceals_verdict = True
    return claim


def decide(
    claim: Claim,
    *,
    by: User,
    rating: Rating,
    note: str,
    version: int | None = None,
    **words: str,
) -> Claim:
    """Settle a dispute with a comment. What readers will see is frozen anew, signed by who decides.

    `words` may bring `summary`, `explanation` and `uncertainty` in line with the rating.
    """
    with take(claim, "decide", by=by, note=note, version=version) as step:
        refuse_close_ties(step.claim, by)
        refuse_retired(step.claim, rating)
        _adopts_if_lead(step, rating)
        Verdict.objects.create(
            claim=step.claim,
            user=by,
            role=Verdict.Role.DECIDING,
            rating=rating,
            comment=note,
            submission=step.submission,
            blind=False,
            given_at=step.at,
        )
        lead = _lead(step)
        changes: dict[str, Any] = {"rating": rating, **words}
        for name, new in changes.items():
            step.log(name, getattr(lead, name), new)
            setattr(lead, name, new)
        lead.full_clean()
        lead.save(update_fields=list(changes))
        step.conceals_verdict = True
        _sees(step)
        step.set(rating=_shown(step, rating), submission=freeze(step))
    return claim


def approve(claim: Claim, *, by: User, note: str = "", version: int | None = None) -> Claim:
    """Put the second signature under a submission."""
    with take(claim, "approve", by=by, note=note, version=version) as step:
        refuse_close_ties(step.claim, by)
        if not Verdict.objects.filter(claim=claim, role=Verdict.Role.LEAD).visible_to(by).exists():
            raise ValidationError("Give your verdict, or look at the lead's, before you approve.")
        Review.objects.create(
            submission=step.submission,
            user=by,
            decision=Review.Decision.APPROVE,
            comment=note,
            decided_at=step.at,
        )
        step.set(rating=_lead(step).rating)
    return claim


def reveal(claim: Claim, *, by: User) -> Claim:
    """Look at a hidden verdict. Whoever does can no longer give a blind one."""
    with take(claim, "reveal", by=by, version=ANY_VERSION) as step:
        _sees(step)
    return claim


def _lead(step: Taking) -> Verdict:
    """The lead verdict of a claim in review."""
    return step.claim.verdicts.select_related("rating").get(role=Verdict.Role.LEAD)


def _shown(step: Taking, rating: Rating | None) -> Rating | None:
    """What lists may say of a claim in review: nothing, while a reviewer has yet to rate it unseen."""
    waiting = step.claim.assignments.filter(role=Assignment.Role.REVIEWER, user__is_active=True)
    seen = step.claim.sightings.values("user")
    return None if House.the().hides_verdicts and waiting.exclude(user__in=seen).exists() else rating


def _sees(step: Taking) -> None:
    """Remember that the person has seen a verdict on the claim."""
    Sighting.objects.get_or_create(claim=step.claim, user=step.by, defaults={"seen_at": step.at})


def _is_blind(claim: Claim, user: User) -> bool:
    """True only if this person had seen no verdict on the claim, ours or a colleague's, in any edition."""
    if not House.the().hides_verdicts or claim.sightings.filter(user=user).exists():
        return False
    shown_to_all = Review.objects.filter(submission__claim=claim, decision=Review.Decision.APPROVE)
    if FactCheck.objects.of(claim) or shown_to_all.exists():
        return False
    mine = claim.assignments.get(user=user, role=Assignment.Role.REVIEWER)
    return not claim.verdicts.exclude(role=Verdict.Role.LEAD).filter(given_at__lt=mine.assigned_at).exists()


def _still_differ(step: Taking) -> bool:
    """Whether another reviewer of this round stands by a different rating."""
    docket = rules.open_docket(step.claim)
    return any(v.rating_id != _lead(step).rating_id for v in rules.counted(docket))


def _adopts_if_lead(step: Taking, rating: Rating) -> None:
    """A lead who settles their own dispute may only adopt what the second person said."""
    if not leads(step.by, step.claim):
        return
    seconds = step.claim.verdicts.filter(role=Verdict.Role.SECOND, submission=step.claim.submission)
    if not seconds.filter(rating=rating).exists():
        raise ValidationError({"rating": "You can settle this yourself only by adopting the second rating."})
