"""A page cited as evidence, by one press: made known if it is new, then used for the claim."""

from datetime import date
from typing import Any

from django.db import transaction

from factcheck.models import Claim, Document, Evidence, House, Source, User
from factcheck.text.cited import host_of, title_of

from . import checking, house
from .sources import source_named
from .steps import lock

NOTHING_FETCHED = "A demonstration fetches nothing."


@transaction.atomic
def cite(claim: Claim, *, by: User, cited: dict[str, Any], **use: Any) -> Evidence:
    """Cite the document, made known if it is new, and use it for the claim."""
    lock(claim)
    document = house.find(Document, url=cited["url"]) if cited["url"] else None
    if document is None:
        document = _new_document(by=by, **cited)
    elif cited["kind"] == Document.Kind.PRIMARY != document.kind:
        document.kind = Document.Kind.PRIMARY
        house.keep(document, by=by, version=document.version)
    if House.the().demonstration:
        use["no_capture_reason"] = use.get("no_capture_reason") or NOTHING_FETCHED
    return checking.attach(claim, by=by, document=document, **use)


def _new_document(
    *, by: User, publisher: str, title: str, url: str, kind: str, published_on: date | None
) -> Document:
    """The document; what nobody has typed is guessed from its address, until its capture tells better."""
    name = publisher.strip() or host_of(url)
    return house.cite(
        by=by,
        title=title.strip() or title_of(url),
        url=url,
        kind=kind,
        published_on=published_on,
        publisher=source_named(name, Source.Kind.ORGANIZATION, by=by, field="publisher"),
    )
