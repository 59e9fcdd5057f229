"""A made-up archive of any size, always the same, whose words are as unevenly used as those of real texts."""

import json
import random
from datetime import UTC, datetime
from itertools import accumulate

from factcheck.models import FactCheck
from factcheck.workflow import findable

SYLLABLES = ["ba", "co", "di", "fu", "ga", "lo", "mi", "nu", "pe", "ro", "sa", "ti", "vo", "zu"]
WORDS = [first + second + third for first in SYLLABLES for second in SYLLABLES for third in SYLLABLES[:10]]
OFTEN = list(accumulate(1 / rank for rank in range(1, len(WORDS) + 1)))
AT = datetime(2026, 1, 1, tzinfo=UTC)


def words(chance: random.Random, number: int) -> str:
    return " ".join(chance.choices(WORDS, cum_weights=OFTEN, k=number))


def statement(chance: random.Random) -> str:
    return f"{words(chance, 9)} {chance.randint(1, 300)} {words(chance, 3)}"


def content(chance: random.Random) -> dict:
    said = statement(chance)
    return {
        "language": "en",
        "statement": said,
        "quote": f"{said} {words(chance, 6)}",
        "claimant": {"name": words(chance, 1)},
        "verdict": {"summary": words(chance, 12)},
    }


def fill(number: int, batch: int = 1000) -> None:
    """So many fact-checks with their terms. They are not live: an edition of each would take hours."""
    chance = random.Random(20261126)  # noqa: S311 - the same ones each time
    for start in range(1, number + 1, batch):
        keys = range(start, min(start + batch, number + 1))
        FactCheck.objects.bulk_create(_row(key, content(chance)) for key in keys)
    findable.rebuild(FactCheck.objects.all())


def _row(number: int, signed: dict) -> FactCheck:
    return FactCheck(
        public_id=f"fc_{number}",
        claim_id=number,
        language="en",
        slug=f"number-{number}",
        status=FactCheck.Status.SUSPENDED,
        document=json.dumps({"content": signed}),
        statement=signed["statement"],
        published_at=AT,
        updated_at=AT,
    )
