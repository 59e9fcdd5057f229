"""What a site answers: where it leads, what kind of file it is, and the body, unpacked within limits."""

import re
from email.message import Message
from http import HTTPStatus

from urllib3 import HTTPResponse

from factcheck.net.limits import Budget, written
from factcheck.net.refusals import (
    BOMB,
    BROKEN,
    NO_PAGE,
    PACKED,
    TOO_LARGE,
    refused,
    unreachable,
)

PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
UNPACKED = ", ".join(
    coding for coding in ("gzip", "deflate", "br") if coding in HTTPResponse.CONTENT_DECODERS
)

_AT_A_TIME = 64 * 1024
_LEADS_ON = {301, 302, 303, 307, 308}
_CODINGS = frozenset({"identity", *HTTPResponse.CONTENT_DECODERS})
_UNKNOWN_KIND = "application/octet-stream"
_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:+-]{0,39}")


def location_of(answer: HTTPResponse) -> str | None:
    """Where a redirect leads (RFC 9110, 15.4), its bytes read as UTF-8; None when it is no redirect."""
    location = answer.headers.get("Location") if answer.status in _LEADS_ON else None
    return None if location is None else location.encode("latin-1").decode("utf-8", errors="replace")


def status_of(answer: HTTPResponse) -> int:
    """The status. Raises Unreachable for an interim answer (RFC 9110, 15.2) to what nobody asked."""
    if answer.status < HTTPStatus.OK:
        raise unreachable(BROKEN)
    return answer.status


def kind_of(answer: HTTPResponse, kinds: frozenset[str] | None) -> tuple[str, str]:
    """Media type and charset as declared (RFC 9110, 8.3), in lower case. Raises Refused for other kinds.

    An undeclared type is application/octet-stream, an undeclared charset is empty.
    """
    status_of(answer)
    declared = Message()
    declared["Content-Type"] = answer.headers.get("Content-Type", _UNKNOWN_KIND)
    kind, charset = declared.get_content_type(), declared.get_param("charset", "")
    if kinds is not None and kind not in kinds:
        raise refused(NO_PAGE, kind=kind)
    named = isinstance(charset, str) and _TOKEN.fullmatch(charset.strip())
    return kind, named[0].lower() if named else ""


def body_of(answer: HTTPResponse, budget: Budget) -> bytes:
    """The body, unpacked piece by piece, so that a bomb is put out while it is small. Raises Refused."""
    _refuse_unreadable(answer)
    limits = budget.limits
    if (answer.length_remaining or 0) > limits.wire_bytes:
        raise refused(TOO_LARGE, size=written(limits.wire_bytes))
    body = bytearray()
    for piece in answer.stream(_AT_A_TIME, decode_content=True):
        body += piece
        if len(body) > limits.unpacked_bytes:
            raise refused(BOMB, size=written(limits.unpacked_bytes))
        budget.seconds_left()
    return bytes(body)


def _refuse_unreadable(answer: HTTPResponse) -> None:
    packed, carried = _codings(answer, "Content-Encoding"), _codings(answer, "Transfer-Encoding")
    if len(packed) > 1 or not _CODINGS.issuperset(packed) or carried not in ([], ["chunked"]):
        raise refused(PACKED)


def _codings(answer: HTTPResponse, header: str) -> list[str]:
    listed = answer.headers.get(header, "").split(",")
    return [coding.strip().lower() for coding in listed if coding.strip()]
