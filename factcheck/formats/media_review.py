"""A check of a claim that was made in a picture, a film or a recording, as schema.org's MediaReview."""

from typing import Any

from .addresses import web
from .jsonld import Node, Publisher, known, organization

TYPES = {"image": "ImageObject", "video": "VideoObject", "audio": "AudioObject"}
AUTHENTICITY = {
    "miscaptioned": "DecontextualizedContent",
    "altered": "TransformedContent",
    "satire": "SatireOrParodyContent",
}
"""Of the ratings only these say something about the medium itself (MediaManipulationRatingEnumeration)."""


def media_review(document: dict[str, Any], publisher: Publisher, url: str) -> Node | None:
    """The node; None when the claim was made in words. What the rating leaves open is left out."""
    content, envelope = document["content"], document["envelope"]
    seen = [media for place in content["appearances"] if (media := _medium(place))]
    if not seen:
        return None
    category = AUTHENTICITY.get(content["verdict"]["category"])
    return known(
        {
            "@type": "MediaReview",
            "@id": f"{url}#mediareview",
            "url": url,
            "inLanguage": content["language"],
            "name": content["statement"],
            "datePublished": envelope["published_at"],
            "dateModified": envelope["updated_at"],
            "author": organization(publisher),
            "mediaAuthenticityCategory": category and f"https://schema.org/{category}",
            "originalMediaLink": next((each["contentUrl"] for each in seen if "contentUrl" in each), None),
            "reviewBody": content["verdict"]["summary"],
            "itemReviewed": {"@type": "MediaReviewItem", "mediaItemAppearance": seen},
        }
    )


def _medium(place: dict[str, Any]) -> Node | None:
    """The picture, film or recording in which the claim appears; that of a speech has to have an address."""
    article = place["article"] or {}
    address = web(article.get("url")) or web(place["url"])
    kind = TYPES.get(article.get("kind", ""))
    if kind is None and not (place["kind"] == "media" and address):
        return None
    return known(
        {
            "@type": kind or "MediaObject",
            "name": article.get("title"),
            "contentUrl": address,
            "uploadDate": article.get("published_on"),
        }
    )
