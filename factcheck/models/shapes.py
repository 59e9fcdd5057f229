"""What a field of several words may hold: a list of words, or a word for each language."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

_address = URLValidator(["http", "https"])
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_UNKEEPABLE = re.compile(r"[\x00\ud800-\udfff]")


def words(value: Any, field: str) -> list[str]:
    """The list, if it is one of words; nothing filled in is an empty list."""
    if not isinstance(value or [], list) or not all(_is_word(each) for each in value or []):
        raise ValidationError({field: "Write words, one on each line."})
    return value or []


def addresses(value: Any, field: str) -> list[str]:
    """The list, if it is one of web addresses."""
    try:
        for each in words(value, field):
            _address(each)
    except ValidationError as refusal:
        told = "Write web addresses, one on each line, like https://www.wikidata.org/wiki/Q2283."
        raise ValidationError({field: told}) from refusal
    return value or []


def by_language(value: Any, field: str) -> dict[str, str]:
    """The words by language, if they are that."""
    if not isinstance(value or {}, dict) or not all(
        _LANGUAGE.fullmatch(str(code)) and _is_word(word) for code, word in (value or {}).items()
    ):
        raise ValidationError({field: "Write one line for each language, its code first, like es: Cierto."})
    return value or {}


def _is_word(value: Any) -> bool:
    """Text with something in it that every database can keep."""
    return isinstance(value, str) and bool(value.strip()) and not _UNKEEPABLE.search(value)
