"""Long sentences cut into several statements that stand on their own, each with the words it was made of."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from factcheck.text.names import NAME, shortened

LONGEST_READ = 4000
"""A stretch without a stop that is longer is a list or a table, and stays whole."""
FEWEST_WORDS = 6

_BE_OR_HAVE = r"(?:had|has|have|was|were|is|are|will|would|could|can|may|said|says|announced|issued|told)"
_TURN = re.compile(
    r"(?:[,;]|\s[–—-])\s+(?:and\s+)?(?:while|whereas|but|although|though|yet)\s+|;\s+", re.IGNORECASE
)
_AND_SOMEBODY = re.compile(r",\s+and\s+(?=(?:the|a|an|it|he|she|they|its|their|his|her)\s|[A-Z])")
_DOING = re.compile(r",\s+(?=(?!according|including|during|following)[a-z]{3,}ing\s)")
_WHO_DID = re.compile(rf"\s(?:that|which|who)\s+(?={_BE_OR_HAVE}\b)")
_MAIN_VERB = re.compile(rf",\s+(?={_BE_OR_HAVE}\b)")
_SUBJECT = re.compile(rf"^(?P<name>{NAME.pattern.removeprefix(chr(92) + 'b')}),\s")


@dataclass(frozen=True)
class Clause:
    """A piece words[start:end] of a sentence, and whom it speaks of when it does not say so itself."""

    start: int
    end: int
    subject: str = ""


Cut = Callable[[str, Clause], Iterator[Clause]]


def clauses(words: str, longest: int) -> list[Clause]:
    """
    The pieces of a sentence, cut only as far as needed to have at most so many characters each.

    >>> words = "The mill closed in 1931 after the great flood, while the bank told that it would stay."
    >>> [words[each.start : each.end] for each in clauses(words, 60)]
    ['The mill closed in 1931 after the great flood', 'the bank told that it would stay.']
    """
    if not longest < len(words) <= LONGEST_READ:
        return [Clause(0, len(words))]
    found = [Clause(0, len(words))]
    for cut in (_at_turns, _out_of_apposition, _at_and, _at_doing):
        found = [piece for clause in found for piece in _cut(words, clause, cut, longest)]
    return [clause for clause in found if len(words[clause.start : clause.end].split()) >= FEWEST_WORDS]


def _cut(words: str, clause: Clause, cut: Cut, longest: int) -> list[Clause]:
    """The clause, or its pieces when it is too long to stay whole."""
    if clause.end - clause.start <= longest:
        return [clause]
    return list(cut(words, clause))


def _at_turns(words: str, clause: Clause) -> Iterator[Clause]:
    """At “, while”, “, but” and semicolons: what follows has its own subject."""
    yield from _between(words, clause, _TURN)


def _at_and(words: str, clause: Clause) -> Iterator[Clause]:
    """At “, and the bank”."""
    yield from _between(words, clause, _AND_SOMEBODY)


def _between(words: str, clause: Clause, mark: re.Pattern[str]) -> Iterator[Clause]:
    start, subject = clause.start, clause.subject
    for found in mark.finditer(words, clause.start, clause.end):
        yield Clause(start, found.start(), subject)
        start, subject = found.end(), ""
    yield Clause(start, clause.end, subject)


def _out_of_apposition(words: str, clause: Clause) -> Iterator[Clause]:
    """“Oldbank, the firm that had grown, was sold” says two things of Oldbank."""
    named = _SUBJECT.match(words[clause.start : clause.end])
    verbs = list(_MAIN_VERB.finditer(words, clause.start, clause.end))
    if not named or not verbs:
        yield clause
        return
    verb = next((each for each in verbs if each.start() > clause.start + named.end()), verbs[-1])
    subject = shortened(named["name"])
    relative = _WHO_DID.search(words, clause.start + named.end(), verb.start())
    if relative:
        yield Clause(relative.end(), verb.start(), subject)
    yield Clause(verb.end(), clause.end, subject)


def _at_doing(words: str, clause: Clause) -> Iterator[Clause]:
    """At “, marking the end of”: the same subject goes on."""
    head = NAME.match(words, clause.start)
    subject = clause.subject or (shortened(head[0]) if head else "")
    start = clause.start
    for found in _DOING.finditer(words, clause.start, clause.end):
        if start == clause.start or len(words[start : found.start()].split()) >= FEWEST_WORDS:
            yield Clause(start, found.start(), subject if start != clause.start else clause.subject)
            start = found.end()
    yield Clause(start, clause.end, subject if start != clause.start else clause.subject)
