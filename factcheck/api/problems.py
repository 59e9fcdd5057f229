"""What can go wrong, as partners are told of it (RFC 9457): a fixed list, each with a page of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse

CONTENT_TYPE = "application/problem+json"


@dataclass(frozen=True)
class Problem:
    """A kind of problem. Its page says `meaning` and `remedy`; `detail` is said when nothing else is."""

    slug: str
    status: int
    title: str
    detail: str
    meaning: str
    remedy: str

    @property
    def type(self) -> str:
        """The address of the page that explains it."""
        return f"{settings.SITE_URL}{reverse('api-problem', args=[self.slug])}"

    def body(
        self, request_id: str, detail: str = "", errors: Sequence[dict[str, str]] = ()
    ) -> dict[str, Any]:
        """The problem as JSON: the same keys every time."""
        return {
            "type": self.type,
            "title": self.title,
            "status": self.status,
            "detail": detail or self.detail,
            "errors": list(errors),
            "request_id": request_id,
        }


PARAMETER = Problem(
    "invalid-parameter",
    400,
    "A parameter is wrong",
    "Put the parameters named in errors right.",
    "A parameter of the address is unknown, empty, given twice, or has a value that cannot be used. Nothing"
    " is guessed and nothing is ignored: a misspelt filter would otherwise give you everything.",
    "Read errors: each entry names the parameter and says what to do. Unsafe characters, + above all, must be"
    " percent-encoded.",
)
MALFORMED = Problem(
    "malformed-request",
    400,
    "The request cannot be read",
    "Check the address, the headers and the body.",
    "The server could not make sense of the request: its body is not JSON, it has more than 1,000 parameters,"
    " or it is addressed to a host that is not ours.",
    "Send what the documentation describes, and no more.",
)
NOT_FOUND = Problem(
    "not-found",
    404,
    "There is nothing here",
    "Check the address: paths have no slash at their end, and ids are case-sensitive.",
    "No such path, or nothing was ever published under this id. A fact-check that was published once keeps"
    " its address for ever: after a withdrawal it answers 200 with deleted true.",
    "Compare the address with the documentation. Ids begin with their kind: fc_ for a fact-check.",
)
METHOD = Problem(
    "method-not-allowed",
    405,
    "This address is for reading",
    "Use one of the methods that the Allow header names.",
    "The address exists and does not answer this method.",
    "The Allow header names the methods that it does answer.",
)
NOT_ACCEPTABLE = Problem(
    "not-acceptable",
    406,
    "Only JSON is spoken here",
    "Send Accept: application/json, or no Accept header.",
    "The Accept header asks for a format that this address does not have.",
    "Ask for application/json.",
)
WITHDRAWN = Problem(
    "withdrawn",
    410,
    "This fact-check is no longer shown",
    "Ask for the fact-check itself: it says why.",
    "The fact-check was suspended or withdrawn, and its editions with it.",
    "Ask for the fact-check: it carries status, reason and withdrawn_at.",
)
PRECONDITION = Problem(
    "precondition-failed",
    412,
    "It has changed since",
    "Leave If-Match out, or send the ETag of the last answer.",
    "If-Match names an ETag that is not the current one.",
    "To be told of changes send If-None-Match; it answers 304 while nothing has changed.",
)
MEDIA_TYPE = Problem(
    "unsupported-media-type",
    415,
    "The body has the wrong type",
    "Send Content-Type: application/json.",
    "The body is in a format that this address does not read.",
    "Send JSON in UTF-8.",
)
TOO_MANY = Problem(
    "too-many-requests",
    429,
    "Too many requests",
    "Wait for as many seconds as Retry-After says.",
    "Each address may ask so often a minute; the RateLimit header of every answer says how much is left.",
    "Wait for the seconds in Retry-After, then go on. Larger pages and If-None-Match need fewer requests.",
)
SERVER = Problem(
    "server-error",
    500,
    "Something broke on our side",
    "Try again later. If it stays, tell us the request_id.",
    "The fault is ours, and the log has it.",
    "Repeat the request after a while, less often each time. If it stays, write to us with the request_id.",
)
REFUSED = Problem(
    "refused",
    403,
    "The request was refused",
    "This is not open to you.",
    "The server understood the request and will not answer it.",
    "Nothing that is documented answers so. Check the address.",
)

PROBLEMS = (
    PARAMETER,
    MALFORMED,
    REFUSED,
    NOT_FOUND,
    METHOD,
    NOT_ACCEPTABLE,
    WITHDRAWN,
    PRECONDITION,
    MEDIA_TYPE,
    TOO_MANY,
    SERVER,
)
BY_SLUG = {problem.slug: problem for problem in PROBLEMS}
BY_STATUS = {problem.status: problem for problem in PROBLEMS}  # of the two 400s the later: malformed


def problem_of(status: int) -> Problem:
    """The problem that a bare status stands for; one that is not on the list counts as its class."""
    return BY_STATUS.get(status) or (SERVER if status >= SERVER.status else MALFORMED)
