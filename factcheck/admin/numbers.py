"""Numbers as addresses and hidden fields carry them: anybody may write anything there."""

LONGEST = 18
"""So many digits fit every key of the database."""


def number(words: str | None) -> int | None:
    """The number, if these are the digits of one that a row could have."""
    return int(words) if words and words.isdecimal() and len(words) <= LONGEST else None
