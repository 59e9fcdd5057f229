"""A fact-check as partners read it: the published document turned into the object of API version 1.

Every key is always there, null when unknown or not asked for. Keys are promises: add, never rename.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from factcheck.formats import images
from factcheck.formats.addresses import web
from factcheck.formats.upgrade import upgrade

Document = dict[str, Any]

VERDICT = ("category", "rating", "label", "value")
OUTCOME = ("party", "name", "asked_on", "result", "answered_on", "link", "note")
GATE = ("code", "label", "state", "sentence")
CORRECTION = ("id", "kind", "note", "at", "edition", "verdict_changed")
EDITION = ("id", "number", "at", "minor", "kind", "digest")
SELECTOR = ("quote", "prefix", "suffix", "start", "end", "fragment", "url")
EVIDENCE = ("title", "url", "archived_url", "published_on", "passage", "locator", "note", "after_claim")
ADDRESSES = frozenset({"url", "archived_url", "link"})
UNDER_REVIEW = "This fact-check is under review."


@dataclass(frozen=True)
class Imprint:
    """Who publishes: the site's origin, without a slash at its end, and the licence if there is one."""

    site: str
    licence_name: str = ""
    licence_url: str = ""

    def page(self, slug: str) -> str:
        """The address of a fact-check's page."""
        return f"{self.site}/fact-checks/{slug}/"

    def embed(self, public_id: str) -> str:
        """The address of the page that others frame."""
        return f"{self.site}/embed/{public_id}/"

    def article(self, slug: str) -> str:
        """The address of an article's page."""
        return f"{self.site}/articles/{slug}/"

    def license(self) -> dict[str, str | None] | None:
        """Under what terms the words may be used; null while the house has not said."""
        if not self.licence_name and not self.licence_url:
            return None
        return {"name": self.licence_name or None, "url": self.licence_url or None}


@dataclass(frozen=True)
class Tombstone:
    """What is left of a fact-check that readers see no more. Times are RFC 3339 in UTC."""

    public_id: str
    status: str
    version: int
    slug: str
    language: str
    notice: str
    published_at: str
    updated_at: str
    withdrawn_at: str | None


def fact_check(document: Document, imprint: Imprint, include: Iterable[str] = ()) -> dict[str, Any]:
    """Return a live fact-check. `include` may name `evidence` and `editions`, which are null otherwise."""
    document = upgrade(document)
    content, envelope = document["content"], document["envelope"]
    asked = set(include)
    return {
        "id": envelope["id"],
        "object": "fact_check",
        "status": "live",
        "version": envelope["edition"],
        "url": imprint.page(envelope["slug"]),
        "embed_url": imprint.embed(envelope["id"]),
        "language": content["language"],
        "translation_of": _translation_of(envelope, imprint),
        "translations": [_translation(each, imprint) for each in envelope.get("translations", [])],
        "claim": _claim(content, envelope),
        "verdict": verdict(content["verdict"]),
        "previous_verdict": _only(VERDICT, envelope["previous_verdict"])
        if envelope["previous_verdict"]
        else None,
        "topics": [_only(("slug", "name"), topic) for topic in content["topics"]],
        "outcomes": [_only(OUTCOME, line) for line in envelope.get("outcomes", [])],
        "media": [_image(image, imprint) for image in content.get("images", [])],
        "articles": [_article(article, imprint) for article in envelope["articles"]],
        "evidence": [_evidence(piece) for piece in content["evidence"]] if "evidence" in asked else None,
        "editions": [_only(EDITION, line) for line in envelope["editions"]] if "editions" in asked else None,
        "corrections": [_correction(line) for line in envelope["corrections"]],
        "gates": [_only(GATE, gate) for gate in envelope["gates"]],
        "published_at": envelope["published_at"],
        "updated_at": envelope["updated_at"],
        "withdrawn_at": None,
        "deleted": False,
        "reason": None,
        "demonstration": envelope["demonstration"],
        "license": imprint.license(),
    }


