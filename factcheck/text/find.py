"""Finding a quote that somebody typed or pasted, with nothing to say where it stands."""

from factcheck.text.anchor import Anchor, Status, occurrences
from factcheck.text.approximate import index_of
from factcheck.text.folding import fold

_WRAPPING = " \t\n\u00a0\"'“”‘’„«»‹›"


def locate(text: str, quote: str) -> Anchor:
    """
    The first place of the quote in the text, all of them in `copies`; orphaned when it is not there.

    Other quotes, dashes, spaces and case are forgiven, and so are the marks around a pasted quotation.
    """
    quote = quote.replace("\r\n", "\n").replace("\r", "\n").strip()
    for words in dict.fromkeys((quote, quote.strip(_WRAPPING))):
        if not words:
            continue
        copies = list(occurrences(text, words))
        if copies:
            return _first(Status.EXACT, copies)
        folded = index_of(text).folded
        copies = [folded.source_span(*span) for span in occurrences(folded.text, fold(words).text)]
        if copies:
            return _first(Status.TYPOGRAPHIC, copies)
    return Anchor(Status.ORPHANED)


def _first(status: Status, copies: list[tuple[int, int]]) -> Anchor:
    return Anchor(status, *copies[0], 1.0, tuple(copies) if len(copies) > 1 else ())
