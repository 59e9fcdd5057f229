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
    "This address does not do that",
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
UNAUTHORIZED = Problem(
    "key-needed",
    401,
    "This address asks for a key",
    "Send Authorization: Bearer and a key that is live.",
    "There is no key in the Authorization header, or the newsroom does not know it, or it has run out or was"
    " revoked. Nothing is said of which.",
    "Send the whole key, which begins with fck_live_, as Authorization: Bearer fck_live_…. Ask the newsroom"
    " for a new one if it has run out.",
)
REFUSED = Problem(
    "refused",
    403,
    "The request was refused",
    "This is not open to you.",
    "The server understood the request and will not answer it: your key is not for this address, or whoever"
    " it acts for may not do this any more.",
    "WWW-Authenticate names the scope that is missing. Ask the newsroom for a key that has it.",
)
KEY_REUSED = Problem(
    "idempotency-key-reused",
    409,
    "This Idempotency-Key stands for another body",
    "Take a new Idempotency-Key for a new article.",
    "The same Idempotency-Key was sent with other words within the last day. Nothing was taken in.",
    "Make a new key, a random UUID for instance, for each article; keep it for tries of the same article.",
)
KEY_IN_USE = Problem(
    "idempotency-key-in-use",
    409,
    "The same request is still being answered",
    "Wait for as many seconds as Retry-After says, then send the same again.",
    "A request with this Idempotency-Key came in before yours and is not done yet.",
    "Send the same request again after a while: you get the answer of the first.",
)
TOO_LARGE = Problem(
    "content-too-large",
    413,
    "The body is too large",
    "Send at most 10 MB; the text itself may have 2 MB.",
    "The body is larger than any article that the newsroom takes in.",
    "Send the text of the article without pictures and without the frame of its page.",
)
FIELD = Problem(
    "invalid-field",
    422,
    "A field of the body is wrong",
    "Put the fields named in errors right.",
    "The body is JSON, and something in it cannot be used: a field is missing, unknown, too long or of the"
    " wrong kind. Nothing was taken in.",
    "Read errors: parameter is the name of the field. The same Idempotency-Key may be sent again.",
)

PROBLEMS = (
    PARAMETER,
    MALFORMED,
    UNAUTHORIZED,
    REFUSED,
    NOT_FOUND,
    METHOD,
    NOT_ACCEPTABLE,
    KEY_IN_USE,
    KEY_REUSED,
    WITHDRAWN,
    PRECONDITION,
    TOO_LARGE,
    MEDIA_TYPE,
    FIELD,
    TOO_MANY,
    SERVER,
)
BY_SLUG = {problem.slug: problem for problem in PROBLEMS}
BY_STATUS = {problem.status: problem for problem in PROBLEMS}  # of two alike the later: malformed, reused


def problem_of(status: int) -> Problem:
    """The problem that a bare status stands for; one that is not on the list counts as its class."""
    return BY_STATUS.get(status) or (SERVER if status >= SERVER.status else MALFORMED)
