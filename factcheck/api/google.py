"""`claims:search` as Google's Fact Check Tools API v1alpha1 answers it: its own client libraries work here.

https://developers.google.com/fact-check/tools/api/reference/rest/v1alpha1/claims/search
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import QueryDict
from django.utils import timezone
from rest_framework import status
from rest_framework.exceptions import APIException, AuthenticationFailed, Throttled
from rest_framework.request import Request
from rest_framework.response import Response

from factcheck.models.house import House
from factcheck.models.published import FactCheck
from factcheck.search import Range, having, since

from .endpoints import Endpoint
from .errors import seconds
from .google_json import claim, error_body
from .keys import PartnerKeyAuthentication
from .parameters import Parameters

USUAL, MOST, FURTHEST = 10, 100, 1000
LONGEST, LONGEST_NUMBER = 500, 10
KNOWN = frozenset(
    {
        *(
            "query",
            "languageCode",
            "reviewPublisherSiteFilter",
            "maxAgeDays",
            "pageSize",
            "pageToken",
            "offset",
        ),
        *("key", "alt", "prettyPrint", "fields", "quotaUser", "$.xgafv", "access_token", "callback"),
        *("oauth_token", "uploadType", "upload_protocol"),
    }
)
"""Its parameters, and those that its clients send to every service."""
signer = Signer(salt="factcheck.api.google")
logger = logging.getLogger(__name__)


class Invalid(APIException):
    """A parameter that cannot be used, told as Google tells it."""

    status_code = status.HTTP_400_BAD_REQUEST


class QueryKey(PartnerKeyAuthentication):
    """The key as Google's clients send it: in the address, which is taken here and nowhere else."""

    def authenticate(self, request: Request) -> Any:
        """A Bearer token, or `key`; a `key` that is none of ours is Google's and opens nothing more."""
        given = request.query_params.get("key", "")
        if given.startswith("fck_") and "HTTP_AUTHORIZATION" not in request.META:
            request.META["HTTP_AUTHORIZATION"] = f"Bearer {given}"
        return super().authenticate(request)


class Asked(Parameters):
    """Its parameters; an unknown one is refused in Google's words, and the last of several counts."""

    def check(self, query: QueryDict) -> None:
        """Refuse what the service does not know."""
        for name in query:
            if name not in self.once:
                raise Invalid(f'Unknown name "{name[:60]}": Cannot bind query parameter.')


class ClaimsSearch(Endpoint):
    """Search our fact-checks as one searches Google's."""

    schema = None
    authentication_classes = [QueryKey]
    parameters = Asked(once=KNOWN)

    def get_exception_handler(self) -> Callable[..., Any]:
        """Google's errors are no problem+json."""
        return told

    def get(self, request: Request) -> Response:
        """Find claims: newest first, each with its one review."""
        query = request.query_params
        text, site = query.get("query", "").strip(), query.get("reviewPublisherSiteFilter", "").strip()
        if not text and not site:
            raise Invalid("Request must contain a query or a reviewPublisherSiteFilter.")
        if len(text) > LONGEST:
            raise Invalid(f"query must have at most {LONGEST} characters.")
        size = number(query, "pageSize", USUAL, MOST) or USUAL
        if site and not ours(site):
            return Response({})
        keys, older = page(query, text, size)
        imprint, house = self.imprint(), House.the().name
        rows = FactCheck.objects.live().filter(pk__in=keys).in_bulk()
        claims = [claim(rows[key].data, imprint, house) for key in keys if key in rows]
        token = {"nextPageToken": signer.sign_object([older, asked(query)])} if older else {}
        return Response({"claims": claims, **token} if claims else {})


def page(query: QueryDict, text: str, size: int) -> tuple[list[int], int | None]:
    """The keys of a page, and the key below which the next begins."""
    language = query.get("languageCode", "").lower().replace("_", "-").split("-")[0]
    days = number(query, "maxAgeDays", 0, 100_000)
    above = since(timezone.now() - timedelta(days=days)) if days else 0
    below, skipped = start(query)
    within = Range(above, below)
    found = having(text, language=language, limit=skipped + size + 1, within=within)
    keys = found.keys[skipped : skipped + size]
    if len(found.keys) > skipped + size:
        return keys, keys[-1]
    return keys, found.further


def start(query: QueryDict) -> tuple[int, int]:
    """Below which key the page begins, and how many are passed over."""
    last = Range().below
    if token := query.get("pageToken", ""):
        try:
            below, question = signer.unsign_object(token)
        except (BadSignature, ValueError) as error:
            raise Invalid("pageToken is not one of ours. Leave it out to begin again.") from error
        if question != asked(query):
            raise Invalid("pageToken belongs to another query. Leave it out to begin again.")
        return int(below), 0
    return last, number(query, "offset", 0, FURTHEST)


def asked(query: QueryDict) -> list[str]:
    """What a page token is bound to."""
    names = ("query", "languageCode", "reviewPublisherSiteFilter", "maxAgeDays")
    return [query.get(name, "") for name in names]


def number(query: QueryDict, name: str, default: int, most: int) -> int:
    """A whole number of the address. A larger one than the service gives counts as its largest."""
    given = query.get(name, "")
    if not given:
        return default
    if not (given.isascii() and given.isdigit() and len(given) <= LONGEST_NUMBER):
        raise Invalid(f"Invalid value at '{name}' (TYPE_INT32), \"{given[:40]}\"")
    return min(int(given), most)


def ours(site: str) -> bool:
    """Whether the filter names this site."""
    try:
        host = urlsplit(site if "//" in site else f"//{site}").hostname or ""
    except ValueError as error:  # half an IPv6 address, a sign that no name has
        raise Invalid("reviewPublisherSiteFilter must be a site, such as example.org.") from error
    mine = urlsplit(settings.SITE_URL).hostname or ""
    return mine == host or mine.endswith(f".{host}") or mine == host.removeprefix("www.")


def told(error: Exception, context: dict[str, Any]) -> Response:
    """The error as google.rpc.Status in JSON. A fault of ours is logged and never described."""
    code = getattr(error, "status_code", status.HTTP_500_INTERNAL_SERVER_ERROR)
    if code >= status.HTTP_500_INTERNAL_SERVER_ERROR:
        logger.error("an API answer broke", exc_info=error)
    headers = {"Retry-After": str(seconds(error))} if isinstance(error, Throttled) else {}
    if isinstance(error, AuthenticationFailed):
        headers["WWW-Authenticate"] = str(getattr(error, "auth_header", "Bearer"))
    sentence = str(error.detail) if isinstance(error, Invalid) else ""
    return Response(error_body(code, sentence), status=code, headers=headers)
