"""Names of people, houses and media in a text, and whom a description such as "the company" stands for."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from math import exp

from factcheck.text.abbreviations import CALENDAR, STARTERS
from factcheck.text.phrases import phrases

REACH = 1500  # characters after which a mention counts for a third
FAR = 6 * REACH

_PART = r"(?:[A-Z\u00c0-\u00de](?:[\w&.-]|[’'](?!s\b))*[\w&]|[A-Z]\.|al-[A-Z]\w+)"
_COMPANY = r",? (?:Inc|Corp|Ltd|Co|LLC|plc)\b\.?"
_LINK = r" (?:(?:of|for|and|de|la|van|von|der|bin|al|&) (?:the )?)?"
NAME = re.compile(rf"\b{_PART}(?:{_COMPANY}|{_LINK}{_PART}){{0,9}}")
_MEDIA = re.compile(
    r"\b(?:News|Reuters|Associated Press|AP|AFP|dpa|Bloomberg|BBC|CNN|NBC|CBS|ABC|NPR|PBS|CNBC|MSNBC|Newsweek"
    r"|Spiegel|Figaro|TechCrunch|BuzzFeed|HuffPost|Politico|Axios|Daily|Weekly|Magazine|Broadcasting|Television)\b"
    r"|\b(?:Post|Times|Journal|Guardian|Herald|Tribune|Gazette|Telegraph|Independent|Mail|Mirror|Sun|Star|Globe"
    r"|Chronicle|Observer|Today|Zeitung|Monde|País|Repubblica|Press|TV|Radio|Economist|Atlantic|Verge|Wired|Vox)$"
)
_COMPANY_NOUN = phrases(
    """company, firm, conglomerate, corporation, giant, tycoon, manufacturer, maker, retailer, startup,
    carrier, airline, automaker, developer, provider, operator"""
)
_ARTICLE = re.compile(r"(?:the|this|its|their)\b", re.IGNORECASE)
_ROLES = """The President Vice Prime Minister Chancellor Senator Governor Mayor General Colonel Ambassador
Secretary Professor Chief Executive Director Justice Judge Sheriff Attorney Mr Mrs Ms Dr Prof Sen Gov Gen"""
_ROLE = re.compile(rf"^(?:(?:{'|'.join(_ROLES.split())})\b\.? ?(?!of\b))+(?=[A-Z])")
_NOT_NAMES = STARTERS | CALENDAR | {"mr", "mrs", "ms", "dr", "ceo", "u.s", "us", "uk", "u.k"}


def names(text: str) -> Iterator[re.Match[str]]:
    """Every capitalised name in order; a word that merely opens a sentence, or a weekday, is none."""
    for found in NAME.finditer(text):
        if " " in found[0] or found[0].rstrip(".").lower() not in _NOT_NAMES:
            yield found


def is_medium(name: str) -> bool:
    """True for a newspaper, broadcaster or agency, as far as its name tells."""
    return bool(_MEDIA.search(name))


def describes_company(words: str) -> bool:
    """
    True for a description that stands for a company named elsewhere.

    >>> describes_company("the Washington-based American tech conglomerate"), describes_company("Amazon")
    (True, False)
    """
    last_word = words.split()[-1] if words.split() else ""
    return bool(_ARTICLE.match(words.strip()) and _COMPANY_NOUN.fullmatch(last_word))


def shortened(name: str) -> str:
    """
    The name as one says it.

    >>> shortened("Microsoft Corp."), shortened("The Washington Post")
    ('Microsoft', 'Washington Post')
    """
    name = re.sub(rf"{_COMPANY}$", "", name).strip(" .,")
    return _ROLE.sub("", name) or name


class Mentions:
    """The names a text mentions, in order, to ask of whom it is speaking."""

    def __init__(self, text: str, headline_end: int = 0) -> None:
        found = [(name.start(), shortened(name[0])) for name in names(text)]
        self._places = [place for place, name in found if not is_medium(name)]
        self._names = [name for _place, name in found if not is_medium(name)]
        self._headline = set(self._names[: bisect_left(self._places, headline_end)])

    def most_spoken_of(self, position: int) -> str | None:
        """The name mentioned most before a position; recent mentions and the headline's count for more."""
        weights: Counter[str] = Counter()
        low, high = bisect_left(self._places, position - FAR), bisect_left(self._places, position)
        for place, name in zip(self._places[low:high], self._names[low:high], strict=True):
            weights[name] += round(1000 * exp((place - position) / REACH)) + (
                200 if name in self._headline else 0
            )
        return weights.most_common(1)[0][0] if weights else None
