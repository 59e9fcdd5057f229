"""What a captured page says of itself: its words to quote from, and facts that nobody has typed yet."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import transaction

from factcheck.files import Inspected, Unfit, inspect_file
from factcheck.models import Capture, Document, Source
from factcheck.text.cited import host_of, title_of

from . import house, vault
from .desk_account import desk

READ = "Read in the captured page."
GONE = "The bytes of this capture are not in the vault. Capture the page again."


def look_into(body: bytes, *, declared: str, charset: str = "") -> Inspected | None:
    """What stands in the bytes of a capture; nothing when it cannot be read, which is no fault."""
    try:
        return inspect_file(body, declared=declared, charset=charset)
    except Unfit:
        return None


def text_of(capture: Capture) -> str:
    """The readable words of a capture. Raises ValidationError with what to do when there are none."""
    try:
        body = vault.path_of(capture.sha256).read_bytes()
    except FileNotFoundError as gone:
        raise ValidationError(GONE) from gone
    try:
        return inspect_file(body, declared=capture.content_type).text
    except Unfit as unfit:
        raise ValidationError(str(unfit)) from unfit


def learn(document: Document, found: Inspected | None) -> None:
    """Put what the page says in the place of what was guessed from its address or left empty.

    Part of the transaction that keeps the capture. What somebody has typed stays; what is wrong with a page
    keeps its capture from nobody.
    """
    if found is None:
        return
    try:
        with transaction.atomic():
            _learn(Document.objects.select_for_update(of=("self",), no_key=True).get(pk=document.pk), found)
    except ValidationError:
        return


def _learn(row: Document, found: Inspected) -> None:
    page, guess = found.page, row.publisher
    facts: dict[str, Any] = {
        "title": page.title if row.title == title_of(row.url) else "",
        "published_on": page.published_on if row.published_on is None else None,
        "language": page.language if row.language == Document._meta.get_field("language").default else "",
    }
    new = {name: value for name, value in facts.items() if value and value != getattr(row, name)}
    named = page.outlet if page.outlet != host_of(row.url) and _is_guess(guess, row) else ""
    if named and (publisher := _at_home(row.url, named)):
        new["publisher"] = publisher
    if not new:
        return
    for name, value in new.items():
        setattr(row, name, value)
    house.keep(row, by=desk(), version=row.version, note=READ)
    if guess and "publisher" in new:
        _drop_unused(guess)


def _is_guess(publisher: Source | None, row: Document) -> bool:
    """Whether nobody has said who publishes it: it is empty, or called like its site's host."""
    return publisher is None or publisher.name == host_of(row.url)


def _at_home(url: str, name: str) -> Source | None:
    """Whose site this is: the source that has its home there, else a new one of this name.

    A page may call itself anything. A name that the newsroom knows from elsewhere is therefore not taken, and
    a second name on one site makes no second source.
    """
    home = "{0.scheme}://{0.netloc}/".format(urlsplit(url))
    there = Source.objects.filter(url__in=(home, home.rstrip("/")), anonymous=False)
    there = there.exclude(kind=Source.Kind.PERSON).order_by("id")
    if Source.objects.named(name).exists():
        return there.first()
    new = Source(name=name, kind=Source.Kind.ORGANIZATION, url=home)
    return house.first_or_new(there, new, by=desk(), note=READ)


def _drop_unused(guess: Source) -> None:
    """A source that was only a guess goes again, unless something else refers to it by now."""
    try:
        house.drop(guess, by=desk(), note=READ)
    except ValidationError:
        return
