"""What no table can keep: refused in words before it is written."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

NUL = "\x00"
UNKEEPABLE = re.compile(r"[\x00\ud800-\udfff]")


def require_storable(**words: Any) -> None:
    """Refuse what no table keeps: NUL, which ends a text on SQLite, and half a sign (a lone surrogate)."""
    broken = [name for name, value in words.items() if isinstance(value, str) and UNKEEPABLE.search(value)]
    if broken:
        raise ValidationError(
            dict.fromkeys(
                broken,
                "This holds an invisible NUL character or half a sign. Type these words anew, or paste plain "
                "text.",
            )
        )


def says_something(words: str) -> bool:
    """
    Whether there is a letter or a digit: signs that nobody sees are no words.

    >>> says_something("\\u202e \\u200b!"), says_something("4")
    (False, True)
    """
    return any(map(str.isalnum, words))


def clean(row: models.Model) -> None:
    """Everything that must hold of a row before it is written, in words for whoever typed it."""
    require_storable(**{field.name: getattr(row, field.attname) for field in row._meta.concrete_fields})
    row.full_clean()
