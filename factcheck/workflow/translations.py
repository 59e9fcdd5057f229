"""A fact-check in another language: begun, worded, signed by two people, published beside its original."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from factcheck import rules
from factcheck.formats import translations as texts
from factcheck.models import Claim, Review, Submission, Translation, User
from factcheck.rules import translations as turns

from . import showing, translating
from .ledger import record, sha256
from .steps import lock
from .translating import SPOKEN
from .words import clean, require_storable

LONGEST = 20_000
KEPT = (
    *("stage", "edition", "put_from", "words", "correction_kind", "correction_note"),
    *("submission", "changed_at", "version"),
)
CHANGED = "Somebody changed this translation while you had it open. Your text is kept: reload and compare."
ALTERED = "What was signed is not what is stored. Take the translation up again and submit it anew."


@dataclass
class Turning:
    """A turn under way: the locked translation, and what the log will say of it."""

    row: Translation
    by: User
    note: str
    at: datetime
    changes: dict[str, list[Any]] = field(default_factory=dict)

    def set(self, **values: Any) -> None:
        """Change fields of the translation, and say so in the log."""
        for name, new in values.items():
            old = getattr(self.row, name)
            if old != new:
                require_storable(**{name: new})
                self.changes[name] = [old, new]
                setattr(self.row, name, new)

    def reword(self, words: Mapping[str, str]) -> None:
        """Put these words in the places of others, and say so in the log."""
        self.changes |= {key: [self.row.words.get(key), text] for key, text in words.items()}
        self.row.words = {**self.row.words, **words}

    @property
    def submission(self) -> Submission:
        """What is being signed."""
        if self.row.submission is None:
            raise ValidationError("Nothing was submitted. Submit the translation first.")
        return self.row.submission

    @property
    def intact(self) -> Submission:
        """The same, if what was signed is still what is stored."""
        if sha256(self.submission.content or "") != self.submission.digest:
            raise ValidationError(ALTERED)
        return self.submission


@transaction.atomic
def translate(claim: Claim, *, by: User, language: str) -> Translation:
    """Begin a translation of the edition that readers see; or go on with the one that was begun."""
    if not rules.has(by, "check"):
        raise PermissionDenied("Translating is for people who check claims. Ask one of them.")
    row = lock(claim)
    if language not in SPOKEN or language == row.language:
        names = ", ".join(str(name) for code, name in SPOKEN.items() if code != row.language)
        raise ValidationError({"language": f"Choose another language than the original's: {names}."})
    known = row.translations.filter(language=language).first()
    if known:
        return known
    now = timezone.now()
    made = Translation(claim=row, language=language, begun_by=by, changed_at=now, edition=1)
    made.edition = turns.original_of(made).number
    clean(made)
    made.save(force_insert=True)
    record("translate", made, by=by, changes={"language": [None, language]}, at=now)
    return made


def save_translation(
    translation: Translation,
    *,
    by: User,
    words: Mapping[str, str],
    version: int | None = None,
    correction_kind: str = "",
    correction_note: str = "",
) -> Translation:
    """Keep the words as far as they are, whatever is still missing."""
    with _turned(translation, "save_translation", by, version) as turn:
        _keep(turn, words, correction_kind, correction_note)
    return translation


def submit(
    translation: Translation,
    *,
    by: User,
    words: Mapping[str, str] | None = None,
    version: int | None = None,
    correction_kind: str = "",
    correction_note: str = "",
) -> Translation:
    """Freeze the content in its language and hand it to a second reader. Whoever submits signs."""
    with _turned(translation, "submit", by, version) as turn:
        if words is not None:
            _keep(turn, words, correction_kind, correction_note)
        submission = translating.freeze(turn.row, by=by, at=turn.at)
        turn.changes["digest"] = [None, submission.digest]
        turn.set(submission=submission)
        turn.row.put_from = None
    return translation


def recall(translation: Translation, *, by: User, note: str = "", version: int | None = None) -> Translation:
    """Take one's translation back from the second reader."""
    with _turned(translation, "recall", by, version, note):
        pass
    return translation


