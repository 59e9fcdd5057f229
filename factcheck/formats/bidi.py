"""Direction marks that a text leaves open would turn round the words after it; here they end with it.

Needed for names and titles inside a line: the isolation that HTML gives them ends at the first closing mark,
whoever wrote it (Unicode Standard Annex 9).
"""

# Where one paragraph ends, isolation ends too; inside a line there is none to end.
ENDS = dict.fromkeys(map(ord, "\u2029\u2028\x85\x1c\x1d\x1e"), " ")
PDF, PDI = "\u202c", "\u2069"
CLOSERS = dict.fromkeys("\u202a\u202b\u202d\u202e", PDF) | dict.fromkeys("\u2066\u2067\u2068", PDI)


def closed(text: str) -> str:
    """The same words on one line, every direction mark closed, no closing mark that closes nothing."""
    kept: list[str] = []
    waiting: list[str] = []
    for sign in text.translate(ENDS):
        if sign == PDI and PDI in waiting:
            while waiting[-1] != PDI:
                kept.append(waiting.pop())
        if sign in (PDF, PDI):
            if not waiting or waiting[-1] != sign:
                continue
            waiting.pop()
        elif sign in CLOSERS:
            waiting.append(CLOSERS[sign])
        kept.append(sign)
    return "".join(kept + waiting[::-1])
