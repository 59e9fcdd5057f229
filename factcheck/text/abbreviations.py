"""Short forms that end in a full stop without ending a sentence, and the words that open a new one."""

import re
from enum import StrEnum


class Short(StrEnum):
    """What a short form says about the word after it."""

    TITLE = "a name follows: Mr. Smith"
    NUMBER = "a number follows: p. 55"
    NEVER = "never ends a sentence: vs."
    EITHER = "may stand at the end: Inc."
    ACRONYM = "letters with stops: U.S."
    INITIAL = "one capital letter: J. Smith"
    TIME = "of the clock: a.m."


# With a capital only: "Mass." is a state, "mass." is a word and a full stop.
_TITLES = """Mr Mrs Ms Mx Messrs Dr Prof Rev Fr Hon Pres Gov Sen Rep Reps Sens Gen Lt Col Maj Capt Cmdr
Cdr Sgt Cpl Pvt Adm Brig Supt Insp Det Amb Atty Asst Ald Sec Treas Mgr Mme Mlle Mt St Ste Ft Pt Hr Sr Sra
Srta st"""
_PLACES = """Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev
Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que Dist Div Ed Eds"""
_MONTHS = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Art Arts Abs"

_NUMBERS = "p pp no nos nr vol vols fig figs eq ch chap para c ca circa approx est n° nº bd"
_NEVER = "vs v cf viz e.g i.e eg ie al resp incl excl esp bzw z.b d.h u.a vgl sog p.ex"
_EITHER = """inc corp co cos ltd llc plc llp bros assn dept univ jr esq etc ave blvd rd hwy bldg apt mfg
intl natl govt trans repr min max avg tel ext ph.d m.d b.a m.a m.sc b.sc d.phil ag gmbh s.a s.r.l usw mio
mrd"""

_CAPITALISED = {
    word: kind
    for kind, words in ((Short.EITHER, _PLACES), (Short.NUMBER, _MONTHS), (Short.TITLE, _TITLES))
    for word in words.split()
}
_ANY_CASE = {
    word: kind
    for kind, words in (
        (Short.EITHER, _EITHER),
        (Short.NEVER, _NEVER),
        (Short.NUMBER, _NUMBERS),
        (Short.TIME, "a.m p.m"),
    )
    for word in words.split()
}

_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")

_STARTERS = """the a an this that these those he she it they we you i his her its their our my your there
here but and or nor so yet if unless until when whenever while where who whom whose what why how which in
on at by for from with without within after before since as although though because however meanwhile
moreover furthermore nevertheless instead indeed also then now today yesterday tomorrow do does did is
are was were am be can could will would shall should may might must has have had not no none nobody
nothing some any many most few much more several all both each every either neither another other others
one two three four five six seven eight nine ten first second last next earlier later soon once only even
just still again according about above among against around between beyond during despite under over upon
through throughout to toward towards like let please perhaps maybe yes oh well thus hence therefore
otherwise finally officials police people critics researchers experts"""
STARTERS = frozenset(_STARTERS.split())

_CALENDAR = """monday tuesday wednesday thursday friday saturday sunday january february march april may
june july august september october november december januar februar märz mai juni juli oktober dezember
eastern central mountain pacific est edt cst cdt mst mdt pst pdt gmt utc bst cet cest et"""
CALENDAR = frozenset(_CALENDAR.split())


def short_form(word: str) -> Short | None:
    """
    What the word before a full stop abbreviates, or None. The word comes without that stop.

    >>> short_form("Corp"), short_form("U.S"), short_form("software")
    (<Short.EITHER: 'may stand at the end: Inc.'>, <Short.ACRONYM: 'letters with stops: U.S.'>, None)
    """
    if len(word) == 1 and word.isupper():
        return Short.INITIAL
    known = _CAPITALISED.get(word) or _ANY_CASE.get(word.lower())
    if known is Short.NEVER and word.isupper():
        return None  # IE is a browser
    return known or (Short.ACRONYM if _ACRONYM.fullmatch(word) else None)
