"""What readers see of a claim, written and taken away: one row a language, all of them in one transaction."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from factcheck.models import Change, Claim, Correction, Edition, FactCheck, Review, Submission

from . import article_pages, findable, images, pages, subscriptions, whereabouts
from .ledger import canonical, locked_ledger
from .names import free_slug, public_id

WORDS = ("document", "summary", "quote", "rating", "label", "category", "value")
SHOWN = (
    *(*WORDS, "status", "edition", "number", "statement", "claimant"),
    *("updated_at", "withdrawn_at", "notice", "seq"),
)
"""What of a fact-check's row changes after it is made. Id, slug and first publication never do."""
SAY_WHAT_CHANGED = "Say what changed since the last edition: reopen the claim and add a correction."


@dataclass(frozen=True)
class Shown:
    """A fact-check, the edition that readers are to see, and what kind of change they will call it."""

    fact_check: FactCheck
    edition: Edition
    kind: str

    @property
    def content(self) -> dict[str, Any]:
        """What was signed."""
        content: dict[str, Any] = json.loads(self.edition.content or "{}")
        return content


def page_of(
    claim: Claim, at: datetime, *, language: str, statement: str, original: FactCheck | None = None
) -> FactCheck:
    """The public row of a claim in a language; a new one stays hidden until its first edition is written."""
    known = FactCheck.objects.filter(claim_id=claim.pk, language=language).order_by().first()
    if known:
        return known
    locked_ledger()  # or two who publish at once choose the same slug
    name = public_id("fc")
    return FactCheck.objects.create(
        public_id=name,
        claim_id=claim.pk,
        language=language,
        translation_of=original,
        slug=free_slug(FactCheck, statement, otherwise=name),
        status=FactCheck.Status.SUSPENDED,
        document="{}",
        statement=statement,
        published_at=at,
        updated_at=at,
    )


def next_edition(
    fact_check: FactCheck, submission: Submission, account: dict[str, Any], at: datetime
) -> Edition:
    """The next edition: the signed content, word for word, with how it came about."""
    approval = submission.reviews.get(decision=Review.Decision.APPROVE)
    correction = json.loads(submission.content or "{}").get("correction") or {}
    if fact_check.number and not correction:
        raise ValidationError(SAY_WHAT_CHANGED)
    return Edition.objects.create(
        public_id=public_id("ed"),
        fact_check=fact_check,
        number=fact_check.number + 1,
        content=submission.content,
        digest=submission.digest,
        document=canonical(account),
        submission_id=submission.pk,
        submitted_by_id=submission.submitted_by_id,
        approved_by_id=approval.user_id,
        published_at=at,
        minor=bool(correction.get("minor")),
        ledger_hash=locked_ledger().event_hash,
    )


def correct(fact_check: FactCheck, edition: Edition, at: datetime) -> str:
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
        at=at,
        verdict_changed=changed,
        previous_label=before["label"] if changed else "",
    )
    return Change.Kind.VERDICT_CHANGED if changed else Change.Kind.CORRECTED


def show(claim: Claim, at: datetime, *shown: Shown) -> None:
    """
    Make these editions what readers see, with their article pages.

    Each page names the others, so they are written when all of them have their numbers; whatever else is
    live in another language gets a new envelope.
    """
    told = [*shown, *_around(shown)]
    for each in told:
        _put(each)
        subscriptions.tell(pages.change(each.fact_check, each.kind))
        each.fact_check.save(update_fields=[*SHOWN])
    found = article_pages.article_pages(claim)
    for each in told:
        row = each.fact_check
        row.document = canonical(pages.document_of(each.edition, row, claim, found))
        row.save(update_fields=["document"])
        whereabouts.show(row, row.data)
    for each in shown:
        findable.show(each.fact_check, each.content)
        images.show(each.fact_check, each.content)
        if each.fact_check.translation_of_id is None:
            article_pages.set_articles(each.fact_check, found, at)


def _around(shown: Sequence[Shown]) -> list[Shown]:
    """What is live of the same claim in other languages."""
    keys = {each.fact_check.pk for each in shown}
    rows = FactCheck.objects.siblings(shown[0].fact_check).live().select_related("edition", "claimant")
    return [
        Shown(row, row.edition, Change.Kind.ENVELOPE) for row in rows if row.edition and row.pk not in keys
    ]


def _put(each: Shown) -> None:
    row, signed = each.fact_check, each.content
    verdict = signed["verdict"]
    row.status, row.edition, row.number = FactCheck.Status.LIVE, each.edition, each.edition.number
    row.statement, row.quote = signed["statement"], signed["quote"] or ""
    row.summary, row.rating = verdict["summary"], verdict["rating"]
    row.label, row.category, row.value = verdict["label"], verdict["category"], verdict["value"]
    row.withdrawn_at, row.notice = None, ""


def hide(claim: Claim, at: datetime, *, status: str, kind: str, notice: str = "") -> None:
    """
    Put a notice in the place of a fact-check and of its translations, which go first.

    Their words leave the rows that public code reads. What was withdrawn before stays as it is.
    """
    original = FactCheck.objects.of(claim)
    if original is None:
        raise ValidationError("Readers see no edition of this claim.")
    for row in [*FactCheck.objects.siblings(original).exclude(number=0), original]:
        if row.status == FactCheck.Status.WITHDRAWN:
            continue
        row.status, row.notice, row.withdrawn_at = status, notice, at
        row.document, row.summary, row.quote = "{}", "", ""
        row.rating, row.label, row.category, row.value = "", "", "", None
        subscriptions.tell(pages.change(row, kind))
        row.save(update_fields=[*SHOWN])
        findable.hide(row)
        whereabouts.hide(row)
        images.hide(row)
    for page in original.articles.all():
        article_pages.mark_article(page, at)
