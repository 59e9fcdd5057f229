"""The archive for measuring, with whole documents: what readers, partners and files are made of."""

import json
from collections.abc import Callable
from itertools import islice
from typing import Any

from django.db.models import F

from factcheck.formats.published import moment
from factcheck.models import Change, FactCheck

from .long_archive import BATCH, LongArchive

SOURCE = {"name": "A Wire", "kind": "publication", "url": "https://wire.example/", "same_as": []}


class WholeArchive(LongArchive):
    """The same fact-checks, each with all that a document has."""

    def grow(self, size: int, tick: Callable[[int], object] = lambda _: None) -> None:
        """So many live fact-checks, and a change for each."""
        super().grow(size, tick)
        FactCheck.objects.update(seq=F("claim_id") + 1)
        rows = FactCheck.objects.order_by("claim_id").values_list("pk", "seq", "published_at").iterator()
        while some := list(islice(rows, BATCH)):
            Change.objects.bulk_create(
                Change(seq=seq, fact_check_id=key, kind=Change.Kind.PUBLISHED, edition_number=1, at=at)
                for key, seq, at in some
            )

    def document(self, check: FactCheck) -> str:
        """Content and envelope, in made-up words."""
        return json.dumps({"schema": 1, "content": _content(check), "envelope": _envelope(check)})


def _content(check: FactCheck) -> dict[str, Any]:
    return {
        "language": check.language,
        "statement": check.statement,
        "quote": check.quote,
        "claimant": SOURCE,
        "reported_by": SOURCE,
        "claimed_on": "2026-01-01",
        "topics": [{"slug": "topic-1", "name": "Topic 1"}],
        "appearances": [],
        "verdict": {
            "category": check.category,
            "rating": check.rating,
            "label": check.label,
            "value": check.value,
            "summary": check.summary,
            "explanation": check.summary * 4,
        },
        "evidence": [_evidence(number, check) for number in (1, 2, 3)],
    }


def _evidence(number: int, check: FactCheck) -> dict[str, Any]:
    return {
        "number": number,
        "stance": "supports",
        "kind": "primary",
        "publisher": SOURCE,
        "title": check.statement,
        "url": f"https://wire.example/{check.claim_id}/{number}",
        "archived_url": None,
        "published_on": "2026-01-01",
        "passage": check.summary,
        "locator": "",
        "note": "",
        "after_claim": False,
        "capture": None,
    }


def _envelope(check: FactCheck) -> dict[str, Any]:
    at = moment(check.published_at)
    edition = {"id": f"ed_{check.claim_id}", "number": 1, "at": at, "minor": False, "kind": None}
    return {
        "id": check.public_id,
        "slug": check.slug,
        "edition": 1,
        "published_at": at,
        "updated_at": at,
        "previous_verdict": None,
        "claimant_page": None,
        "articles": [],
        "editions": [edition | {"digest": "0" * 64}],
        "corrections": [],
        "gates": [],
        "demonstration": True,
    }
