"""Numbers as addresses and hidden fields carry them: anybody may write anything there."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest

UNSEEN = "This form does not say which version you saw. Reload the page."
LONGEST = 18
"""So many digits fit every key of the database."""


def number(words: str | None) -> int | None:
    """The number, if these are the digits of one that a row could have."""
    return int(words) if words and words.isdecimal() and len(words) <= LONGEST else None


def seen(request: HttpRequest) -> int:
    """The version that the person saw; a form that names none is refused."""
    version = number(request.POST.get("version"))
    if version is None:
        raise ValidationError(UNSEEN)
    return version
