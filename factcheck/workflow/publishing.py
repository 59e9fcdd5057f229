"""What readers may see: publish, correct, suspend, withdraw."""

import json
from typing import Any

from django.core.exceptions import ValidationError

from factcheck import rules
from factcheck.models import (
    Change,
    Claim,
    Correction,
    Edition,
    FactCheck,
    Review,
    Scheduled,
    Status,
    Submission,
    Suspension,
    User,
)

from . import findable, images, pages, rechecks
from .account import account
from .ledger import canonical, locked_ledger, sha256
from .names import free_slug, public_id
from .steps import ANY_VERSION, Taking, take
from .working_copy import restore

HIDDEN = ("document", "summary", "quote", "rating", "label", "category", "value")
SHOWN = (
    *(*HIDDEN, "status", "edition", "number", "statement", "claimant"),
    *("updated_at", "withdrawn_at", "notice", "seq"),
)
"""What of a fact-check's row changes after it is made. Id, slug and first publication never do."""
ALTERED = "What was signed is not what is stored. Reopen the claim and submit it again."


def publish(claim: Claim, *, by: User, note: str = "", version: int | None = None) -> Claim:
    """Show readers the approved submission: edition, fact-check, change and log line in one transaction."""
    with take(claim, "publish", by=by, note=note, version=version) as step:
        submission = _signed(step)
        rechecks.expect(step)
        Scheduled.objects.filter(claim=step.claim).delete()
        fact_check = _fact_check(step, submission)
        edition = _edition(step, submission, fact_check)
        kind = _correct(step, fact_check, edition)
        fact_check.claimant = pages.claimant_page(step.claim.claimant)
        fact_check.topics.set(step.claim.topics.all())
        _show(step, fact_check, edition, kind)
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
        _hide(step, FactCheck.Status.SUSPENDED, Change.Kind.SUSPENDED, "")
        step.set(submission=_last_signed(step.claim))
    return claim


def withdraw(claim: Claim, *, by: User, note: str, version: int | None = None) -> Claim:
    """Turn a suspension into a withdrawal. `note` is public: the tombstone's words."""
    with take(claim, "withdraw", by=by, note=note, version=version) as step:
        _settle(step, Suspension.Settlement.WITHDRAWN)
        _hide(step, FactCheck.Status.WITHDRAWN, Change.Kind.WITHDRAWN, note)
    return claim


def reinstate(claim: Claim, *, by: User, note: str, version: int | None = None) -> Claim:
    """Show a suspended fact-check again: the same edition, with a new time of change."""
    with take(claim, "reinstate", by=by, note=note, version=version) as step:
        _settle(step, Suspension.Settlement.REINSTATED)
        fact_check = FactCheck.objects.select_related("edition").of(step.claim)
        if fact_check is None or fact_check.edition is None or fact_check.edition.content is None:
            raise ValidationError("The edition was erased and cannot be shown again: withdraw it instead.")
        _show(step, fact_check, fact_check.edition, Change.Kind.REINSTATED)
        step.set(rating=_last_signed(step.claim).rating)
    return claim


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
    last = Edition.objects.filter(fact_check__claim_id=claim.pk).order_by("-number").first()
    if last is None:
        raise ValidationError("There is no published edition to go back to.")
    return Submission.objects.select_related("rating").get(pk=last.submission_id)


def _fact_check(step: Taking, submission: Submission) -> FactCheck:
    """The published row of the claim; a new one stays hidden until its first edition is written."""
    claim = step.claim
    known = FactCheck.objects.of(claim)
    if known:
        return known
    locked_ledger()  # or two who publish at once choose the same slug
    name = public_id("fc")
    return FactCheck.objects.create(
        public_id=name,
        claim_id=claim.pk,
        language=claim.language,
        slug=free_slug(FactCheck, claim.statement, otherwise=name),
        status=FactCheck.Status.SUSPENDED,
        document="{}",
        statement=claim.statement,
        published_at=step.at,
        updated_at=step.at,
    )


