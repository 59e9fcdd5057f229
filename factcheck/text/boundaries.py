"""Where one sentence ends and the next begins, within one stretch of running text."""

import re
from collections.abc import Iterator

from factcheck.text.abbreviations import CALENDAR, STARTERS, Short, short_form
from factcheck.text.lists import item_starts

_CLOSERS = "\"'”’»)\\]」』"
_STOP = re.compile(
    rf"(?P<dots>(?:\.(?:[ \u00a0]?\.)+|…\.?))(?P<c1>[{_CLOSERS}]*)(?=\s|$)"
    rf"|(?P<mark>[.!?؟।‼⁇⁈⁉][!?.]*)(?P<c2>[{_CLOSERS}]*)(?=\s|$)"
    rf"|(?P<wide>[。！？｡][。！？]*)(?P<c3>[{_CLOSERS}]*)\s*"
)
_WORD_BEFORE = re.compile(r"[^\s\"'“”‘’«„()\[\]/—–]+$")
_NEXT = re.compile(
    r"\s+(?P<openers>[\"'“”‘’«„»(\[¿¡*_-]*\s?)(?:(?:\.[ \u00a0]?){2,}|…\s*)?(?P<word>[\w'’]+)(?P<after>\W?)"
)
_DASH = re.compile(r"\s+[-–—]\s")
_EXCLAIMED_NAMES = frozenset({"yahoo", "jeopardy", "yum", "oklahoma", "hamilton"})
_FRONTED = re.compile(r"(?:at|by|around|until|since|before|after|from)\s+\S+(?:\s+\S+)?$", re.IGNORECASE)
_COUNTED = re.compile(r"\d\w*|[IVXLC]+|[A-Z]")
ELLIPSIS = 3  # dots
_LOOK = 64  # how far around a stop its words are read


def ends(text: str, start: int, end: int) -> Iterator[int]:
    """Offsets at which the sentences of text[start:end] but the last end, closing quotes included."""
    items = item_starts(text, start, end)
    begun = start
    for stop in _STOP.finditer(text, start, end):
        while items and items[0] <= stop.start():
            begun = items.pop(0)
            yield begun
        place = _end_of(text, stop, begun, end)
        if place is not None and not (items and not text[place : items[0]].strip()):
            begun = place
            yield place
    yield from items


def _end_of(text: str, stop: re.Match[str], begun: int, end: int) -> int | None:
    """Where the sentence that this stop may close ends, or None when it goes on."""
    if stop["wide"]:
        return stop.end() if stop.end() < end else None
    following = _NEXT.match(text, stop.end(), end)
    if following is None or _DASH.match(text, stop.end(), end):
        return None
    if stop["dots"]:
        return _end_of_ellipsis(text, stop, following)
    before = _WORD_BEFORE.search(text, max(begun, stop.start() - _LOOK), stop.start())
    word = before[0] if before else ""
    if _goes_on(word, stop, following) or _is_enumerator(
        word, text[max(begun, stop.start() - 8) : stop.start()]
    ):
        return None
    if stop["mark"] == ".":
        kind = short_form(word.lstrip("*_#"))
        if kind and not _is_over(kind, following, text[max(begun, stop.start() - _LOOK) : stop.start()]):
            return None
    return stop.end()


def _end_of_ellipsis(text: str, stop: re.Match[str], following: re.Match[str]) -> int | None:
    before = text[stop.start() - 1 : stop.start()]
    if before in {"", "[", "(", '"', "“", "‘", "'"} or _is_low(following["word"]):
        return None
    dots = stop["dots"].count(".")
    if not before.isspace():  # four spaced dots: a full stop, then an ellipsis that opens the next sentence
        has_stop = " " in stop["dots"] and dots > ELLIPSIS and not stop["c1"]
        return stop.start() + 1 if has_stop else stop.end()
    opens = text[max(0, stop.start() - 4) : stop.start()].rstrip()[-1:] in {".", "!", "?"}
    return None if opens or (dots == ELLIPSIS and " " in stop["dots"]) else stop.end()


def _goes_on(word: str, stop: re.Match[str], following: re.Match[str]) -> bool:
    if _is_low(following["word"]):
        return True
    return (
        stop["mark"] == "!" and word.lower() in _EXCLAIMED_NAMES and following["word"].lower() not in STARTERS
    )


def _is_low(word: str) -> bool:
    """True for "police", not for "iPhone" and "Police"."""
    word = word.lstrip("'’")
    return word[:1].islower() and not word[1:2].isupper()


def _is_enumerator(word: str, sentence: str) -> bool:
    return sentence.strip(" \u00a0•⁃‣◦▪*-(") == word.strip("•⁃‣◦▪*-") and bool(
        re.fullmatch(r"\W?(?:\d{1,3}|\w)", word)
    )


def _is_over(kind: Short, following: re.Match[str], sentence: str) -> bool:
    """Whether a sentence ends in this short form, judged by the word after it."""
    word, opens = following["word"], bool(following["openers"].strip())
    starter = word.lower() in STARTERS and not (len(word) == 1 and following["after"] == ".")
    match kind:
        case Short.NEVER:
            return False
        case Short.TITLE:
            return starter and bool(re.search(r"(?:[A-Z]\w+|\d\w*) (?:st|pt|ft)$", sentence, re.IGNORECASE))
        case Short.NUMBER:
            return not _COUNTED.fullmatch(word)
        case Short.TIME:
            return word.lower() not in CALENDAR and not _FRONTED.fullmatch(sentence.strip())
        case _:
            return starter or (opens and kind is not Short.INITIAL)
