"""What the page of a fact-check knows of the same fact-check in other languages."""

from typing import Any

from factcheck.models import FactCheck


def in_other_languages(fact_check: FactCheck, signed: dict[str, Any]) -> dict[str, Any]:
    """
    Part of the envelope: the live pages in other languages, and what a translation is one of.

    `stale` says that readers of the original see a later edition than the one that was translated.
    """
    rows = FactCheck.objects.siblings(fact_check).live().defer("document", "quote")
    languages = [
        {
            "id": row.public_id,
            "slug": row.slug,
            "language": row.language,
            "statement": row.statement,
            "original": row.translation_of_id is None,
        }
        for row in rows
    ]
    return {"translations": languages, "translation_of": _original(fact_check, signed)}


def _original(fact_check: FactCheck, signed: dict[str, Any]) -> dict[str, Any] | None:
    source, translated = fact_check.translation_of, signed.get("translation_of")
    if source is None or translated is None:
        return None
    return {
        "id": source.public_id,
        "slug": source.slug,
        "language": source.language,
        "edition": source.number,
        "translated": translated["edition"],
        "stale": source.number != translated["edition"],
    }
