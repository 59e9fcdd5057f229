"""Exact words: what a reader puts in quotation marks stands so, word next to word, in what was published."""

import re
import unicodedata

from factcheck.models.published import FactCheck
from factcheck.text.folding import UNSPACED

from .listed import Found

LOOKED_AT = 500
"""So many fact-checks that have all the words are read for one page, to see whether they have the phrase."""
_OPENS, _EITHER, _CLOSES = "«„‟「『", '"“”\uff02', "»」』"
# What may open or close does not open inside a word: 12" and the Hebrew for initials are no phrases.
_QUOTED = re.compile(
    rf"(?:[{_OPENS}{_CLOSES}]|(?<!\w)[{_EITHER}])([^{_OPENS}{_EITHER}{_CLOSES}]+)[{_EITHER}{_CLOSES}{_OPENS}]"
)
_MARK = re.compile(rf"[{_OPENS}{_CLOSES}]|(?<!\w)[{_EITHER}]|[{_EITHER}](?!\w)")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_IN_NUMBERS = re.compile(r"(?<=\d),(?=\d{3})")


def phrases(text: str) -> tuple[str, ...]:
    """
    What stands in quotation marks of any kind, as it was typed. A mark without its other is none.

    >>> phrases('roads "were closed" in “2019” and "why')
    ('were closed', '2019')
    """
    return tuple(words.strip() for words in _QUOTED.findall(text) if normal(words).strip())


def unquoted(text: str) -> str:
    """The same words without any quotation marks."""
    return " ".join(_MARK.sub(" ", text).split())


def normal(text: str) -> str:
    """
    The words of a text, one space around each: case, form and what stands between them do not matter.

    >>> normal("Bridges, WERE closed.")
    ' bridges were closed '
    """
    cleaned = _IN_NUMBERS.sub("", unicodedata.normalize("NFKC", text).casefold())
    return f" {_BETWEEN_WORDS.sub(' ', cleaned).strip()} "


def stands_in(phrase: str, text: str) -> bool:
    """
    Whether the words of the phrase, and no parts of longer ones, stand in the text (both `normal`).

    >>> stands_in(normal("were closed"), normal("They were enclosed; they were closed."))
    True
    """
    words = phrase.strip()
    first = "" if UNSPACED.match(words) else " "
    last = "" if UNSPACED.match(words[-1:]) else " "
    return f"{first}{words}{last}" in text


def verified(found: Found, sought: tuple[str, ...], *, most: int = 0) -> Found:
    """Those of the fact-checks found that have each phrase in statement, quotation, summary or claimant.

    At most so many are read (LOOKED_AT unless said); where more were found, `further` says where to go on.
    """
    most = most or LOOKED_AT
    keys, wanted = found.keys[:most], [normal(phrase) for phrase in sought]
    fields = ("pk", "statement", "quote", "summary", "claimant__name")
    having = set()
    for key, *texts in FactCheck.objects.filter(pk__in=keys).values_list(*fields):
        read = [normal(text or "") for text in texts]
        if all(any(stands_in(phrase, text) for text in read) for phrase in wanted):
            having.add(key)
    further = keys[-1] if len(found.keys) > most else found.further
    return Found([key for key in keys if key in having], further)
