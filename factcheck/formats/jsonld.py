"""Fact-checks, articles and the house as schema.org nodes (JSON-LD), for search engines and collectors.

One node a script, never a graph. What is unknown is left out, never empty.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .addresses import web

Node = dict[str, Any]

CONTEXT = "https://schema.org"
BEST, WORST = 5, 1
POLICIES = {
    "methodology": ("publishingPrinciples", "verificationFactCheckingPolicy"),
    "corrections-policy": ("correctionsPolicy",),
    "complaints": ("actionableFeedbackPolicy",),
    "funding": ("ownershipFundingInfo",),
}
TYPES = {"person": "Person"}
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True)
class Publisher:
    """The house as the world sees it. `site` is its origin; `policies` maps adopted pages to addresses."""

    name: str
    site: str
    logo: str
    licence: str = ""
    policies: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Marked:
    """A live fact-check that an article page marks: its page, its statement, and the words it is about."""

    url: str
    statement: str
    quote: str


def script(node: Node) -> str:
    """The node as text that may stand inside a script element: nothing in it can close the element."""
    return json.dumps({"@context": CONTEXT, **node}, ensure_ascii=False).translate(ESCAPES)


def organization(publisher: Publisher) -> Node:
    """The house: NewsMediaOrganization, with the addresses of the policies it has adopted."""
    adopted = publisher.policies or {}
    policies = {key: adopted[slug] for slug, keys in POLICIES.items() if slug in adopted for key in keys}
    return {
        "@type": "NewsMediaOrganization",
        "@id": f"{publisher.site}/#organization",
        "name": publisher.name,
        "url": f"{publisher.site}/",
        "logo": {"@type": "ImageObject", "url": publisher.logo},
        **policies,
    }


def claim_review(document: dict[str, Any], publisher: Publisher, url: str) -> Node:
    """The ClaimReview of a live fact-check; `url` is its page. Dates are RFC 3339 in UTC."""
    content, envelope = document["content"], document["envelope"]
    return known(
        {
            "@type": "ClaimReview",
            "@id": f"{url}#claimreview",
            "url": url,
            "mainEntityOfPage": url,
            "identifier": envelope["id"],
            "version": envelope["edition"],
            "inLanguage": content["language"],
            "translationOfWork": _original(envelope, publisher),
            "name": content["statement"],
            "claimReviewed": content["statement"],
            "datePublished": envelope["published_at"],
            "dateModified": envelope["updated_at"],
            "author": organization(publisher),
            "reviewRating": _rating(content["verdict"]),
            "itemReviewed": _claim(content, envelope, url),
            "citation": [_citation(item) for item in content["evidence"]],
            "correction": [_correction(item) for item in envelope["corrections"]],
            "sdLicense": web(publisher.licence),
            "isPartOf": {
                "@type": "WebSite",
                "@id": f"{publisher.site}/#website",
                "name": publisher.name,
                "url": f"{publisher.site}/",
            },
        }
    )


def news_article(document: dict[str, Any], marked: Iterable[Marked], url: str) -> Node:
    """The article under check; `url` is our page on it, its own address stands beside when known."""
    live = list(marked)
    return known(
        {
            "@type": "NewsArticle",
            "@id": f"{url}#article",
            "headline": document["title"],
            "url": web(document["url"]) or url,
            "mainEntityOfPage": url,
            "inLanguage": document["language"],
            "datePublished": document["published_on"],
            "author": {"@type": "Person", "name": document["byline"]} if document["byline"] else None,
            "publisher": _source(document["outlet"]),
            "about": [
                {"@type": "Claim", "@id": f"{item.url}#claim", "name": item.statement} for item in live
            ],
            "hasPart": [
                {"@type": "Quotation", "text": item.quote, "url": item.url} for item in live if item.quote
            ],
        }
    )


def breadcrumbs(steps: Iterable[tuple[str, str]]) -> Node:
    """The way from the front page: (name, address) of each step, this page last (BreadcrumbList)."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": address}
            for number, (name, address) in enumerate(steps, start=1)
        ],
    }


def known(node: Node) -> Node:
    """The node without what nobody knows."""
    return {key: value for key, value in node.items() if value not in (None, "", [], {})}


def _original(envelope: dict[str, Any], publisher: Publisher) -> Node | None:
    """The ClaimReview that a translation is one of: a reference, since a page carries one only."""
    of = envelope.get("translation_of")
    return {"@id": f"{publisher.site}/fact-checks/{of['slug']}/#claimreview"} if of else None


def _rating(verdict: dict[str, Any]) -> Node:
    value = verdict["value"]
    numbers = {"ratingValue": value, "bestRating": BEST, "worstRating": WORST} if value is not None else {}
    words = {"alternateName": verdict["label"], "ratingExplanation": verdict["summary"]}
    return known({"@type": "Rating", **numbers, **words})


def _claim(content: dict[str, Any], envelope: dict[str, Any], url: str) -> Node:
    seen = [*content["appearances"], *envelope.get("further_appearances", [])]
    works = [work for work in map(_work, seen) if work]
    works = [work for place, work in enumerate(works) if work not in works[:place]]
    return known(
        {
            "@type": "Claim",
            "@id": f"{url}#claim",
            "name": content["statement"],
            "text": content["quote"],
            "author": _source(content["claimant"]),
            "datePublished": content["claimed_on"],
            "firstAppearance": works[0] if works else None,
            "appearance": works[1:],
        }
    )


def _work(appearance: dict[str, Any]) -> Node | None:
    """Where a claim stands: the article, or the outside address. None when neither is known."""
    article = appearance["article"] or {}
    kind = "NewsArticle" if article.get("kind") == "text" else "CreativeWork"
    title = article.get("title")
    node = known(
        {
            "headline" if kind == "NewsArticle" else "name": title,
            "url": _part(web(article.get("url")) or web(appearance["url"]), appearance["fragment"]),
            "publisher": _source(article.get("outlet")),
            "datePublished": article.get("published_on"),
            "locationCreated": {"@type": "Place", "name": article["place"]} if article.get("place") else None,
        }
    )
    return {"@type": kind, **node} if node else None


def _part(address: str, fragment: str | None) -> str:
    """The address of a part of a recording or picture (W3C Media Fragments)."""
    return f"{address}#{fragment}" if address and fragment and "#" not in address else address


def _source(source: dict[str, Any] | None) -> Node | None:
    """A person or an organisation by its public name."""
    if not source:
        return None
    kind = TYPES.get(source["kind"], "Organization")
    return known(
        {
            "@type": kind,
            "name": source["name"],
            "url": web(source["url"]),
            "sameAs": [address for address in source["same_as"] if web(address)],
        }
    )


def _citation(item: dict[str, Any]) -> Node:
    return known(
        {
            "@type": "CreativeWork",
            "name": item["title"],
            "url": web(item["url"]),
            "archivedAt": web(item["archived_url"]),
            "publisher": _source(item["publisher"]),
            "datePublished": item["published_on"],
        }
    )


def _correction(item: dict[str, Any]) -> Node:
    return known({"@type": "CorrectionComment", "text": item["note"], "datePublished": item["at"]})
