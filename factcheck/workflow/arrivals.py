"""What somebody brings to the desk: a link, a text or a file, told apart, with suggestions at once."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from factcheck.files import Unfit, inspect_file
from factcheck.models import Article, User
from factcheck.text.addresses import link_in

from . import vault
from .fetching import expect
from .intake import Kept, Reanchored, receive, require_split, revise
from .splitting import split

ONE_OF_TWO = "Paste the text, or choose a file: one of the two."
ONE_LINK = "These are several links. Paste one at a time."
WORDS_WANTED = "This is a link. Paste the words themselves, or look again at the article's address."
NO_WORDS = "This is a file of type {kind} and holds no words. Choose a text, HTML, DOCX or PDF file."
UPLOADED = "The file as it was handed in."


@dataclass(frozen=True)
class Brought:
    """Words, and the file in which they came, if they came in one."""

    words: bytes | str
    file: Kept | None = None
    title: str = ""


def take_in(*, by: User, what: str = "", file: bytes | None = None, **facts: Any) -> Article:
    """Take an article onto the desk from a link, a text or a file, with its suggestions.

    A link is fetched by a worker; till then the article has no text. Raises ValidationError,
    PermissionDenied, and Duplicate for what is here already.
    """
    require_split(by)
    link = link_in(what)
    if link and file is None:
        return expect(link, by=by, **facts)
    brought = bring(what, file)
    facts["title"] = facts.get("title") or brought.title
    with transaction.atomic():
        article = receive(brought.words, by=by, file=brought.file, **facts)
        split(article, by=by)
    return article


def give_text(article: Article, *, by: User, what: str = "", file: bytes | None = None) -> list[Reanchored]:
    """Give an article its text, or a new revision of it; a first text with its suggestions."""
    require_split(by)
    brought = bring(what, file)
    with transaction.atomic():
        first = not article.texts.exists()
        moved = revise(article, brought.words, by=by, file=brought.file)
        if first:
            split(article, by=by)
    return moved


def bring(what: str, file: bytes | None, *, field: str = "what") -> Brought:
    """The words of a text or a file, or a refusal at this `field` of a form.

    A file is kept before any transaction: nothing speaks of it yet.
    """
    if (file is not None) == bool(what.strip()):
        raise ValidationError({field: ONE_OF_TWO})
    if file is None:
        if all(map(link_in, what.split())):
            raise ValidationError({field: WORDS_WANTED if link_in(what) else ONE_LINK})
        return Brought(what)
    try:
        found = inspect_file(file)
    except Unfit as refusal:
        raise ValidationError({"file": str(refusal)}) from refusal
    if found.kind != "text":
        raise ValidationError({"file": NO_WORDS.format(kind=found.content_type)})
    kept = Kept(vault.keep(file), len(file), found.content_type, UPLOADED)
    return Brought(found.text, kept, found.page.title)
