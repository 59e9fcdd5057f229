"""The newsroom's steps: which leads where, and who may take it. Buttons, refusals and tests read this."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError

from factcheck.models import Claim, Status

from . import who
from .gates import missing
from .people import require_factor
from .who import Person

S = Status


class Conflict(ValidationError):
    """Somebody else was first: the claim is no longer what the person saw."""


@dataclass(frozen=True)
class Step:
    """One verb. `targets` is empty for an edit, which leaves the status as it is.

    `who` is asked of person and claim, `whose` says it in words. `bar` gives a sentence when something else
    stands in the way, empty when nothing does. `asks` names what the verb must be given.
    """

    label: str
    sources: frozenset[Status]
    targets: frozenset[Status]
    who: Callable[[Person, Claim], bool]
    whose: str
    asks: tuple[str, ...] = ()
    bar: Callable[[Claim], str] = lambda claim: ""


def _any_of(*statuses: Status) -> frozenset[Status]:
    return frozenset(statuses)


_WORKING = _any_of(S.SUGGESTED, S.OPEN, S.IN_REVIEW, S.DISPUTED, S.APPROVED)

STEPS: dict[str, Step] = {
    "accept": Step("Accept", _any_of(S.SUGGESTED), _any_of(S.OPEN), who.splits, "people who split articles"),
    "decline": Step(
        "Decline",
        _any_of(S.SUGGESTED, S.OPEN),
        _any_of(S.DECLINED),
        who.edits,
        "editors",
        ("reason",),
        who.not_declinable,
    ),
    "restore": Step("Restore", _any_of(S.DECLINED), _any_of(S.SUGGESTED), who.edits, "editors"),
    "merge": Step(
        "Merge",
        _any_of(S.SUGGESTED, S.OPEN),
        _any_of(S.MERGED),
        who.edits,
        "editors",
        ("into",),
        who.published_before,
    ),
    "unmerge": Step("Unmerge", _any_of(S.MERGED), _any_of(S.OPEN), who.edits, "editors"),
    "submit": Step(
        "Submit for review",
        _any_of(S.OPEN),
        _any_of(S.IN_REVIEW),
        who.submits,
        "the lead checker, or a reviewer who has edited it,",
    ),
    "second": Step(
        "Give second verdict",
        _any_of(S.IN_REVIEW),
        _any_of(S.IN_REVIEW, S.DISPUTED),
        who.rates_second,
        "an assigned reviewer who neither submitted nor rated it",
        ("rating",),
    ),
    "recall": Step(
        "Recall", _any_of(S.IN_REVIEW, S.DISPUTED), _any_of(S.OPEN), who.leads, "the lead checker"
    ),
    "send_back": Step(
        "Send back",
        _any_of(S.IN_REVIEW, S.DISPUTED),
        _any_of(S.OPEN),
        who.sends_back,
        "an assigned reviewer or an editor",
        ("note",),
    ),
    "decide": Step(
        "Decide",
        _any_of(S.DISPUTED),
        _any_of(S.IN_REVIEW),
        who.decides,
        "an editor who has not rated it (in a house of two, the lead by adopting the second rating)",
        ("rating", "note"),
    ),
    "approve": Step(
        "Approve",
        _any_of(S.IN_REVIEW),
        _any_of(S.APPROVED),
        who.approves,
        "somebody else than who submitted it",
    ),
    "schedule": Step(
        "Schedule", _any_of(S.APPROVED), _any_of(S.SCHEDULED), who.publishes, "publishers", ("publish_at",)
    ),
    "unschedule": Step("Unschedule", _any_of(S.SCHEDULED), _any_of(S.APPROVED), who.publishes, "publishers"),
    "publish": Step(
        "Publish", _any_of(S.APPROVED, S.SCHEDULED), _any_of(S.PUBLISHED), who.releases, "publishers"
    ),
    "reopen": Step(
        "Reopen",
        _any_of(S.PUBLISHED, S.APPROVED, S.WITHDRAWN),
        _any_of(S.OPEN),
        who.leads_or_edits,
        "the lead checker or an editor",
        ("note",),
    ),
    "discard": Step(
        "Discard changes",
        _any_of(S.OPEN),
        _any_of(S.PUBLISHED, S.WITHDRAWN),
        who.leads_or_edits,
        "the lead checker or an editor",
        (),
        who.nothing_public,
    ),
    "suspend": Step(
        "Suspend",
        _any_of(S.PUBLISHED, S.OPEN, S.IN_REVIEW, S.DISPUTED, S.APPROVED, S.SCHEDULED),
        _any_of(S.SUSPENDED),
        who.publishes,
        "publishers",
        ("note",),
        who.not_live,
    ),
    "withdraw": Step(
        "Withdraw",
        _any_of(S.SUSPENDED),
        _any_of(S.WITHDRAWN),
        who.settles,
        "a publisher other than who suspended it",
        ("note",),
    ),
    "reinstate": Step(
        "Reinstate",
        _any_of(S.SUSPENDED),
        _any_of(S.PUBLISHED),
        who.settles,
        "a publisher other than who suspended it",
        ("note",),
    ),
}

_NOBODY: frozenset[Status] = frozenset()
_PEOPLE = "the lead checker, an assigned reviewer or an editor"
EDITS: dict[str, Step] = {
    "edit": Step("Edit", _any_of(S.SUGGESTED, S.OPEN), _NOBODY, who.edits_words, _PEOPLE),
    "place": Step(
        "Add an appearance", _any_of(S.SUGGESTED, S.OPEN), _NOBODY, who.splits, "people who split articles"
    ),
    "assign": Step("Assign", _WORKING, _NOBODY, who.edits, "editors"),
    "take_on": Step(
        "Take it on", _any_of(S.SUGGESTED, S.OPEN), _NOBODY, who.takes_on, "a checker, while nobody leads it,"
    ),
    "attach": Step("Attach evidence", _any_of(S.OPEN), _NOBODY, who.works_on_it, _PEOPLE),
    "change_evidence": Step("Change evidence", _any_of(S.OPEN), _NOBODY, who.works_on_it, _PEOPLE),
    "remove_evidence": Step("Remove evidence", _any_of(S.OPEN), _NOBODY, who.works_on_it, _PEOPLE),
    "add_image": Step("Add a picture", _any_of(S.OPEN), _NOBODY, who.works_on_it, _PEOPLE),
    "change_image": Step("Change a picture", _any_of(S.OPEN), _NOBODY, who.works_on_it, _PEOPLE),
    "remove_image": Step("Remove a picture", _any_of(S.OPEN), _NOBODY, who.works_on_it, _PEOPLE),
    "write_verdict": Step(
        "Write the verdict",
        _any_of(S.OPEN),
        _NOBODY,
        who.writes_verdict,
        "the lead checker, or who has seen the verdict,",
    ),
    "record_reply": Step(
        "Record right of reply",
        _WORKING | _any_of(S.SCHEDULED, S.PUBLISHED),
        _NOBODY,
        who.works_on_it,
        _PEOPLE,
    ),
    "record_outcome": Step(
        "Record what came of it",
        _any_of(S.PUBLISHED),
        _NOBODY,
        who.leads_or_edits,
        "the lead checker or an editor",
    ),
    "reveal": Step(
        "Show the verdict",
        _any_of(S.OPEN, S.IN_REVIEW, S.DISPUTED),
        _NOBODY,
        who.looks,
        "reviewers, editors and publishers",
    ),
}


def open_steps(user: Person, claim: Claim) -> list[str]:
    """The steps that this person may take now, in the order of a claim's life: the desk's buttons."""
    return [verb for verb, step in STEPS.items() if _open(user, claim, step)]


def edits_open(user: Person, claim: Claim) -> list[str]:
    """The edits that this person may make now."""
    return [verb for verb, step in EDITS.items() if _open(user, claim, step)]


def may_edit(user: Person, claim: Claim) -> bool:
    """Whether this person may change the claim's words now."""
    return _open(user, claim, EDITS["edit"])


def _open(user: Person, claim: Claim, step: Step) -> bool:
    return claim.status in step.sources and step.who(user, claim) and not step.bar(claim)


def require(user: Person, verb: str, claim: Claim) -> Step:
    """The step, if this person may take it with this claim now; else a refusal that says what to do.

    Raises ValidationError for an unknown verb or something missing, PermissionDenied, Conflict.
    """
    step = STEPS.get(verb) or EDITS.get(verb)
    if step is None:
        raise ValidationError(f"There is no step “{verb}”. Choose one of: {', '.join(STEPS)}.")
    if claim.status not in step.sources:
        needed = " or ".join(sorted(S(s).label.lower() for s in step.sources))
        raise Conflict(
            f"“{step.label}” is for claims that are {needed}; this one is {S(claim.status).label.lower()}. "
            "Reload to see where it stands."
        )
    if not step.who(user, claim):
        if step.who in who.PUBLISHING:
            require_factor(user, "publish")
        raise PermissionDenied(f"“{step.label}” is for {step.whose.rstrip(',')}. Ask one of them.")
    if barred := step.bar(claim):
        raise ValidationError(barred)
    if gaps := missing(claim, verb):
        raise ValidationError(gaps)
    return step
