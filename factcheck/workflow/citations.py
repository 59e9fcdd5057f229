"""Citations in a verdict: `[2]` goes on meaning the same piece of evidence, wherever that is put."""

import re
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError

from factcheck.models import Claim, Evidence, User, Verdict

from .steps import Taking, take

CITATION = re.compile(r"\[(\d{1,3})\]")
LOST = "[?]"
"""What stands where a piece was cited that readers do not see any more."""
CITING = ("summary", "explanation", "uncertainty")


def numbers(claim: Claim) -> dict[int, int]:
    """{piece of evidence: the number under which readers know it}; what is not public has none."""
    return numbers_of(claim.evidence.filter(removed_at=None).order_by("position", "id"))


def numbers_of(rows: Iterable[Evidence]) -> dict[int, int]:
    """The same of pieces that are read already, in their order."""
    return {row.pk: number for number, row in enumerate((row for row in rows if row.public), start=1)}


def follow(step: Taking, before: dict[int, int]) -> None:
    """Let the citations of the lead verdict follow their pieces, which had the numbers `before`."""
    after = numbers(step.claim)
    moved = {old: after.get(key) for key, old in before.items() if after.get(key) != old}
    lead = step.claim.verdicts.filter(role=Verdict.Role.LEAD).first()
    if not moved or lead is None:
        return
    changed = {name: renumbered(getattr(lead, name), moved) for name in CITING}
    changed = {name: words for name, words in changed.items() if words != getattr(lead, name)}
    if not changed:
        return
    step.conceals_verdict = True
    for name, words in changed.items():
        step.log(name, getattr(lead, name), words)
        setattr(lead, name, words)
    lead.version += 1
    lead.save(update_fields=[*changed, "version"])


def renumbered(words: str, moved: dict[int, int | None]) -> str:
    """The words with each citation under its new number.

    >>> renumbered("See [1], [2] and [3].", {1: 2, 2: 1, 3: None})
    'See [2], [1] and [?].'
    """

    def new(found: re.Match[str]) -> str:
        old = int(found[1])
        number = moved.get(old, old)
        return LOST if number is None else f"[{number}]"

    return CITATION.sub(new, words)


def order_evidence(claim: Claim, *, by: User, order: list[int], version: int | None = None) -> Claim:
    """Put the evidence in this order, given as its keys. The citations of the verdict go along."""
    with take(claim, "change_evidence", by=by, version=version) as step:
        rows: dict[int, Any] = {row.pk: row for row in step.claim.evidence.filter(removed_at=None)}
        if sorted(order) != sorted(rows):
            raise ValidationError("The evidence is no longer what you saw. Look again and put it in order.")
        before = numbers(step.claim)
        was = [row.pk for row in sorted(rows.values(), key=lambda row: (row.position, row.pk))]
        for place, key in enumerate(order, start=1):
            Evidence.objects.filter(pk=key).update(position=place)
        step.log("order of the evidence", _named(was, rows), _named(order, rows))
        follow(step, before)
    return claim


def _named(keys: list[int], rows: dict[int, Any]) -> list[str]:
    return [str(rows[key].document) for key in keys]
