"""Drafts: what people are typing, kept for them alone until they save it. No lock, no line of the log."""

import json
import re
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Q
from django.utils import timezone

from factcheck import rules
from factcheck.models import Claim, Draft, User

KEPT_FOR = timedelta(days=30)
LONGEST = 400_000
"""Characters of one draft; several times the longest explanation that anybody has written."""
_UNKEEPABLE = re.compile(r"[\x00\ud800-\udfff]")
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")


class Elsewhere(rules.Conflict):
    """The same person saved other words for the same form, in another tab."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        super().__init__("You have typed other words here in another tab. Choose which of them to keep.")


@dataclass(frozen=True)
class Tab:
    """A page that somebody types in: its name, if it has one, and how often it has saved."""

    tab: str = ""
    turn: int = 0


NO_TAB = Tab()


def keep(
    claim: Claim, *, by: User, form: str, words: Any, claim_version: int, seen: int = 0, tab: Tab = NO_TAB
) -> Draft:
    """Keep what somebody has typed so far. `seen` is the version that their tab knows, 0 for none.

    A tab need not wait for the answer to its last save; of two saves that overtake each other the later words
    stay. A draft that is forgotten meanwhile, since its form was sent, is answered as it was kept. Raises
    Elsewhere when another tab has saved since.
    """
    kept, now = _keepable(form, words), timezone.now()
    fresh = {"words": kept, "claim_version": claim_version, "saved_at": now, **asdict(tab)}
    mine = Draft.objects.filter(user=by, claim=claim, form=form)
    own = Q(tab=tab.tab, turn__lt=tab.turn) & ~Q(tab="")
    # Counted from the time, a draft begun anew never has a version that an old tab still knows.
    draft = Draft(user=by, claim=claim, form=form, version=int(now.timestamp() * 1000), **fresh)
    if mine.filter(Q(version=seen) | own).update(**fresh, version=F("version") + 1):
        return mine.first() or draft
    Draft.objects.bulk_create([draft], ignore_conflicts=True)
    Draft.objects.filter(saved_at__lt=now - KEPT_FOR).delete()
    there = mine.first() or draft
    overtaken = tab.tab and there.tab == tab.tab
    if there.version != draft.version and there.words != kept and not overtaken:
        raise Elsewhere(there)
    return there


def of(claim: Claim, *, by: User) -> list[Draft]:
    """This person's drafts on the claim."""
    return list(Draft.objects.filter(user=by, claim=claim, saved_at__gt=timezone.now() - KEPT_FOR))


def forget(claim: Claim, *, by: User, form: str) -> None:
    """The words were saved, or are not wanted any more."""
    Draft.objects.filter(user=by, claim=claim, form=form).delete()


def _keepable(form: str, words: Any) -> dict[str, list[list[str]]]:
    """The words in the shape of the table, without what no database keeps."""
    if not _NAME.fullmatch(form):
        raise ValidationError("This form has no name under which a draft could be kept.")
    if not isinstance(words, dict) or not all(map(_is_pair, words.values())):
        raise ValidationError("A draft is a field with what stood there and what was typed.")
    if len(json.dumps(words)) > LONGEST:
        raise ValidationError("This is too long to be kept as a draft. Save it, or keep a copy of your own.")
    return {_clean(name): [[_clean(word) for word in side] for side in pair] for name, pair in words.items()}


def _is_pair(value: Any) -> bool:
    sides = value if isinstance(value, list) and len(value) == 2 else [None]  # noqa: PLR2004 - a pair
    return all(isinstance(side, list) and all(isinstance(word, str) for word in side) for side in sides)


def _clean(word: str) -> str:
    return _UNKEEPABLE.sub("\N{REPLACEMENT CHARACTER}", word)
