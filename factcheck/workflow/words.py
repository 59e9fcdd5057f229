"""What no table can keep: refused in words before it is written."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

NUL = "\x00"


def require_storable(**words: Any) -> None:
    """Refuse a NUL character, which ends a text on SQLite and is no text at all to PostgreSQL."""
    broken = [name for name, value in words.items() if isinstance(value, str) and NUL in value]
    if broken:
        raise ValidationError(
            dict.fromkeys(
                broken, "This holds an invisible NUL character. Type these words anew, or paste plain text."
            )
        )


def clean(row: models.Model) -> None:
    """Everything that must hold of a row before it is written, in words for whoever typed it."""
    require_storable(**{field.name: getattr(row, field.attname) for field in row._meta.concrete_fields})
    row.full_clean()
