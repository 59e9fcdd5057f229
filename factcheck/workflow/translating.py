"""What is signed of a translation: the content of its edition with the words of another language in place."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError

from factcheck.formats import translations as texts
from factcheck.models import Claim, Edition, FactCheck, Rating, Review, Submission, Translation, User

from .citations import CITING, LOST, renumbered
from .ledger import canonical, sha256

SPOKEN = dict(settings.LANGUAGES)
CITED = re.compile(rf"\[\d{{1,3}}\]|{re.escape(LOST)}")


def source_content(row: Translation) -> texts.Content:
    """The signed content of the edition that is translated."""
    content: texts.Content = json.loads(source_edition(row).content or "{}")
    return content


def source_edition(row: Translation) -> Any:
    """The edition that is translated; one that was erased cannot be."""
    original = FactCheck.objects.of(row.claim)
    edition = original.editions.filter(number=row.edition).first() if original else None
    if edition is None or edition.content is None:
        raise ValidationError("The edition was erased and cannot be translated. Take up the newest one.")
    return edition


def freeze(row: Translation, *, by: User, at: datetime) -> Submission:
    """What two people will sign: the content in its language, canonical JSON, and its digest."""
    edition = source_edition(row)
    source, signed = json.loads(edition.content), Submission.objects.get(pk=edition.submission_id)
    if gaps := texts.missing(source, row.words):
        raise ValidationError({each.key: f"{each.label}: translate it first." for each in gaps})
    _require_same_citations(source, row.words)
    content = canonical(
        texts.translated(
            source,
            row.words,
            language=row.language,
            label=_label(signed.rating, row.language),
            original=texts.Original(edition.fact_check.public_id, edition.number, edition.digest),
            correction=_correction(row),
        )
    )
    return Submission.objects.create(
        claim=row.claim,
        translation=row,
        number=row.claim.submissions.count() + 1,
        content=content,
        digest=sha256(content),
        rating=signed.rating,
        independent_groups=signed.independent_groups,
        groups_reason=signed.groups_reason,
        reply_outcome=signed.reply_outcome,
        submitted_by=by,
        submitted_at=at,
    )


def _require_same_citations(source: texts.Content, words: Mapping[str, str]) -> None:
    """Each text leads to the evidence to which that of the original leads, and to no other."""
    refused = {}
    for name in CITING:
        there = set(CITED.findall(source["verdict"][name]))
        here = set(CITED.findall(words.get(f"verdict.{name}", "")))
        if there != here:
            numbers = ", ".join(sorted(there ^ here))
            said = f"Cite the same evidence as the original: {numbers} stands in one of them only."
            refused[f"verdict.{name}"] = said
    if refused:
        raise ValidationError(refused)


def cited_anew(row: Translation, newest: int) -> dict[str, str]:
    """The texts of a translation whose citations follow their evidence to its numbers in that edition."""
    editions = Edition.objects.filter(fact_check=FactCheck.objects.of(row.claim), content__isnull=False)
    found = {
        each.number: json.loads(each.content or "{}")
        for each in editions.filter(number__in=[row.edition, newest])
    }
    if len(found) < len({row.edition, newest}):
        return {}
    before, after = (
        {item["id"]: item["number"] for item in found[n]["evidence"]} for n in (row.edition, newest)
    )
    moved = {old: after.get(key) for key, old in before.items() if after.get(key) != old}
    names = [f"verdict.{name}" for name in CITING]
    anew = {name: renumbered(row.words[name], moved) for name in names if name in row.words}
    return {name: text for name, text in anew.items() if text != row.words[name]}


def _label(rating: Rating, language: str) -> str:
    label = rating.labels.get(language)
    if not label:
        raise ValidationError(
            f"“{rating.label}” has no name in {SPOKEN[language]} yet. Add it under Ratings, then submit."
        )
    return str(label)


def _correction(row: Translation) -> dict[str, Any] | None:
    """Why this edition of the translation replaces another, in its own language."""
    published = FactCheck.objects.filter(claim_id=row.claim_id, language=row.language).order_by().first()
    if published is None or published.number == 0:
        return None
    if not row.correction_kind:
        raise ValidationError(
            {"correction_kind": "Say what this edition is: a correction, or a minor change."}
        )
    minor = row.correction_kind == Claim.Correction.MINOR
    if not minor and not row.correction_note:
        raise ValidationError({"correction_note": "Say what changed, in the language of the translation."})
    return {"kind": row.correction_kind, "note": row.correction_note, "minor": minor}


def account(original: FactCheck, submission: Submission) -> dict[str, Any]:
    """How it came about: as its original did, and who put it in this language and who read it again."""
    account: dict[str, Any] = original.edition.data if original.edition else {}
    approval = submission.reviews.select_related("user").get(decision=Review.Decision.APPROVE)
    people = {"translated_by": [submission.submitted_by.byline], "read_by": [approval.user.byline]}
    envelope = account["envelope"]
    return account | {"envelope": envelope | {"signers": envelope["signers"] | people}}
