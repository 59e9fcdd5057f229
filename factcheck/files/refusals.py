"""Why a file cannot be taken in, and what to do: the sentences an editor reads beside it."""

from factcheck.net.limits import written


class Unfit(ValueError):
    """A file that cannot be used; the message says what to do instead."""


EMPTY = "This file is empty. Choose another one."
LARGE = "This file is larger than {size}. Save the part that matters as a file of its own."
BINARY = "This is a file of a kind that is not read here ({kind}). Save it as {instead} and try again."
NO_KIND = "This is not a text but a binary file. Save it as {instead} and try again."
SVG = "SVG files can carry programs and are not taken in. Save the picture as PNG or JPEG and try again."
TEXTS = "text, HTML, DOCX or PDF"
PICTURES = "JPEG, PNG, GIF or WebP"

IN_WORDS = {
    "no_text": "No readable text was found in this {thing}. Paste the words of the article instead.",
    "scanned": "This PDF holds pictures of pages and no text. Type the words, or have them recognised, "
    "and paste them.",
    "encrypted": "This PDF is locked with a password. Unlock it, or paste its words.",
    "login": "The site asks for a login instead of showing the article. Paste the words of the article.",
    "no_docx": "This is a ZIP archive and no Word document. Take out the file that matters.",
    "bomb": "Unpacked, this {thing} is far larger than any article or picture. Save the part that matters.",
    "long": "This {thing} holds more than 2 MB of text. Split it into parts and take them in one by one.",
    "broken": "This {thing} is damaged or not what it says it is. Save it anew, or paste its words.",
    "slow": "Reading this {thing} takes too much time or memory. Paste the words of the article instead.",
}
"""What the process that reads files answers instead of words, and what that means."""
THINGS = {"html": "page", "pdf": "PDF", "docx": "Word document", "image": "picture", "shown": "picture"}
THINGS |= {"shown-640": "picture", "shown-1280": "picture"}


def unfit(sentence: str, **facts: object) -> Unfit:
    """A refusal with its facts filled in."""
    return Unfit(sentence.format(**facts))


def too_large(limit: int) -> Unfit:
    """More than so many bytes."""
    return unfit(LARGE, size=written(limit))


def told(code: str, how: str) -> Unfit:
    """The answer of the reading process as a sentence."""
    return unfit(IN_WORDS.get(code, IN_WORDS["broken"]), thing=THINGS[how])
