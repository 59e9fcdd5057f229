"""Where the next page begins: the keys of the last row, signed, and bound to the question they answer."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.core.signing import BadSignature, Signer
from django.http import QueryDict
from rest_framework.exceptions import ValidationError

NAME = "cursor"
FORGED = "This is not a cursor of ours. Follow next as it is, or begin again without a cursor."
OTHER = "This cursor belongs to other filters or another order. Keep them, or begin again without a cursor."
# What may change from page to page: it alters neither the rows nor their order.
FREE = frozenset({NAME, "page_size", "include", "fields"})

# Without a time in it: the same page has the same `next`, and so the same ETag.
signer = Signer(salt="factcheck.api.cursor")


def question(path: str, query: QueryDict, order: tuple[str, ...]) -> str:
    """A short fingerprint of what is asked: address, filters and order."""
    filters = sorted((name, sorted(values)) for name, values in query.lists() if name not in FREE)
    asked = json.dumps([path, filters, order])
    return hashlib.sha256(asked.encode()).hexdigest()[:16]


def write(asked: str, keys: list[Any]) -> str:
    """The cursor behind a row with these keys."""
    return signer.sign_object([asked, [_plain(key) for key in keys]])


def read(cursor: str, asked: str) -> list[Any]:
    """The keys in a cursor. Refuses one that is forged, cut, or written for another question."""
    try:
        bound, keys = signer.unsign_object(cursor)
    except (BadSignature, ValueError) as error:
        raise ValidationError({NAME: [FORGED]}) from error
    if bound != asked:
        raise ValidationError({NAME: [OTHER]})
    return [_rich(key) for key in keys]


def _plain(key: Any) -> Any:
    return key.isoformat() if isinstance(key, datetime) else key


def _rich(key: Any) -> Any:
    return datetime.fromisoformat(key) if isinstance(key, str) else key
