"""Points in time as partners write and read them: RFC 3339, always with an offset, answered in UTC with Z."""

import re
from datetime import UTC, datetime
from typing import Any

from django import forms
from django_filters import IsoDateTimeFilter

from factcheck.formats.published import moment as write_moment

__all__ = ["ADVICE", "MomentField", "MomentFilter", "read_moment", "write_moment"]

RFC3339 = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})"
)
ADVICE = "Give a time with its offset, such as 2026-01-31T12:00:00Z, and percent-encode a + in it."


def read_moment(text: str) -> datetime:
    """Return the time in UTC; ValueError for anything else than RFC 3339.

    >>> read_moment("2026-01-31T12:00:00+02:00")
    datetime.datetime(2026, 1, 31, 10, 0, tzinfo=datetime.timezone.utc)
    """
    if not RFC3339.fullmatch(text):
        raise ValueError(ADVICE)
    try:
        return datetime.fromisoformat(text.upper()).astimezone(UTC)
    except OverflowError as error:  # the first and the last hours of the calendar
        raise ValueError(ADVICE) from error


class MomentField(forms.CharField):
    """A time with its offset."""

    def to_python(self, value: Any) -> Any:
        """Read the time, or say how one is written."""
        text = super().to_python(value)
        if not text:
            return None
        try:
            return read_moment(text)
        except ValueError as error:
            raise forms.ValidationError(ADVICE) from error


class MomentFilter(IsoDateTimeFilter):
    """Rows before or after a time."""

    field_class = MomentField
