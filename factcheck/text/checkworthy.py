"""How much a sentence looks like something that can be checked, and why. It ranks; it never decides."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from factcheck.text.blocks import Kind
from factcheck.text.names import names
from factcheck.text.phrases import phrases


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


_DATE = phrases(
    """monday, tuesday, wednesday, thursday, friday, saturday, sunday, january, february, april, june,
    july, august, september, october, november, december, yesterday, last week, last month, last year,
    last night, last spring, last summer, last autumn, last fall, last winter, a day ago, days ago, weeks
    ago, months ago, years ago, a day after, days after, weeks after, months after, years after, a day
    before, days before, a year ago, a week ago, a month ago, a day earlier, a year earlier, days
    earlier, weeks earlier, months earlier, years earlier, days later, weeks later, months later, years
    later"""
)
_YEAR = re.compile(
    r"\b(?:1[5-9]|20)\d\ds?\b|\b(?:March|May) \d|\b\d{1,2} (?:March|May)\b|\b\d{4}-\d\d-\d\d\b"
)
_DIGIT = re.compile(r"\d")
_NUMERAL = phrases(
    """two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, twenty, thirty, forty, fifty,
    dozen, dozens, hundred*, thousand*, million*, billion*, trillion*, half, third, quarter, percent, per
    cent, twice, double*, triple*"""
)
_QUOTATION = re.compile(r"[“”„«»\"]")
_FEATURES: tuple[tuple[Reason, float, re.Pattern[str]], ...] = (
    (
        Reason.COMPARISON,
        0.3,
        phrases(
            """more, fewer, less, most, least, better than, worse than, higher, lower, larger, greater,
            smaller, older than, younger than, faster, longer than, first, only, largest, biggest,
            highest, lowest, worst, best, latest, fastest, oldest, youngest, longest, increase*,
            increasing, decrease*, decreasing, decline*, declining, rose, fell, grew, dropped, surged,
            always, never, every, none, all of, as many as, as much as"""
        ),
    ),
    (
        Reason.NAMED_SOURCE,
        0.25,
        phrases(
            """according to, said, says, told, stated, announced, reported, claimed, wrote, revealed,
            found, showed, shows, published, testified, issued a statement, researchers say, estimates"""
        ),
    ),
    (
        Reason.CAUSE,
        0.2,
        phrases(
            """because of, cause, causes, caused, causing, lead to, leads to, led to, results in, resulted
            in, due to, thanks to, linked to, prevents, prevented"""
        ),
    ),
    (
        Reason.RECORD,
        0.2,
        phrases(
            """law, laws, bill, act, court, ruling, vote, votes, study, studies, survey, poll, report,
            census, statistics, data, budget, tax, taxes, treaty, constitution, patent, regulation,
            researchers, scientists, evidence"""
        ),
    ),
    (
        Reason.DEED,
        0.2,
        phrases(
            """ban, bans, banned, sold, sell, sells, bought, buys, killed, arrested, signed, passed,
            approved, rejected, launched, closed, opened, fired, hired, won, lost, elected, appointed,
            stalled, paused, suspended, stopped, halted, ended, began, started, built, acquired, paid,
            spent, cut, raised, offer, offers, offered, refused, resigned, voted, founded, created,
            withdrew, released"""
        ),
    ),
    (
        Reason.OPINION,
        -0.35,
        phrases(
            """should, ought to, must, believe, believes, think, thinks, feel, feels, hope, hopes, wish,
            want, deserves, beautiful, terrible, wonderful, awful, shameful, disgrace, ridiculous,
            unfortunately, sadly, fortunately, clearly, obviously, dangerous, can no longer deny, in my
            view, in my opinion"""
        ),
    ),
    (
        Reason.FORECAST,
        -0.2,
        phrases(
            """will, won't, shall, going to, is expected to, are expected to, is set to, next year, next
            month, next week, to pause, plans to, plan to"""
        ),
    ),
    (Reason.HEDGED, -0.1, phrases("could, might, perhaps, possibly, maybe, potentially, allegedly")),
    (
        Reason.PERSONAL,
        -0.3,
        re.compile(r"^\W*(?:I|We) (?!do |did |have |had |sell |sold )|\b(?:my|I['’]m)\b"),
    ),
    (
        Reason.UNRESOLVED,
        -0.1,
        re.compile(r"^\W*(?:he|she|it|they|this|that|these|those|such|his|her|its|their)\b", re.IGNORECASE),
    ),
)
MAX_READ = 2000  # characters of a sentence that are looked at
_BASE = 0.15
_FEWEST_WORDS = 4


def score(sentence: str, *, kind: Kind = Kind.BODY, language: str = "en") -> Score:
    """
    The rank of one sentence by its own words; in other languages than English by numbers and names alone.

    >>> [reason.name for reason in score("Unemployment fell to 3.5 percent in 2019.").reasons]
    ['NUMBER', 'DATE', 'COMPARISON', 'NAME']
    """
    if kind in {Kind.BYLINE, Kind.FURNITURE, Kind.DUPLICATE_HEADLINE}:
        return Score(0.0, ())
    if len(sentence.split(maxsplit=_FEWEST_WORDS)) < _FEWEST_WORDS:
        return Score(0.0, (Reason.SHORT,))
    weighed = list(_weighed(sentence[:MAX_READ], kind, in_english=language.lower().startswith("en")))
    doubt = 1 - _BASE
    for _reason, weight in weighed:
        doubt *= 1 - max(weight, 0)
    value = (1 - doubt) * _remaining(weighed)
    return Score(round(value, 3), tuple(reason for reason, _weight in weighed))


def _weighed(sentence: str, kind: Kind, *, in_english: bool) -> Iterator[tuple[Reason, float]]:
    yield from _counted(sentence)
    for reason, weight, pattern in _FEATURES if in_english else ():
        if pattern.search(sentence):
            yield reason, weight
    if _QUOTATION.search(sentence):
        yield Reason.QUOTE, 0.2
    if next(names(sentence), None):
        yield Reason.NAME, 0.15
    if kind is Kind.HEADLINE:
        yield Reason.HEADLINE, 0.2
    if sentence.rstrip("\"'”’) ").endswith("?"):
        yield Reason.QUESTION, -0.7


def _counted(sentence: str) -> Iterator[tuple[Reason, float]]:
    """Numbers and dates; a year is a date and not a number besides."""
    dateless = _YEAR.sub(" ", sentence)
    if _DIGIT.search(dateless) or _NUMERAL.search(dateless):
        yield Reason.NUMBER, 0.35
    if dateless != sentence or _DATE.search(sentence):
        yield Reason.DATE, 0.3


def _remaining(weighed: list[tuple[Reason, float]]) -> float:
    """What the reasons against leave of the score."""
    rest = 1.0
    for _reason, weight in weighed:
        rest *= 1 + min(weight, 0)
    return rest