def _edition(step: Taking, submission: Submission, fact_check: FactCheck) -> Edition:
    """The next edition: the signed content, word for word."""
    approval = submission.reviews.get(decision=Review.Decision.APPROVE)
    correction = json.loads(submission.content or "{}").get("correction") or {}
    if fact_check.number and not correction:
        raise ValidationError(
            "Say what changed since the last edition: reopen the claim and add a correction."
        )
    return Edition.objects.create(
        public_id=public_id("ed"),
        fact_check=fact_check,
        number=fact_check.number + 1,
        content=submission.content,
        digest=submission.digest,
        document=canonical(account(step.claim, submission)),
        submission_id=submission.pk,
        submitted_by_id=submission.submitted_by_id,
        approved_by_id=approval.user_id,
        published_at=step.at,
        minor=bool(correction.get("minor")),
        ledger_hash=locked_ledger().event_hash,
    )


def _correct(step: Taking, fact_check: FactCheck, edition: Edition) -> str:
    """Write the public note of a later edition. Returns the kind of change that partners are told."""
    signed = json.loads(edition.content or "{}")
    correction, verdict = signed["correction"], signed["verdict"]
    if correction is None:
        return Change.Kind.PUBLISHED
    if correction["minor"]:
        return Change.Kind.MINOR
    last = Edition.objects.get(fact_check=fact_check, number=edition.number - 1)
    before = json.loads(last.content or "{}").get("verdict", verdict)
    changed = before["rating"] != verdict["rating"]
    Correction.objects.create(
        public_id=public_id("co"),
        fact_check=fact_check,
        edition=edition,
        kind=correction["kind"],
        note=correction["note"],
        at=step.at,
        verdict_changed=changed,
        previous_label=before["label"] if changed else "",
    )
    return Change.Kind.VERDICT_CHANGED if changed else Change.Kind.CORRECTED


def _show(step: Taking, fact_check: FactCheck, edition: Edition, kind: str) -> None:
    """Make this edition what readers see, with its article pages."""
    signed: dict[str, Any] = json.loads(edition.content or "{}")
    verdict = signed["verdict"]
    fact_check.status, fact_check.edition, fact_check.number = FactCheck.Status.LIVE, edition, edition.number
    fact_check.statement, fact_check.quote = signed["statement"], signed["quote"] or ""
    fact_check.summary, fact_check.rating = verdict["summary"], verdict["rating"]
    fact_check.label, fact_check.category = verdict["label"], verdict["category"]
    fact_check.value = verdict["value"]
    fact_check.withdrawn_at, fact_check.notice = None, ""
    pages.change(fact_check, kind)
    found = pages.article_pages(step.claim)
    fact_check.document = canonical(pages.document_of(edition, fact_check, step.claim, found))
    fact_check.save(update_fields=SHOWN)
    findable.show(fact_check, signed)
    images.show(fact_check, signed)
    before = list(fact_check.articles.all())
    fact_check.articles.set(found)
    for page in {*found, *before}:
        pages.mark_article(page, step.at)


def _hide(step: Taking, status: str, kind: str, notice: str) -> None:
    """Put a notice in the fact-check's place. Its words leave the row that public code reads."""
    fact_check = FactCheck.objects.of(step.claim)
    if fact_check is None:
        raise ValidationError("Readers see no edition of this claim.")
    fact_check.status, fact_check.notice = status, notice
    fact_check.withdrawn_at = step.at
    fact_check.document, fact_check.summary, fact_check.quote = "{}", "", ""
    fact_check.rating, fact_check.label, fact_check.category, fact_check.value = "", "", "", None
    pages.change(fact_check, kind)
    fact_check.save(update_fields=SHOWN)
    findable.hide(fact_check)
    images.hide(fact_check)
    for page in fact_check.articles.all():
        pages.mark_article(page, step.at)


def _settle(step: Taking, settlement: str) -> None:
    """End the suspension, by another person than who began it."""
    Suspension.objects.filter(claim=step.claim, settlement="").update(
        settlement=settlement, settled_by=step.by, settled_at=step.at, public_note=step.note
    )
