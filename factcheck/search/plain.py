"""Fact-checks that have all of these words, newest first, for programs: nothing is mended or ranked."""

from datetime import datetime

from factcheck.models.published.factcheck import FactCheck
from factcheck.models.published.outside import OutsideTermCount
from factcheck.models.published.terms import TermCount

from .entry import facet
from .listed import ALL, LAST_KEY, Found, Range, listed
from .phrases import phrases, verified
from .words import asked

PHRASED = 2_000


def languages() -> list[str]:
    """The languages in which there is something to find."""
    counted = TermCount.objects.filter(term="", fact_checks__gt=0).exclude(language="")
    return sorted(counted.values_list("language", flat=True))


def outside_languages() -> list[str]:
    """The languages in which there is something to find of other houses."""
    counted = OutsideTermCount.objects.filter(term="", checks__gt=0)
    return sorted(counted.values_list("language", flat=True))


def having(text: str, *, limit: int, language: str = "", within: Range = ALL) -> Found:
    """
    At most `limit` keys of live fact-checks with each word of the text, translations included.

    A word that no fact-check has means that none has them all. Without words, all of the language. What is
    in quotation marks stands so; for that the newest PHRASED that have the words are read.
    """
    words = asked(text, [language.split("-")[0]] if language else languages())
    if text and not (words and all(word.known for word in words)):
        return Found([])
    groups = [word.terms for word in words]
    if language:
        groups.append(frozenset({facet("language", language)}))
    if sought := phrases(text):
        found = listed(groups, limit=PHRASED, within=within, translations=True)
        return Found(verified(found, sought, most=PHRASED).keys[:limit])
    return listed(groups, limit=limit, within=within, translations=True)


def since(at: datetime) -> int:
    """The key of the first fact-check that was first published at this time or later."""
    rows = FactCheck.objects.live().filter(published_at__gte=at).order_by("published_at", "id")
    return rows.values_list("pk", flat=True).first() or LAST_KEY