def tombstone(gone: Tombstone, imprint: Imprint, include: Iterable[str] = ()) -> dict[str, Any]:
    """Return a suspended or withdrawn fact-check: the same keys, none of its words, and the public reason."""
    asked = set(include)
    return {
        "id": gone.public_id,
        "object": "fact_check",
        "status": gone.status,
        "version": gone.version,
        "url": imprint.page(gone.slug),
        "embed_url": imprint.embed(gone.public_id),
        "language": gone.language,
        "translation_of": None,
        "translations": [],
        "claim": None,
        "verdict": None,
        "previous_verdict": None,
        "topics": [],
        "outcomes": [],
        "media": [],
        "articles": [],
        "evidence": [] if "evidence" in asked else None,
        "editions": [] if "editions" in asked else None,
        "corrections": [],
        "gates": [],
        "published_at": gone.published_at,
        "updated_at": gone.updated_at,
        "withdrawn_at": gone.withdrawn_at,
        "deleted": True,
        "reason": gone.notice or UNDER_REVIEW,
        "demonstration": None,
        "license": imprint.license(),
    }


def _translation(page: Document, imprint: Imprint) -> dict[str, Any]:
    """The same fact-check in another language."""
    return {**_only(("id", "language", "original", "statement"), page), "url": imprint.page(page["slug"])}


def _translation_of(envelope: Document, imprint: Imprint) -> dict[str, Any] | None:
    """What a translation is one of; `stale` when its original has a later edition than `translated`."""
    of = envelope.get("translation_of")
    keys = ("id", "language", "edition", "translated", "stale")
    return of and {**_only(keys, of), "url": imprint.page(of["slug"])}


def under_embargo(content: Document) -> dict[str, Any]:
    """Return signed content before it is published: the words of a fact-check, and nothing of its page."""
    reason = content["correction"]
    return {
        "language": content["language"],
        "claim": _claim(content, {"claimant_page": None}),
        "verdict": verdict(content["verdict"]),
        "explanation": content["verdict"]["explanation"],
        "uncertainty": content["verdict"]["uncertainty"],
        "topics": [_only(("slug", "name"), topic) for topic in content["topics"]],
        "evidence": [_evidence(piece) for piece in content["evidence"]],
        "correction": reason and _only(("kind", "note", "minor"), reason),
    }


def verdict(signed: Document) -> dict[str, Any]:
    """Return the verdict of a signed content, with its sentence."""
    return _only((*VERDICT, "summary"), signed)


def _claim(content: Document, envelope: Document) -> dict[str, Any]:
    """What was said, by whom, who carried it, and everywhere it stands."""
    claimant, page = _source(content["claimant"]), envelope["claimant_page"]
    places = [*content["appearances"], *envelope.get("further_appearances", [])]
    return {
        "statement": content["statement"],
        "quote": content["quote"],
        "claimant": claimant and {"id": page["id"] if page else None, **claimant},
        "reported_by": _source(content["reported_by"]),
        "date": content["claimed_on"],
        "appearances": [_appearance(place) for place in places],
    }


def _appearance(place: Document) -> dict[str, Any]:
    """One place where the claim stands, as W3C selectors say it."""
    article = place["article"]
    named = article and {
        **_only(("id", "title", "kind", "url", "published_on"), article),
        "place": article.get("place"),
        "outlet": _source(article["outlet"]),
    }
    return {"kind": place["kind"], "article": named, **_only(SELECTOR, place)}


def _image(image: Document, imprint: Imprint) -> dict[str, Any]:
    """A picture that readers are shown, in the words that stand for it."""
    words = {key: image[key] or None for key in ("alt", "caption", "credit")}
    url = f"{imprint.site}{images.path(image)}"
    return {"id": image["sha256"], "type": "image", "url": url, **words}


def _correction(line: Document) -> dict[str, Any]:
    return {**_only(CORRECTION, line), "previous_label": line.get("previous_label")}


def _evidence(piece: Document) -> dict[str, Any]:
    capture = piece["capture"]
    return {
        **_only(("number", "stance", "kind"), piece),
        "publisher": _source(piece["publisher"]),
        **_only(EVIDENCE, piece),
        "capture": capture and _only(("sha256", "captured_at"), capture),
    }


def _article(article: Document, imprint: Imprint) -> dict[str, Any]:
    return {**_only(("id", "title"), article), "url": imprint.article(article["slug"])}


def _source(source: Document | None) -> dict[str, Any] | None:
    return source and _only(("name", "kind", "url"), source)


def _only(keys: Iterable[str], of: Document) -> dict[str, Any]:
    """These keys and no others: what a later document adds does not leave by accident.

    An address that a browser cannot follow is null: whoever links it would run it.
    """
    return {key: (web(of[key]) or None) if key in ADDRESSES else of[key] for key in keys}
