"""Lists that readers page through, newest first: by key, so that page 10,000 costs what page 1 costs."""

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from .refusals import Unanswerable

Row = TypeVar("Row", bound=Model)

PAGE = "page"
SIZE = 20
LAST_KEY = 1 << 63
KEY = re.compile(r"k[1-9a-f][0-9a-f]{0,14}")
BROKEN = _("The address of this page of the list is broken.")


@dataclass(frozen=True)
class Listing(Generic[Row]):
    """One page of a list; `older` is the query of the next one, None on the last."""

    rows: list[Row]
    older: str | None
    first: bool

    def __bool__(self) -> bool:
        return bool(self.rows)


def listing(rows: QuerySet[Row], *, by: str, query: QueryDict, size: int = SIZE) -> Listing[Row]:
    """
    The page of `rows` that the query asks for, ordered by the time `by`, ties by id.

    Raises Unanswerable when the place to go on from was not given out by us.
    """
    cursor = query.get(PAGE, "")
    ordered = rows.order_by(f"-{by}", "-id")
    if cursor:
        at, key = read_cursor(cursor)
        ordered = ordered.filter(Q(**{f"{by}__lte": at}), Q(**{f"{by}__lt": at}) | Q(id__lt=key))
    found = list(ordered[: size + 1])
    older = _address(query, found[size - 1], by) if len(found) > size else None
    return Listing(found[:size], older, first=not cursor)


def refuse_unknown(query: QueryDict, known: Iterable[str], *, paged: bool = True) -> None:
    """Refuse an address with a parameter that this page does not have, or has twice."""
    names = frozenset(known) | ({PAGE} if paged else frozenset())
    for name, values in query.lists():
        if name not in names:
            raise Unanswerable(_("This list has no filter called “{name}”.").format(name=name[:40]))
        if len(values) > 1:
            raise Unanswerable(_("The filter “{name}” is given more than once.").format(name=name))


def _address(query: QueryDict, last: Row, by: str) -> str:
    """The query of the next page: the same filters, and where to go on."""
    onward = QueryDict(mutable=True)
    kept = {name: str(query[name]) for name in query if query[name] and name != PAGE}
    onward.update(kept)
    onward[PAGE] = write_cursor(getattr(last, by), last.pk)
    return f"?{onward.urlencode()}"


def write_key(key: int) -> str:
    """A place in a list that is ordered by keys, as one opaque word."""
    return f"k{key:x}"


def read_key(cursor: str) -> int:
    """The key that a cursor means."""
    if not KEY.fullmatch(cursor):
        raise Unanswerable(BROKEN)
    return int(cursor[1:], 16)


def write_cursor(at: datetime, key: int) -> str:
    """A place in a list, as one opaque word."""
    return base64.urlsafe_b64encode(f"{at.isoformat()} {key}".encode()).decode().rstrip("=")


def read_cursor(cursor: str) -> tuple[datetime, int]:
    """The place that a cursor means."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        at, _space, key = base64.b64decode(padded, b"-_", validate=True).decode("ascii").partition(" ")
        place = (datetime.fromisoformat(at), int(key))
    except (ValueError, binascii.Error, UnicodeError) as error:
        raise Unanswerable(BROKEN) from error
    if write_cursor(*place) != cursor or place[0].utcoffset() != timedelta() or place[1] >= LAST_KEY:
        raise Unanswerable(BROKEN)
    return place
