"""Bodies at their word: unknown fields are refused, and nothing is taken for what it could be turned into."""

import re
from typing import Any

from rest_framework import serializers as s
from rest_framework.fields import empty

UNKEEPABLE = re.compile(r"[\x00\ud800-\udfff]")


class Strict(s.Serializer):
    """A body of which every field must be known."""

    def to_internal_value(self, data: Any) -> Any:
        """Refuse what it does not know: a misspelt field would otherwise be lost without a word."""
        unknown = sorted(set(data) - set(self.fields)) if isinstance(data, dict) else []
        if unknown:
            told = f"There is no such field. Known here: {', '.join(self.fields)}."
            raise s.ValidationError({name[:60]: [told] for name in unknown[:20]})
        return super().to_internal_value(data)


class Text(s.CharField):
    """Text, and nothing that could be written as one."""

    def to_internal_value(self, data: Any) -> str:
        """Refuse numbers."""
        if not isinstance(data, str):
            self.fail("invalid")
        words: str = super().to_internal_value(data)
        return words


class Words(Text):
    """Text of which nothing is kept: what is no text (NUL, half a character) is a blank."""

    def run_validation(self, data: Any = empty) -> str:
        """Nothing need be refused for a sign that no database takes."""
        if isinstance(data, str):
            data = UNKEEPABLE.sub(" ", data)
        words: str = super().run_validation(data)
        return words


class Count(s.IntegerField):
    """A whole number, and nothing that Python would take for one."""

    def to_internal_value(self, data: Any) -> int:
        """Refuse true and false, and numbers in quotation marks."""
        if isinstance(data, bool | str):
            self.fail("invalid")
        number: int = super().to_internal_value(data)
        return number


class Score(s.FloatField):
    """The same for any number."""

    def to_internal_value(self, data: Any) -> float:
        """Refuse true and false, and numbers in quotation marks."""
        if isinstance(data, bool | str):
            self.fail("invalid")
        number: float = super().to_internal_value(data)
        return number
