"""What a text is about, as cleaned and stemmed terms: for search, and for 'has this been checked before?'."""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

from factcheck.text.folding import UNSPACED
from factcheck.text.stopwords import STOP_WORDS

_LANGUAGES = """ar arabic, ca catalan, cs czech, da danish, de german, el greek, en english, eo esperanto,
es spanish, et estonian, eu basque, fa persian, fi finnish, fr french, ga irish, hi hindi, hu hungarian,
hy armenian, id indonesian, it italian, lt lithuanian, nb norwegian, ne nepali, nl dutch, nn norwegian,
no norwegian, pl polish, pt portuguese, ro romanian, ru russian, sr serbian, sv swedish, ta tamil, tr
turkish, yi yiddish"""
_STEMMERS = {
    code: name
    for code, name in (pair.split() for pair in _LANGUAGES.split(","))
    if name in snowballstemmer.algorithms()
}

_NOISE = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|(?<!\w)@\w+|\b[\w-]{1,63}\.(?:com|org|net|gov|edu|co|io)/\S+"
)
_WORD = re.compile(r"\d+(?:[.,:]\d+)*%?|[^\W_]+(?:['’][^\W_]+)*")
_DIGIT_COMMA = re.compile(r"(?<=\d),(?=\d{3})")


def terms(text: str, language: str) -> list[str]:
    """
    The terms in reading order, repeated as in the text. `language` is a code such as "en" or "pt-BR".

    Addresses, handles, emoji and stop words are dropped; scripts without spaces give pairs of characters.

    >>> terms("Microsoft BANNED face-recognition sales! https://example.org @someone", "en")
    ['microsoft', 'ban', 'face', 'recognit', 'sale']
    """
    return [term for term, _word in terms_and_words(text, language)]


def terms_and_words(text: str, language: str) -> list[tuple[str, str]]:
    """
    The terms, each with the word of the text that it was made of.

    >>> terms_and_words("Banks closed", "en")
    [('bank', 'banks'), ('close', 'closed')]
    """
    code = language.lower().replace("_", "-").split("-")[0]
    stop = STOP_WORDS.get(code, frozenset())
    cleaned = unicodedata.normalize("NFKC", _NOISE.sub(" ", text)).casefold().replace("’", "'")
    found: list[tuple[str, str]] = []
    for word in _WORD.findall(_DIGIT_COMMA.sub("", cleaned)):
        if UNSPACED.search(word):
            found += [(pair, pair) for pair in _pairs(word)]
        elif word not in stop:
            found.append((_stem(word, code), word))
    return [pair for pair in found if pair[0]]


@lru_cache(maxsize=65536)
def _stem(word: str, code: str) -> str:
    word = word.removesuffix("'s")
    if code not in _STEMMERS or word[0].isdigit():
        return word
    # A stemmer keeps its word in itself, so threads may not share one.
    return str(snowballstemmer.stemmer(_STEMMERS[code]).stemWord(word))


def _pairs(word: str) -> list[str]:
    return [word[place : place + 2] for place in range(max(1, len(word) - 1))]


def similarity(first: str, second: str, language: str) -> float:
    """
    How much two statements share, 0..1: shared terms over all, numbers and long words counting more.

    >>> similarity("Amazon paused police sales", "Police sales paused by Amazon", "en")
    1.0
    """
    return alikeness(frozenset(terms(first, language)), frozenset(terms(second, language)))


def alikeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The same for two statements as their terms."""
    every = sum(map(_weight, one)) + sum(map(_weight, other))
    return 2 * sum(map(_weight, one & other)) / every if every else 0.0


def _weight(term: str) -> float:
    return 2.0 if term[0].isdigit() else min(1.5, 0.5 + len(term) / 8)
