"""Finding what was published: by what a statement is about, with a score and the reasons for it.

Reads the published tables alone, so that readers, partners and the desk may ask the same questions.
"""

from .earlier import earlier, outside
from .entry import TRANSLATION, Entry, entry_of, facet
from .listed import Found, Range
from .phrases import unquoted
from .plain import having, languages, outside_languages, since
from .ranking import Match, OutsideMatch
from .readers import Answer, Question, answer

__all__ = [
    "TRANSLATION",
    "Answer",
    "Entry",
    "Found",
    "Match",
    "OutsideMatch",
    "Question",
    "Range",
    "answer",
    "earlier",
    "entry_of",
    "facet",
    "having",
    "languages",
    "outside",
    "outside_languages",
    "since",
    "unquoted",
]
