"""How much a sentence looks like something that can be checked, and why. It ranks; it never decides."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from factcheck.text.blocks import Kind
from factcheck.text.names import names


class Reason(StrEnum):
    """Why a sentence stands where it stands in the list; the value is the sentence an editor reads."""

    NUMBER = "It gives a number that can be compared with a source."
    DATE = "It says when something happened."
    NAMED_SOURCE = "It says who said or found it."
    COMPARISON = "It compares: more, first, largest, less than."
    QUOTE = "It quotes somebody: the wording can be compared with the original."
    CAUSE = "It says what causes what."
    RECORD = "It says what a law, a study or a record holds."
    NAME = "It names who or what it is about."
    DEED = "It says what somebody did or decided."
    HEADLINE = "It is the headline, which most people read alone."
    OPINION = "It judges or demands, which no source can settle."
    FORECAST = "It speaks of the future, which cannot be checked yet."
    HEDGED = "It only says what might be."
    QUESTION = "It asks instead of stating."
    PERSONAL = "It tells of feelings or plans that only one person knows."
    UNRESOLVED = "It points to something said before: name it in the statement."
    SHORT = "It is too short to state anything."


@dataclass(frozen=True)
class Score:
    """0..1, higher first, with the reasons for and against."""

    value: float
    reasons: tuple[Reason, ...]


_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
_DATE = re.compile(
    rf"\b(?:19|20)\d\ds?\b|\b{_MONTH}\.? \d|\b\d{{1,2}} {_MONTH}\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:yesterday|last (?:week|month|year|night|spring|summer|autumn|fall|winter)|(?:a|two|three|\d+) (?:days?|weeks?|months?|years?)"
    r" (?:ago|after|before|earlier|later)|since \d)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"[$€£¥]\s?\d|\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty|dozens?|hundreds?"
    r"|thousands?|millions?|billions?|trillions?|half|third|quarter|percent|per cent|twice|double[ds]?|tripled?)\b",
    re.IGNORECASE,
)
_FEATURES: tuple[tuple[Reason, float, re.Pattern[str]], ...] = (
    (Reason.COMPARISON, 0.3, re.compile(
        r"\b(?:more|fewer|less|better|worse|higher|lower|larger|greater|smaller|older|younger|faster|longer) than\b"
        r"|\b(?:more|less|most|least) \w+|\bmore than\b|\b(?:first|only|largest|biggest|highest|lowest|worst|best|latest|fastest"
        r"|oldest|youngest|longest|record)\b|\b(?:increas|decreas|declin|doubl|tripl)\w+|\b(?:rose|fell|grew|dropped|surged)\b"
        r"|\bas \w+ as\b|\b(?:always|never|every|none|all of)\b", re.IGNORECASE)),
    (Reason.NAMED_SOURCE, 0.25, re.compile(
        r"\baccording to\b|\b(?:said|says|told|stated|announced|reported|claimed|wrote|revealed|found|showed|shows|published|testified)\b"
        r"|\bissued a statement\b", re.IGNORECASE)),
    (Reason.CAUSE, 0.2, re.compile(
        r"\b(?:because of|caused?|causes|causing|leads? to|led to|results? in|resulted in|due to|thanks to|linked to|prevents?)\b",
        re.IGNORECASE)),
    (Reason.RECORD, 0.2, re.compile(
        r"\b(?:law|bill|act|court|ruling|vote[ds]?|study|survey|poll|report|census|statistics|data|budget|tax(?:es)?|treaty"
        r"|constitution|patent|regulation|researchers|scientists|evidence)\b", re.IGNORECASE)),
    (Reason.DEED, 0.2, re.compile(
        r"\b(?:bans?|banned|sold|sells?|bought|buys|killed|arrested|signed|passed|approved|rejected|launched|closed|opened|fired|hired"
        r"|won|lost|elected|appointed|stalled|paused|suspended|stopped|halted|ended|began|started|built|acquired|paid|spent|cut"
        r"|raised|offers?|offered|refused|resigned|voted|founded|created|withdrew|released)\b", re.IGNORECASE)),
    (Reason.OPINION, -0.35, re.compile(
        r"\b(?:should|ought to|must|believes?|think|thinks|feels?|hopes?|wish|want|deserves?|beautiful|terrible|wonderful|awful|great"
        r"|shameful|disgrace|ridiculous|unfortunately|sadly|fortunately|clearly|obviously|dangerous|threat|in my (?:view|opinion)"
        r"|can no longer deny)\b", re.IGNORECASE)),
    (Reason.FORECAST, -0.2, re.compile(
        r"\b(?:will|won['’]t|shall|going to|is expected to|are expected to|is set to|next (?:year|month|week)|to pause|plans? to)\b",
        re.IGNORECASE)),
    (Reason.HEDGED, -0.1, re.compile(r"\b(?:could|might|may|perhaps|possibly|maybe|potentially)\b")),
    (Reason.PERSONAL, -0.3, re.compile(r"^\W*(?:I|We)\b(?! (?:do|did|have|had|sell|sold))|\b(?:my|I['’]m)\b")),
    (Reason.UNRESOLVED, -0.1, re.compile(
        r"^\W*(?:he|she|it|they|this|that|these|those|such|his|her|its|their)\b", re.IGNORECASE)),
)  # fmt: skip
_QUOTE = re.compile(r"[“”„«»\"]")
_BASE = 0.15
_FEWEST_WORDS = 4


def score(sentence: str, *, kind: Kind = Kind.BODY, language: str = "en") -> Score:
    """
    The rank of one sentence by its own words; in other languages than English by numbers, names and marks alone.

    >>> [reason.name for reason in score("Unemployment fell to 3.5 percent in 2019.").reasons]
    ['NUMBER', 'DATE', 'COMPARISON', 'NAME']
    """
    if kind in {Kind.BYLINE, Kind.FURNITURE, Kind.DUPLICATE_HEADLINE}:
        return Score(0.0, ())
    if len(sentence.split()) < _FEWEST_WORDS:
        return Score(0.0, (Reason.SHORT,))
    weighed = list(_weighed(sentence, kind, in_english=language.lower().startswith("en")))
    doubt = 1 - _BASE
    for _reason, weight in weighed:
        doubt *= 1 - max(weight, 0)
    value = (1 - doubt) * _remaining(weighed)
    return Score(round(value, 3), tuple(reason for reason, _weight in weighed))


def _weighed(sentence: str, kind: Kind, *, in_english: bool) -> Iterator[tuple[Reason, float]]:
    dateless = _DATE.sub(" ", sentence)
    if _NUMBER.search(dateless):
        yield Reason.NUMBER, 0.35
    if dateless != sentence:
        yield Reason.DATE, 0.3
    for reason, weight, pattern in _FEATURES if in_english else ():
        if pattern.search(sentence):
            yield reason, weight
    if _QUOTE.search(sentence):
        yield Reason.QUOTE, 0.2
    if next(names(sentence), None):
        yield Reason.NAME, 0.15
    if kind is Kind.HEADLINE:
        yield Reason.HEADLINE, 0.2
    if sentence.rstrip("\"'”’) ").endswith("?"):
        yield Reason.QUESTION, -0.7


def _remaining(weighed: list[tuple[Reason, float]]) -> float:
    """What the reasons against leave of the score."""
    rest = 1.0
    for _reason, weight in weighed:
        rest *= 1 + min(weight, 0)
    return rest
