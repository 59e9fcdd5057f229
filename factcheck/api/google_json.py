"""A published fact-check in the words of Google's Fact Check Tools API."""

from typing import Any
from urllib.parse import urlsplit

from factcheck.formats import headlines
from factcheck.formats.partner import Imprint
from factcheck.formats.upgrade import upgrade

STATUSES = {
    400: ("INVALID_ARGUMENT", "The request cannot be answered as it is."),
    401: ("UNAUTHENTICATED", "The key is unknown, has run out or is revoked."),
    403: ("PERMISSION_DENIED", "The key is not for reading."),
    404: ("NOT_FOUND", "There is nothing here."),
    405: ("UNIMPLEMENTED", "This address does not answer that method."),
    406: ("INVALID_ARGUMENT", "Only JSON is spoken here."),
    429: ("RESOURCE_EXHAUSTED", "Too many requests. Wait for as many seconds as Retry-After says."),
}
BROKEN = ("INTERNAL", "Something broke on our side. Try again later.")


def claim(document: dict[str, Any], imprint: Imprint, house: str) -> dict[str, Any]:
    """A Claim with its one ClaimReview; what is unknown is left out, as Google does."""
    document = upgrade(document)
    content, envelope = document["content"], document["envelope"]
    claimant, day = content["claimant"], content["claimed_on"]
    return {
        "text": content["statement"],
        **({"claimant": claimant["name"]} if claimant else {}),
        **({"claimDate": f"{day}T00:00:00Z"} if day else {}),
        "claimReview": [
            {
                "publisher": {"name": house, "site": urlsplit(imprint.site).hostname or ""},
                "url": imprint.page(envelope["slug"]),
                "title": headlines.title(document),
                "reviewDate": envelope["edition_at"],
                "textualRating": content["verdict"]["label"],
                "languageCode": content["language"],
            }
        ],
    }


def error_body(code: int, sentence: str) -> dict[str, Any]:
    """google.rpc.Status, as its services write it in JSON."""
    name, usual = STATUSES.get(code, BROKEN)
    return {"error": {"code": code, "message": sentence or usual, "status": name}}
