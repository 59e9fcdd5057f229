"""What may be done with a translation, by whom and when: one table, as for claims."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError

from factcheck.models import FactCheck, Translation, User

from .people import has, require_factor
from .steps import Conflict

T = Translation.Stage


@dataclass(frozen=True)
class Turn:
    """One verb on a translation. `current` asks that it is of the edition that readers see."""

    label: str
    sources: frozenset[str]
    target: str
    who: Callable[[User, Translation], bool]
    whose: str
    current: bool = False
    asks_note: bool = False


def translates(user: User, translation: Translation) -> bool:
    """Whoever checks claims may put them in another language."""
    return has(user, "check")


def signed(user: User, translation: Translation) -> bool:
    """Submitted it."""
    return translation.submission is not None and translation.submission.submitted_by_id == user.pk


def reads_again(user: User, translation: Translation) -> bool:
    """A reviewer who did not submit it."""
    return has(user, "review") and not signed(user, translation)


def recalls(user: User, translation: Translation) -> bool:
    """Who submitted it."""
    return has(user, "check") and signed(user, translation)


def publishes(user: User, translation: Translation) -> bool:
    """Holds the publisher's right."""
    return has(user, "publish")


_CHECKERS, _REVIEWERS = "people who check claims", "a reviewer who did not translate it"
TURNS: dict[str, Turn] = {
    "save_translation": Turn("Save", frozenset({T.OPEN}), T.OPEN, translates, _CHECKERS),
    "submit": Turn(
        "Submit for a second reader", frozenset({T.OPEN}), T.IN_REVIEW, translates, _CHECKERS, current=True
    ),
    "recall": Turn("Recall", frozenset({T.IN_REVIEW}), T.OPEN, recalls, "whoever submitted it"),
    "send_back": Turn("Send back", frozenset({T.IN_REVIEW}), T.OPEN, reads_again, _REVIEWERS, asks_note=True),
    "approve": Turn("Approve", frozenset({T.IN_REVIEW}), T.APPROVED, reads_again, _REVIEWERS, current=True),
    "publish": Turn("Publish", frozenset({T.APPROVED}), T.PUBLISHED, publishes, "publishers", current=True),
    "renew": Turn(
        "Work on it again",
        frozenset({T.OPEN, T.IN_REVIEW, T.APPROVED, T.PUBLISHED}),
        T.OPEN,
        translates,
        _CHECKERS,
    ),
}
STALE = "The original has a newer edition. Choose “{renew}”: what has changed is marked, and nothing is lost."
NOT_LIVE = "Readers do not see the original, so there is nothing to translate. Publish or reinstate it first."


def original_of(translation: Translation) -> FactCheck:
    """The fact-check that is translated; refused while readers do not see it."""
    original = FactCheck.objects.select_related("edition", "claimant").of(translation.claim)
    if original is None or not original.is_live or original.edition is None:
        raise ValidationError(NOT_LIVE)
    return original


def turns_open(user: User, translation: Translation) -> list[str]:
    """What this person may do with the translation now."""
    return [
        verb
        for verb, turn in TURNS.items()
        if translation.stage in turn.sources and turn.who(user, translation)
    ]


def require_turn(user: User, verb: str, translation: Translation) -> Turn:
    """The turn, if this person may take it now; else a refusal that says what to do.

    Raises ValidationError, PermissionDenied, Conflict.
    """
    turn = TURNS[verb]
    if translation.stage not in turn.sources:
        stage = Translation.Stage(translation.stage).label.lower()
        raise Conflict(f"“{turn.label}” is not possible now: {stage}. Reload to see where it stands.")
    if not turn.who(user, translation):
        if turn.who is publishes:
            require_factor(user, "publish")
        raise PermissionDenied(f"“{turn.label}” is for {turn.whose}. Ask one of them.")
    if turn.current and original_of(translation).number != translation.edition:
        raise Conflict(STALE.format(renew=TURNS["renew"].label))
    return turn
