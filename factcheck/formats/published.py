"""A published row as partners read it, live or gone."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Protocol

from .partner import Document, Imprint, Tombstone, fact_check, tombstone


class Row(Protocol):
    """What of a fact-check's row says how it stands with it."""

    public_id: str
    status: str
    number: int
    slug: str
    language: str
    notice: str
    published_at: datetime
    updated_at: datetime
    withdrawn_at: datetime | None

    @property
    def is_live(self) -> bool:
        """Whether readers see it."""

    @property
    def data(self) -> Document:
        """The public document."""


def published(row: Row, imprint: Imprint, include: Iterable[str] = ()) -> dict[str, Any]:
    """A fact-check as partners read it; of one that is gone, only that it is."""
    if row.is_live:
        return fact_check(row.data, imprint, include)
    gone = Tombstone(
        public_id=row.public_id,
        status=row.status,
        version=row.number,
        slug=row.slug,
        language=row.language,
        notice=row.notice,
        published_at=moment(row.published_at),
        updated_at=moment(row.updated_at),
        withdrawn_at=moment(row.withdrawn_at) if row.withdrawn_at else None,
    )
    return tombstone(gone, imprint, include)


def moment(at: datetime) -> str:
    """
    RFC 3339 in UTC, to the second, as in the published document.

    >>> moment(datetime(2026, 1, 31, 12, 0, 0, 900000, tzinfo=UTC))
    '2026-01-31T12:00:00Z'
    """
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
