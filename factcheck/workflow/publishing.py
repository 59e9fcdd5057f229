"""What readers may see: publish, correct, suspend, withdraw."""

from django.core.exceptions import ValidationError

from factcheck import rules
from factcheck.models import (
    Change,
    Claim,
    Edition,
    FactCheck,
    Scheduled,
    Status,
    Submission,
    Suspension,
    User,
)

from . import pages, rechecks, showing
from .account import account
from .ledger import sha256
from .steps import ANY_VERSION, Taking, take
from .working_copy import restore

ALTERED = "What was signed is not what is stored. Reopen the claim and submit it again."


def publish(claim: Claim, *, by: User, note: str = "", version: int | None = None) -> Claim:
    """Show readers the approved submission: edition, fact-check, change and log line in one transaction."""
    with take(claim, "publish", by=by, note=note, version=version) as step:
        submission = _signed(step)
        rechecks.expect(step)
        Scheduled.objects.filter(claim=step.claim).delete()
        fact_check = showing.page_of(
            step.claim, step.at, language=step.claim.language, statement=step.claim.statement
        )
        edition = showing.next_edition(fact_check, submission, account(step.claim, submission), step.at)
        kind = showing.correct(fact_check, edition, step.at)
        fact_check.claimant = pages.claimant_page(step.claim.claimant)
        fact_check.topics.set(step.claim.topics.all())
        showing.show(step.claim, step.at, showing.Shown(fact_check, edition, kind))
        step.set(rating=submission.rating, correction_kind="", correction_note="")
        step.log("edition", fact_check.number - 1 or None, fact_check.number)
    return claim


def reopen(claim: Claim, *, by: User, note: str, version: int | None = None) -> Claim:
    """Work on a claim again. Readers keep seeing the last edition until the next."""
    with take(claim, "reopen", by=by, note=note, version=version):
        pass
    return claim


def discard(claim: Claim, *, by: User, note: str = "", version: int | None = None) -> Claim:
    """Drop the work on a next edition; the working copy is again what readers see."""
    fact_check = FactCheck.objects.of(claim)
    live = fact_check is not None and fact_check.is_live
    back_to = Status.PUBLISHED if live else Status.WITHDRAWN
    with take(claim, "discard", by=by, note=note, version=version, to=back_to) as step:
        if fact_check is None:
            raise ValidationError("There is no published edition to go back to.")
        restore(step, _last_signed(step.claim), fact_check)
    return claim


def suspend(claim: Claim, *, by: User, note: str, version: int | None = None) -> Claim:
    """Hide a fact-check at once, on every channel. One person may; another settles it.

    Whatever a colleague has just changed, the brake works: only a `version` that a person names is compared.
    """
    seen = ANY_VERSION if version is None else version
    with take(claim, "suspend", by=by, note=note, version=seen) as step:
        Suspension.objects.create(claim=step.claim, note=note, suspended_by=by, suspended_at=step.at)
        Scheduled.objects.filter(claim=step.claim).delete()
        showing.hide(step.claim, step.at, status=FactCheck.Status.SUSPENDED, kind=Change.Kind.SUSPENDED)
        step.set(submission=_last_signed(step.claim))
    return claim


def withdraw(claim: Claim, *, by: User, note: str, version: int | None = None) -> Claim:
    """Turn a suspension into a withdrawal. `note` is public: the tombstone's words."""
    with take(claim, "withdraw", by=by, note=note, version=version) as step:
        _settle(step, Suspension.Settlement.WITHDRAWN)
        gone = {"status": FactCheck.Status.WITHDRAWN, "kind": Change.Kind.WITHDRAWN}
        showing.hide(step.claim, step.at, notice=note, **gone)
    return claim


def reinstate(claim: Claim, *, by: User, note: str, version: int | None = None) -> Claim:
    """Show a suspended fact-check again: the same edition, with a new time of change."""
    with take(claim, "reinstate", by=by, note=note, version=version) as step:
        _settle(step, Suspension.Settlement.REINSTATED)
        showing.show(step.claim, step.at, *_hidden(step.claim))
        step.set(rating=_last_signed(step.claim).rating)
    return claim


def _hidden(claim: Claim) -> list[showing.Shown]:
    """What comes back with a reinstated claim: the original first, then the translations hidden with it."""
    original = FactCheck.objects.select_related("edition", "claimant").of(claim)
    if original is None or original.edition is None or original.edition.content is None:
        raise ValidationError("The edition was erased and cannot be shown again: withdraw it instead.")
    others = FactCheck.objects.siblings(original).filter(status=FactCheck.Status.SUSPENDED)
    rows = [original, *others.select_related("edition", "claimant")]
    kept = [(row, row.edition) for row in rows if row.edition and row.edition.content is not None]
    return [showing.Shown(row, edition, Change.Kind.REINSTATED) for row, edition in kept]


def _signed(step: Taking) -> Submission:
    """The approved submission, if what was signed is still what is stored."""
    submission = step.submission
    if sha256(submission.content or "") != submission.digest:
        raise ValidationError(ALTERED)
    return submission


def held_back(step: Taking) -> list[str]:
    """What keeps a signed claim from readers, in sentences; none when it may be published."""
    changed = sha256(step.submission.content or "") != step.submission.digest
    return [ALTERED] * changed + rules.missing(step.claim, "publish")


def _last_signed(claim: Claim) -> Submission:
    """The submission behind the last edition."""
    ours = Edition.objects.filter(fact_check__claim_id=claim.pk, fact_check__translation_of=None)
    last = ours.order_by("-number").first()
    if last is None:
        raise ValidationError("There is no published edition to go back to.")
    return Submission.objects.select_related("rating").get(pk=last.submission_id)


def _settle(step: Taking, settlement: str) -> None:
    """End the suspension, by another person than who began it."""
    Suspension.objects.filter(claim=step.claim, settlement="").update(
        settlement=settlement, settled_by=step.by, settled_at=step.at, public_note=step.note
    )
