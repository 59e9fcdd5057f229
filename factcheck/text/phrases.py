"""Lists of words and phrases, written down as such and sought as whole words in any case."""

import re


def phrases(*lists: str) -> re.Pattern[str]:
    """
    A pattern for any of the phrases, which commas part; a star stands for the rest of a word.

    >>> bool(phrases("more than, doubl*").search("It DOUBLED.")), bool(phrases("act").search("It reacted."))
    (True, False)
    """
    listed = [" ".join(phrase.split()) for each in lists for phrase in each.split(",")]
    return re.compile(rf"\b(?:{'|'.join(map(_pattern, filter(None, listed)))})\b", re.IGNORECASE)


def _pattern(phrase: str) -> str:
    return re.escape(phrase).replace(r"\*", r"\w*").replace("'", "['’]").replace(r"\ ", r"\s+")
