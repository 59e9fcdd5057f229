"""What was translated from an edition: it keeps the edition's words, and is erased with it."""

import json

from django.db.models import F, Q

from factcheck.models import Edition, Submission, Translation


def made_from(edition: Edition) -> list[Submission]:
    """What was signed of the translations of this edition, and is not erased yet."""
    rows = Submission.objects.filter(claim=edition.fact_check.claim_id, content__isnull=False)
    found = [(row, json.loads(row.content or "{}")) for row in rows.exclude(translation=None)]
    return [row for row, signed in found if signed["translation_of"]["digest"] == edition.digest]


def forget_words(row: Submission | Edition) -> None:
    """Empty what the desk keeps of translations: of what was signed, or put from this edition."""
    if isinstance(row, Submission):
        kept = Translation.objects.filter(submission=row)
    elif row.fact_check.translation_of_id is None:
        of = Q(edition=row.number) | Q(put_from=row.number)
        kept = Translation.objects.filter(of, claim=row.fact_check.claim_id)
    else:
        return
    kept.update(words={}, correction_note="", put_from=None, version=F("version") + 1)
