"""Long lists in pages, without counting a million rows."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property

MOST = 1000


class BoundedPaginator(Paginator):
    """Counts no further than `MOST` rows. Who looks for more searches or filters."""

    most = MOST

    @cached_property
    def count(self) -> int:
        """How many rows there are, or `MOST` when there are more."""
        rows: Any = self.object_list
        if isinstance(rows, QuerySet):
            return rows.order_by().values("pk")[:MOST].count()
        return min(len(rows), MOST)
