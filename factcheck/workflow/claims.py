"""What happens to a claim before it is checked: accepted, declined, merged, worded, assigned."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from factcheck import rules
from factcheck.models import Appearance, Assignment, Capture, Claim, FactCheck, Sighting, Status, User

from .pages import refresh_envelope
from .parts import part
from .steps import ANY_VERSION, take
from .ties import refuse_close_ties
from .words import clean

WORDS = (
    "statement",
    "language",
    "claimant",
    "claimant_unknown",
    "reporter",
    "claimed_on",
    "independence_reason",
    "primary_reason",
    "sides_reason",
    "correction_kind",
    "correction_note",
)
"""The fields of a claim that `edit` may change, beside its topics."""


def accept(claim: Claim, *, by: User, note: str = "", version: int | None = None) -> Claim:
    """Take a suggestion onto the desk."""
    with take(claim, "accept", by=by, note=note, version=version):
        pass
    return claim


def decline(claim: Claim, *, by: User, reason: str, note: str = "", version: int | None = None) -> Claim:
    """Say that a claim will not be checked, and why (`Claim.Decline`)."""
    if reason not in Claim.Decline.values:
        raise ValidationError({"reason": f"Give a reason: {', '.join(Claim.Decline.values)}."})
    with take(claim, "decline", by=by, note=note, version=version) as step:
        step.set(decline_reason=reason)
    return claim


def restore(claim: Claim, *, by: User, note: str = "", version: int | None = None) -> Claim:
    """Take a declined claim back to the suggestions."""
    with take(claim, "restore", by=by, note=note, version=version) as step:
        step.set(decline_reason="")
    return claim


@transaction.atomic
def merge(claim: Claim, *, by: User, into: Claim, note: str = "", version: int | None = None) -> Claim:
    """Say that a claim repeats another: its appearances count for that one until it is unmerged."""
    with take(claim, "merge", by=by, note=note, version=version, also=(into,)) as step:
        into.refresh_from_db()
        if into.pk == claim.pk or into.status in (Status.DECLINED, Status.MERGED):
            raise ValidationError(
                {"into": "Choose another claim, one that is neither declined nor merged itself."}
            )
        step.set(merged_into=into)
        repeats = Claim.objects.filter(merged_into=claim)
        step.log("repeats", [], sorted(repeats.values_list("pk", flat=True)))
        repeats.update(merged_into=into, version=F("version") + 1)
    refresh_envelope(into, by=by)
    return claim


@transaction.atomic
def unmerge(claim: Claim, *, by: User, note: str = "", version: int | None = None) -> Claim:
    """Let a merged claim stand on its own again."""
    into = claim.merged_into
    with take(claim, "unmerge", by=by, note=note, version=version) as step:
        step.set(merged_into=None)
    if into:
        refresh_envelope(into, by=by)
    return claim


def edit(
    claim: Claim, *, by: User, note: str = "", version: int | None = None, topics: Any = None, **words: Any
) -> Claim:
    """Change the words of a claim (`WORDS`) and its topics. A stale `version` is refused."""
    if unknown := sorted(words.keys() - set(WORDS)):
        raise ValidationError(f"These fields cannot be edited: {', '.join(unknown)}.")
    with take(claim, "edit", by=by, note=note, version=version) as step:
        if words.get("language", step.claim.language) != step.claim.language and FactCheck.objects.of(
            step.claim
        ):
            raise ValidationError({"language": "Readers know this claim in its language; it stays as it is."})
        step.set(**words)
        # What readers will be told of a correction may tell its verdict.
        step.conceals_verdict = "correction_note" in step.changes
        if step.claim.claimant and step.claim.claimant_unknown:
            raise ValidationError({"claimant": "Name the claimant or tick that it is unknown, not both."})
        step.claim.clean_fields(exclude={f.name for f in Claim._meta.fields} - set(words))
        if topics is not None:
            before = sorted(step.claim.topics.values_list("slug", flat=True))
            step.claim.topics.set(topics)
            step.log("topics", before, sorted(topic.slug for topic in topics))
    return claim


def place(
    claim: Claim,
    *,
    by: User,
    url: str = "",
    capture: Capture | None = None,
    fragment: str = "",
    quote: str = "",
) -> Appearance:
    """Add an outside address, or a part of captured media (Media Fragments), as another appearance."""
    if not url and capture is None:
        raise ValidationError({"url": "Give the address, or the captured file, in which the claim appears."})
    kind = Appearance.Kind.MEDIA if capture else Appearance.Kind.OUTSIDE
    fragment = part(fragment)
    with take(claim, "place", by=by, version=ANY_VERSION) as step:
        appearance = Appearance(
            claim=step.claim,
            kind=kind,
            url=url,
            capture=capture,
            fragment=fragment,
            exact=quote or None,
            created_at=step.at,
            created_by=by,
        )
        clean(appearance)
        appearance.save(force_insert=True)
        step.log("appearance", None, str(appearance))
    return appearance


def assign(
    claim: Claim,
    *,
    by: User,
    user: User,
    role: str,
    due_on: date | None = None,
    version: int | None = None,
) -> Assignment:
    """Give somebody a role on a claim. A new lead takes the place of the old one."""
    _may_be(user, role)
    with take(claim, "assign", by=by, version=ANY_VERSION if version is None else version) as step:
        refuse_close_ties(step.claim, user)
        return _appoint(step, user, role, due_on)


def unassign(claim: Claim, *, by: User, user: User, version: int | None = None) -> Claim:
    """Take somebody off a claim."""
    with take(claim, "assign", by=by, version=ANY_VERSION if version is None else version) as step:
        for assignment in step.claim.assignments.filter(user=user):
            step.log(assignment.role, str(user), None)
            assignment.delete()
    return claim


def take_on(claim: Claim, *, by: User, version: int | None = None) -> Assignment:
    """Make oneself the lead of a claim that nobody leads."""
    with take(claim, "take_on", by=by, version=version) as step:
        refuse_close_ties(step.claim, by)
        return _appoint(step, by, Assignment.Role.LEAD, None)


def _may_be(user: User, role: str) -> None:
    """Refuse a role that the person's rights do not carry."""
    rights = {"lead": "check", "reviewer": "review", "editor": "edit"}
    if role not in rights:
        raise ValidationError({"role": f"Choose a role: {', '.join(rights)}."})
    if not rules.has(user, rights[role]):
        raise ValidationError(
            {"user": f"{user} cannot be {role}: give the role first, or choose somebody else."}
        )


def _appoint(step: Any, user: User, role: str, due_on: date | None) -> Assignment:
    """Write the assignment; whoever led before has seen the verdict."""
    claim, before = step.claim, None
    if role == Assignment.Role.LEAD:
        for old in claim.assignments.filter(role=role).exclude(user=user):
            before = str(old.user)
            old.delete()
        Sighting.objects.get_or_create(claim=claim, user=user, defaults={"seen_at": step.at})
    facts = {"role": role, "claim_status": claim.status, "due_on": due_on, "assigned_at": step.at}
    assignment, _ = Assignment.objects.update_or_create(claim=claim, user=user, defaults=facts)
    step.concerns.append(user)
    step.log(role, before, f"{user}{f', due {due_on}' if due_on else ''}")
    return assignment
