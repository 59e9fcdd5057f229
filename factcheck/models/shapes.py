"""What a field of several words may hold: a list of words, or a word for each language."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

_address = URLValidator(["http", "https"])
_UNKEEPABLE = re.compile(r"[\x00\ud800-\udfff]")


def words(value: Any, field: str) -> list[str]:
    """The list, if it is one of words; nothing filled in is an empty list."""
    if not isinstance(value or [], list) or not all(_is_word(each) for each in value or []):
        raise ValidationError({field: 'Write a list of words, like ["one", "another"].'})
    return value or []


def addresses(value: Any, field: str) -> list[str]:
    """The list, if it is one of web addresses."""
    try:
        for each in words(value, field):
            _address(each)
    except ValidationError as refusal:
        told = 'Write a list of web addresses, like ["https://www.wikidata.org/wiki/Q2283"].'
        raise ValidationError({field: told}) from refusal
    return value or []


def by_language(value: Any, field: str) -> dict[str, str]:
    """The words by language, if they are that."""
    if not isinstance(value or {}, dict) or not all(_is_word(each) for each in (value or {}).values()):
        raise ValidationError({field: 'Write a word for each language code, like {"de": "Falsch"}.'})
    return value or {}


def _is_word(value: Any) -> bool:
    """Text with something in it that every database can keep."""
    return isinstance(value, str) and bool(value.strip()) and not _UNKEEPABLE.search(value)
