"""What one press on Split does: several verbs in one transaction, or none of them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from factcheck import rules
from factcheck.models import Article, Assignment, Claim, Source, User
from factcheck.text.names import is_medium
from factcheck.text.offsets import find_selection

from . import claims, house, splitting
from .sources import source_named
from .steps import check_version, lock

PERSON_WORDS = (2, 3)
"""A name of so many words, and no company's or paper's, is taken for a person's."""
COMPANY = ("inc", "corp", "ltd", "llc", "plc", "gmbh", "company", "university", "union", "bank", "ministry")


@transaction.atomic
def accept(
    claim: Claim, *, by: User, seen: int, statement: str, claimant: str, reporter: str, topics: Any
) -> Claim:
    """Take a suggestion onto the desk in these words; whoever said it and is not named is unknown."""
    row = lock(claim)
    check_version(row, seen)
    rules.require(by, "edit", row)
    who = source_named(claimant, _kind(claimant), by=by, field="claimant")
    words: dict[str, Any] = {
        "statement": statement,
        "claimant": who,
        "claimant_unknown": who is None,
        "reporter": source_named(reporter, Source.Kind.PUBLICATION, by=by, field="reporter"),
    }
    claims.edit(row, by=by, topics=topics, **words)
    return claims.accept(row, by=by)


@transaction.atomic
def take_back(claim: Claim, *, by: User, seen: int) -> Claim:
    """Put what was accepted back among the suggestions: declined and restored, as the log will say."""
    row = lock(claim)
    check_version(row, seen)
    if row.assignments.exists():
        raise ValidationError("Somebody works on this claim already: decline it there instead.")
    claims.decline(row, by=by, reason=Claim.Decline.NO_CAPACITY, note="Taken back to the suggestions.")
    return claims.restore(row, by=by)


@transaction.atomic
def same_as(claim: Claim, *, by: User, seen: int, into: int) -> Claim:
    """Say that the suggestion repeats that claim: where it stands is one more appearance of it."""
    other = house.claim_of(into)
    row = lock(claim, other)
    check_version(row, seen)
    return claims.merge(row, by=by, into=other)


def mark(
    article: Article, *, by: User, quote: str, start: int | None, end: int | None, occurrence: int | None
) -> Claim:
    """A claim of selected words (offsets in UTF-16), or of pasted ones. The same words twice make one."""
    snapshot = article.texts.last()
    span = None
    if start is not None and end is not None and snapshot is not None and snapshot.text:
        found = find_selection(snapshot.text, utf16_start=start, utf16_end=end, selected=quote)
        if found.start is None or found.end is None:
            raise ValidationError(
                {"quote": "These words are not in the text any more. Reload the page and select them again."}
            )
        span = _without_edges(snapshot.text, found.start, found.end)
    return splitting.mark(article, by=by, quote=quote, span=span, occurrence=occurrence or 1)


def assign(claim: Claim, *, by: User, lead: User | None, reviewer: User | None, due_on: Any) -> None:
    """Give one claim its people, both or none of them."""
    if lead and lead == reviewer:
        raise ValidationError(f"{lead} cannot lead and review the same claim: choose two people.")
    with transaction.atomic():
        row = lock(claim)
        if lead and any(each.role == Assignment.Role.LEAD for each in row.assignments.all()):
            raise rules.Conflict(
                "Somebody leads this claim already. Reload, and reassign it on its own page."
            )
        if lead:
            claims.assign(claim, by=by, user=lead, role=Assignment.Role.LEAD, due_on=due_on)
        if reviewer:
            claims.assign(claim, by=by, user=reviewer, role=Assignment.Role.REVIEWER, due_on=due_on)


def _without_edges(text: str, start: int, end: int) -> tuple[int, int]:
    """The selection without the spaces at its ends, which a double click takes along."""
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    return start + left, start + len(words.rstrip())


def _kind(name: str) -> str:
    """A first guess at what a new source is, for an editor to mend."""
    if is_medium(name):
        return Source.Kind.PUBLICATION
    words = name.replace(".", "").split()
    if len(words) in PERSON_WORDS and not any(word.lower() in COMPANY for word in words):
        return Source.Kind.PERSON
    return Source.Kind.ORGANIZATION