def send_back(translation: Translation, *, by: User, note: str, version: int | None = None) -> Translation:
    """Give it back to whoever translates, with a comment."""
    with _turned(translation, "send_back", by, version, note) as turn:
        _answer(turn, turn.submission, Review.Decision.SEND_BACK)
    return translation


def approve(translation: Translation, *, by: User, note: str = "", version: int | None = None) -> Translation:
    """Put the second signature under it: the language is right, and it says what the original says."""
    with _turned(translation, "approve", by, version, note) as turn:
        _answer(turn, turn.intact, Review.Decision.APPROVE)
    return translation


def publish(translation: Translation, *, by: User, note: str = "", version: int | None = None) -> Translation:
    """Show readers the translation; the original and its other translations lead to it."""
    with _turned(translation, "publish", by, version, note) as turn:
        submission, claim = turn.intact, turn.row.claim
        original = turns.original_of(turn.row)
        statement = json.loads(submission.content or "{}")["statement"]
        fact_check = showing.page_of(
            claim, turn.at, language=turn.row.language, statement=statement, original=original
        )
        edition = showing.next_edition(
            fact_check, submission, translating.account(original, submission), turn.at
        )
        kind = showing.correct(fact_check, edition, turn.at)
        fact_check.claimant = original.claimant
        fact_check.topics.set(original.topics.all())
        showing.show(claim, turn.at, showing.Shown(fact_check, edition, kind))
        turn.set(correction_kind="", correction_note="")
        turn.changes["edition"] = [fact_check.number - 1 or None, fact_check.number]
    return translation


def renew(translation: Translation, *, by: User, note: str = "", version: int | None = None) -> Translation:
    """Work on it again, on the edition that readers of the original see now. Its words stay."""
    with _turned(translation, "renew", by, version, note) as turn:
        before, newest = turn.row.edition, turns.original_of(turn.row).number
        if newest != before:
            turn.row.put_from = turn.row.put_from or before
            turn.reword(translating.cited_anew(turn.row, newest))
        turn.set(edition=newest)
    return translation


@contextmanager
def _turned(
    translation: Translation, verb: str, by: User, version: int | None, note: str = ""
) -> Iterator[Turning]:
    """Lock the claim and its translation, check the rules, let the body write, move on, and log one line."""
    with transaction.atomic():
        claim = lock(translation.claim)
        row = Translation.objects.select_related("submission").get(pk=translation.pk)
        row.claim = claim
        if row.version != (translation.version if version is None else version):
            raise rules.Conflict(CHANGED)
        turn = turns.require_turn(by, verb, row)
        require_storable(note=note)
        if turn.asks_note and not note.strip():
            raise ValidationError({"note": f"“{turn.label}” needs a note: say why."})
        turning = Turning(row, by, note.strip(), timezone.now())
        yield turning
        turning.set(stage=turn.target)
        row.version, row.changed_at = row.version + 1, turning.at
        clean(row)
        row.save(update_fields=KEPT)
        record(verb, row, by=by, note=turning.note, changes=turning.changes, at=turning.at)
    translation.refresh_from_db()


def _keep(turn: Turning, words: Mapping[str, str], kind: str, note: str) -> None:
    known = {each.key: each for each in texts.strings(translating.source_content(turn.row))}
    kept = {key: text.strip() for key, text in words.items() if key in known and text.strip()}
    for key, text in kept.items():
        require_storable(**{key: text})
        limit = known[key].limit or LONGEST
        if len(text) > limit:
            raise ValidationError(
                {key: f"{known[key].label}: at most {limit} characters; this has {len(text)}."}
            )
    for key in sorted({*kept, *turn.row.words}):
        old, new = turn.row.words.get(key), kept.get(key)
        if old != new:
            turn.changes[key] = [old, new]
    turn.row.words = kept
    turn.set(correction_kind=kind, correction_note=note.strip())


def _answer(turn: Turning, submission: Submission, decision: str) -> None:
    Review.objects.create(
        submission=submission, user=turn.by, decision=decision, comment=turn.note, decided_at=turn.at
    )
