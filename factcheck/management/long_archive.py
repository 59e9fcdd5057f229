"""An archive of any size for measuring: made-up words, used as unevenly as those of real texts."""

import json
import random
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import accumulate
from typing import Any

from django.db import connection
from django.db.models import F, OuterRef, Subquery
from django.utils import timezone
from tqdm import tqdm

from factcheck.models import (
    Edition,
    FactCheck,
    FactCheckTerms,
    PublishedClaimant,
    Rating,
    RatingScale,
    SitemapPart,
    TermCount,
    Topic,
    triggers,
)
from factcheck.models.house.ratings import VALUES, Category
from factcheck.models.published.sitemap import SIZE
from factcheck.search import facet
from factcheck.text.terms import terms

SYLLABLES = ("ba", "co", "di", "fu", "ga", "lo", "mi", "nu", "pe", "ro", "sa", "ti", "vo", "zu")
BATCH = 2_000
TOPICS, CLAIMANTS = 40, 500
RARE = "zanzibarian"
"""A word of one fact-check in a hundred thousand, and of the first of all."""
SHARES = (25, 12, 14, 10, 22, 8, 3, 2, 2, 1, 1)


class LongArchive:
    """Writes fact-checks straight into the published tables: no desk stands behind them."""

    def __init__(self) -> None:
        self.chance = random.Random(20261126)  # noqa: S311 - the same ones each time

    @cached_property
    def words(self) -> list[str]:
        """The vocabulary, most used first."""
        return [a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES]

    @cached_property
    def stems(self) -> dict[str, str]:
        """Each word's term: stemmed once, since a million texts have the same words."""
        return {word: "".join(terms(word, "en")[:1]) for word in [*self.words, RARE]}

    @cached_property
    def often(self) -> list[float]:
        """How often each word is used, added up (Zipf)."""
        return list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))

    def open_house(self) -> None:
        """Ratings, topics and claimants."""
        scale = RatingScale.objects.create(slug="bench", name="Bench", in_use=True)
        Rating.objects.bulk_create(
            Rating(
                scale=scale,
                slug=str(category).replace("_", "-"),
                label=str(category.label),
                category=category,
                value=VALUES.get(category),
                definition="Made up.",
                color_light="#333333",
                color_dark="#dddddd",
                icon="other",
                position=position,
            )
            for position, category in enumerate(Category)
        )
        Topic.objects.bulk_create(Topic(slug=f"topic-{n}", name=f"Topic {n}") for n in range(TOPICS))
        PublishedClaimant.objects.bulk_create(
            PublishedClaimant(
                public_id=f"cl_{n}", slug=f"claimant-{n}", source_id=n, name=f"Claimant {n}", kind="person"
            )
            for n in range(CLAIMANTS)
        )

    def fill(self, size: int, progress: Any) -> None:
        """Grow, and show how far it is."""
        with tqdm(total=size, unit="", desc=connection.vendor, file=progress) as shown:
            triggers.remove()  # no desk stands behind these editions
            self.grow(size, shown.update)
            triggers.install()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def grow(self, size: int, tick: Callable[[int], object] = lambda _: None) -> None:
        """So many live fact-checks, a minute between two of them."""
        topics = list(Topic.objects.order_by("pk"))
        claimants = list(PublishedClaimant.objects.order_by("pk"))
        counted: Counter[tuple[str, str]] = Counter()
        start = timezone.now() - timedelta(minutes=size)
        for first in range(0, size, BATCH):
            numbers = range(first, min(first + BATCH, size))
            made = [self._check(number, start, claimants) for number in numbers]
            self._write([check for check, _words in made], made, topics, counted)
            tick(len(numbers))
        of_it = Edition.objects.filter(fact_check=OuterRef("pk")).values("pk")[:1]
        FactCheck.objects.update(
            status=FactCheck.Status.LIVE, edition=Subquery(of_it), number=F("number") + 1
        )
        SitemapPart.objects.bulk_create(
            SitemapPart(number=number, changed_at=start) for number in range(size // SIZE + 1)
        )
        TermCount.objects.bulk_create(
            [
                TermCount(language=language, term=term, fact_checks=times)
                for (language, term), times in sorted(counted.items())
            ],
            BATCH,
        )

    def _check(
        self, number: int, start: datetime, claimants: list[PublishedClaimant]
    ) -> tuple[FactCheck, list[str]]:
        said = self.chance.choices(self.words, cum_weights=self.often, k=30)
        if number % 100_000 == 0:
            said[0] = RARE
        category = self.chance.choices(list(Category), SHARES)[0]
        at = start + timedelta(minutes=number)
        statement, summary = " ".join(said[:11]), " ".join(said[11:])
        check = FactCheck(
            public_id=f"fc_{number:016}",
            claim_id=number,
            language="en",
            slug=f"number-{number}",
            status=FactCheck.Status.SUSPENDED,
            document="{}",
            statement=statement,
            summary=summary,
            quote=statement,
            rating=str(category).replace("_", "-"),
            label=str(category.label),
            category=category,
            value=VALUES.get(category),
            claimant=self.chance.choice(claimants),
            published_at=at,
            updated_at=at,
        )
        check.document = self.document(check)
        return check, said

    def document(self, check: FactCheck) -> str:
        """As much as a document has, and nothing of it."""
        return json.dumps({"schema": 1, "padding": check.summary * 4})

    def _write(
        self,
        checks: list[FactCheck],
        made: list[tuple[FactCheck, list[str]]],
        topics: list[Topic],
        counted: Counter[tuple[str, str]],
    ) -> None:
        checks = FactCheck.objects.bulk_create(checks)
        Edition.objects.bulk_create(map(_edition, checks))
        through, rows = FactCheck.topics.through, []
        chosen = [self.chance.choice(topics) for _ in checks]
        through.objects.bulk_create(
            through(factcheck=check, topic=topic) for check, topic in zip(checks, chosen, strict=True)
        )
        for (check, said), topic in zip(made, chosen, strict=True):
            stems = [self.stems[word] for word in said]
            facets = [
                facet("rating", check.rating),
                facet("language", "en"),
                facet("claimant", check.claimant_id),
                facet("topic", topic.pk),
            ]
            counted.update(("en", term) for term in {"", *stems})
            counted.update(("", token) for token in ["", *facets])
            rows.append(
                FactCheckTerms(
                    fact_check=check,
                    language="en",
                    statement=" ".join(stems[:11]),
                    claimant="",
                    terms=" ".join(stems),
                    facets=" ".join(facets),
                )
            )
        FactCheckTerms.objects.bulk_create(rows)


def _edition(check: FactCheck) -> Edition:
    return Edition(
        public_id=f"ed_{check.claim_id}",
        fact_check=check,
        number=1,
        content="{}",
        digest="",
        document="{}",
        submission_id=check.claim_id,
        submitted_by_id=1,
        approved_by_id=2,
        published_at=datetime(2026, 1, 1, tzinfo=UTC),
        ledger_hash="",
    )
