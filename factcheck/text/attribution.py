"""Who said a quotation and who reported it, read from the words before and after it."""

import re
from dataclasses import dataclass

from factcheck.text.names import Mentions, describes_company, is_medium, names, shortened
from factcheck.text.phrases import phrases

_VERB = phrases(
    """said, says, say, told, tells, stated, states, added, adds, wrote, writes, tweeted, tweets, posted,
    announced, announces, claimed, claims, argued, argues, asked, asks, explained, explains, insisted,
    insists, warned, warns, noted, notes, commented, comments, replied, replies, concluded, concludes,
    declared, declares, revealed, reveals, reported, reports, remarked, testified, confirmed, confirms,
    denied, denies, admitted, admits, acknowledged, asserted, asserts, maintained, recalled, responded,
    vowed, pledged, promised, called, described, quipped, joked, predicts, predicted"""
)
_HAD = re.compile(
    r"(?:\s*\b(?:had|has|have|also|later|then|previously|reportedly|recently|was|were|is|are|would))+\s*$"
)
_ACCORDING = re.compile(r"\baccording to (?P<who>[^,;:.!?]{2,120})", re.IGNORECASE)

_HEARD_BY = re.compile(
    r"\b(?:told|interview (?:with|to|by)|statement to|wrote in|writing in|speaking to)\s+"
    r"(?P<who>[^,;:.!?]{2,80})"
)
_ISSUED = re.compile(r"\b(?:issued|released|published|made) (?:a|its|the) (?:\w+ )?statement\b")
_REPORT = re.compile(r"\b(?:report|article|story|newspaper|broadcaster|news agency)$")
_CLAUSE = re.compile(r"[;:!?]\s|\.\s+(?=[A-Z])|\b(?:while|but|because|although|when|as|that)\s")
_PRONOUN = re.compile(r"^(?:he|she|they|it|who)$", re.IGNORECASE)
MAX_TAG = 220  # how many characters before or after a quotation may name its speaker
MAX_GAP = 90  # from the verb of saying to the opening mark


@dataclass(frozen=True)
class Attribution:
    """Two guesses; None where the words do not tell."""

    speaker: str | None = None
    reporter: str | None = None


def attribution(
    before: str, after: str, mentions: Mentions, position: int, last_speaker: str | None
) -> Attribution:
    """
    Guess from the rest of the sentence: `before` the opening mark, `after` the closing one.

    `position` is the quotation's offset, to resolve "the company"; `last_speaker` is whom "he" may stand for.
    """
    tags = [tag for tag in (_tag_after(after), _tag_before(before)) if tag]
    speakers: list[str] = []
    reporters = [name for name in (_heard_by(before), _heard_by(after)) if name]
    for subject in tags:
        name = _name_in(subject)
        if name and (is_medium(name) or _REPORT.search(subject)):
            reporters.append(name)
        elif describes_company(subject):
            speakers += filter(None, [mentions.most_spoken_of(position)])
        elif name:
            speakers.append(name)
        elif _PRONOUN.match(subject) and last_speaker:
            speakers.append(last_speaker)
    return Attribution(speakers[0] if speakers else None, reporters[0] if reporters else None)


def indirect(sentence: str) -> Attribution:
    """Who is said to have said what a sentence without quotation marks tells."""
    source = _ACCORDING.search(sentence)
    issued = _ISSUED.search(sentence)
    verb = _VERB.search(sentence)
    if source:
        name = _name_in(source["who"])
    elif issued:
        name = next((shortened(found[0]) for found in names(sentence[: issued.start()])), None)
    else:
        name = _name_in(_subject(sentence[: verb.start()]) or "") if verb else None
    if name and is_medium(name):
        return Attribution(None, name)
    return Attribution(name, _heard_by(sentence))


def _tag_after(after: str) -> str | None:
    """The subject of `” Matt Cagle said`, `” said Matt Cagle` or `” according to the company`."""
    after = after[:MAX_TAG].lstrip(" ,\u00a0")
    source = _ACCORDING.match(after)
    if source:
        return source["who"].strip()
    verb = _VERB.search(after)
    if verb is None:
        return None
    if verb.start() == 0:
        return re.split(
            r"[,;:.!?]|\s(?:in|on|at|to|during|after|before|about|when|as)\s", after[verb.end() :]
        )[0].strip()
    return _subject(after[: verb.start()])


def _tag_before(before: str) -> str | None:
    """The subject of `Matt Cagle said on Thursday, “` or `According to Matt Cagle, “`."""
    before = before[-2 * MAX_TAG :]
    verb = next(reversed(list(_VERB.finditer(before))), None)
    if verb and len(before) - verb.end() <= MAX_GAP and not re.search(r"[.;!?]\s", before[verb.end() :]):
        return _subject(before[: verb.start()])
    source = _ACCORDING.search(before[-MAX_TAG:])
    return source["who"].strip() if source else None


def _subject(clause: str) -> str | None:
    """The noun phrase right before a verb: the last part, or the one before a closing apposition."""
    clause = _CLAUSE.split(_HAD.sub("", clause))[-1]
    has_apposition = clause.rstrip().endswith(",")
    parts = [part.strip() for part in clause.split(", ") if part.strip(" ,")]
    if not parts:
        return None
    chosen = parts[-2] if has_apposition and len(parts) > 1 else parts[-1]
    return re.sub(r"^(?:and|or|meanwhile|however|then)\s+", "", chosen.strip(" ,"), flags=re.IGNORECASE)


def _name_in(subject: str) -> str | None:
    if describes_company(subject):
        return None
    found = [name[0] for name in names(subject)]
    return shortened(found[-1]) if found else None


def _heard_by(words: str) -> str | None:
    """The medium of `told the Washington Post`."""
    for found in _HEARD_BY.finditer(words[-MAX_TAG:] if len(words) > MAX_TAG else words):
        name = _name_in(found["who"])
        if name and is_medium(name):
            return name
    return None
