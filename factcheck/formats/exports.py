"""Fact-checks as whole files: a line of CSV, an item of a DataFeed, the description of a data package."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from .cells import guarded
from .jsonld import CONTEXT, Node, Publisher, known, organization
from .partner import Imprint
from .published import moment

GUARD = " A text that a spreadsheet would run has an apostrophe before it."
LICENCE_NAME = re.compile(r"[^-a-zA-Z0-9._]+")


@dataclass(frozen=True)
class Column:
    """A column of the CSV: where its value stands in the object for partners, and what it is."""

    name: str
    kind: str
    says: str
    path: tuple[str, ...]


def _column(name: str, kind: str, says: str, *path: str) -> Column:
    return Column(name, kind, says + (GUARD if kind == "string" else ""), path or (name,))


COLUMNS = (
    _column("id", "string", "Id of the fact-check. It never changes."),
    _column("status", "string", "live, suspended or withdrawn."),
    _column("deleted", "boolean", "Whether you should stop showing it."),
    _column("version", "integer", "Number of the edition that readers see, or last saw."),
    _column("url", "string", "Its page. It never changes."),
    _column("language", "string", "BCP 47."),
    _column("translation_of", "string", "Id of the original of a translation.", "translation_of", "id"),
    _column("statement", "string", "The claim as one sentence that stands alone.", "claim", "statement"),
    _column("quote", "string", "The words as they were said or written.", "claim", "quote"),
    _column("claimant", "string", "Who said it.", "claim", "claimant", "name"),
    _column("claimant_url", "string", "The claimant's own site.", "claim", "claimant", "url"),
    _column("claim_date", "date", "The day on which it was said.", "claim", "date"),
    _column("category", "string", "What was found: map on this one.", "verdict", "category"),
    _column("rating", "string", "Slug of the house's rating.", "verdict", "rating"),
    _column("label", "string", "The rating in the language of the fact-check.", "verdict", "label"),
    _column("value", "integer", "5 true … 1 false; empty off that line.", "verdict", "value"),
    _column("summary", "string", "The verdict in one sentence.", "verdict", "summary"),
    _column("topics", "string", "Slugs of the subjects, a space between.", "topics", "slug"),
    _column("evidence", "string", "Addresses of the evidence, a space between.", "evidence", "url"),
    _column("corrections", "integer", "How often it was corrected."),
    _column("published_at", "datetime", "First publication."),
    _column("updated_at", "datetime", "Last public change of any kind."),
    _column("withdrawn_at", "datetime", "Since when readers see it no more."),
    _column("reason", "string", "Why it was withdrawn, or that it is under review."),
    _column("license", "string", "On what terms the words may be used.", "license", "url"),
)
COUNTED = frozenset({"corrections"})


def header() -> list[str]:
    """The first line of the CSV."""
    return [column.name for column in COLUMNS]


def cells(fact_check: Mapping[str, Any]) -> list[str]:
    """A line of the CSV, from the object for partners. Unknown is empty."""
    return [_cell(fact_check, column) for column in COLUMNS]


def feed_opening(publisher: Publisher, at: str) -> Node:
    """The DataFeed without its elements."""
    return {
        "@context": CONTEXT,
        "@type": "DataFeed",
        "name": publisher.name,
        "url": f"{publisher.site}/exports/claimreview.json",
        "dateModified": at,
        "license": publisher.licence or None,
    }


def feed_item(fact_check: Mapping[str, Any], review: Node | None) -> Node:
    """An element of the DataFeed; of what is gone, that it is gone since when."""
    item: Node = {
        "@type": "DataFeedItem",
        "dateCreated": fact_check["published_at"],
        "dateModified": fact_check["updated_at"],
        "url": fact_check["url"],
        "item": [review] if review else [],
    }
    return item | ({} if review else {"dateDeleted": fact_check["withdrawn_at"] or fact_check["updated_at"]})


def dataset(snapshot: Any, publisher: Publisher, name: str, description: str) -> Node:
    """The files as a Dataset of schema.org, for search engines of data."""
    return known(
        {
            "@type": "Dataset",
            "@id": f"{publisher.site}/exports/#dataset",
            "name": name,
            "description": description,
            "url": f"{publisher.site}/exports/",
            "license": publisher.licence,
            "isAccessibleForFree": True,
            "dateModified": moment(snapshot.written_at),
            "creator": organization(publisher),
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": file.name,
                    "contentUrl": f"{publisher.site}/exports/{file.name}",
                    "encodingFormat": file.media_type.partition(";")[0],
                    "contentSize": f"{file.bytes} B",
                    "sha256": file.sha256,
                }
                for file in snapshot.files
                if file.encoding is None
            ],
        }
    )


def data_package(
    files: Sequence[Mapping[str, Any]], imprint: Imprint, name: str, about: Mapping[str, Any]
) -> Node:
    """A Frictionless Data Package of these files; `about` are properties of its own."""
    return {
        "profile": "data-package",
        "name": "fact-checks",
        "title": f"Fact-checks of {name}",
        "homepage": f"{imprint.site}/exports/",
        **about,
        **({"licenses": [license_of(imprint)]} if imprint.license() else {}),
        "contributors": [{"title": name, "role": "publisher", "path": f"{imprint.site}/"}],
        "resources": [_resource(file) for file in files],
    }


def manifest(snapshot: Any, site: str) -> Node:
    """What files there are, for machines: the object of API version 1. `snapshot` may be None."""
    facts = snapshot and asdict(snapshot)
    return {
        "object": "export",
        "id": facts and facts["id"],
        "log_id": facts and facts["log_id"],
        "seq": facts and facts["seq"],
        "written_at": facts and moment(facts["written_at"]),
        "files": [_file(each, site) for each in facts["files"]] if facts else [],
    }


def license_of(imprint: Imprint) -> dict[str, str]:
    """The licence in the words of the specification."""
    name = LICENCE_NAME.sub("-", imprint.licence_name).strip("-")
    return known({"name": name, "path": imprint.licence_url, "title": imprint.licence_name})


def _file(file: Mapping[str, Any], site: str) -> Node:
    return {"name": file["name"], "url": f"{site}/exports/{file['name']}", **file}


def _resource(file: Mapping[str, Any]) -> Node:
    _stem, _dot, ending = file["name"].rpartition(".")
    shared = {
        "name": file["name"].replace(".", "-"),
        "title": file["title"],
        "path": file["name"],
        "format": ending,
        "mediatype": file["media_type"].partition(";")[0],
        "encoding": "utf-8",
        "bytes": file["bytes"],
        "hash": f"sha256:{file['sha256']}",
    }
    if ending != "csv":
        return shared | {"type": "file"}  # or a validator takes whatever is JSON for a table
    fields = [{"name": each.name, "type": each.kind, "description": each.says} for each in COLUMNS]
    fields[0] |= {"constraints": {"required": True, "unique": True}}  # type: ignore[dict-item]
    return shared | {
        "profile": "tabular-data-resource",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": {"fields": fields, "missingValues": [""], "primaryKey": ["id"]},
    }


def _cell(fact_check: Mapping[str, Any], column: Column) -> str:
    found: Any = fact_check
    for step in column.path:
        if isinstance(found, list):
            return guarded(" ".join(_words(each[step] for each in found)))
        found = found and found.get(step)
    if column.name in COUNTED:
        return str(len(found))
    if isinstance(found, bool):
        return str(found).lower()
    return "" if found is None else guarded(str(found))


def _words(values: Iterable[str | None]) -> Iterable[str]:
    return (value for value in values if value)
