"""Fetch a page from the outside for the desk: evidence to capture, an article to take in. Or tell a partner.

An editor pastes an address and our machine goes there, so whoever writes the address sends our machine about.
Therefore: http and https only, public addresses only, looked up once and called as checked, every redirect
checked anew, hard limits on time and size, and never a proxy, a cookie or a password.
"""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPException

from urllib3 import HTTPResponse
from urllib3.exceptions import HTTPError

from factcheck.net.addresses import NOTHING_EXTRA, Allow
from factcheck.net.answer import PAGES, UNPACKED, body_of, kind_of, location_of, status_of
from factcheck.net.connection import CheckedConnection, public_authorities
from factcheck.net.limits import LIMITS, Budget, Limits
from factcheck.net.lookup import Resolve, addresses_of, look_up
from factcheck.net.refusals import DOWNGRADE, TOO_FAR, Refused, Unreachable, refused, told_plainly
from factcheck.net.target import Target

__all__ = ["PAGES", "Allow", "Fetched", "Limits", "Posted", "Refused", "Unreachable", "fetch", "post"]

AGENT = "newsroom-factcheck"
ASKING = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Encoding": UNPACKED}
READ = 2048  # bytes of the answer to what was sent


@dataclass(frozen=True)
class Fetched:
    """What a site answered, error pages included: `status` says so. Type and charset are the site's word."""

    url: str
    final_url: str
    status: int
    content_type: str
    charset: str
    body: bytes
    redirects: tuple[str, ...]
    fetched_at: datetime
    address: str


def fetch(
    url: str,
    *,
    allow: Allow = NOTHING_EXTRA,
    limits: Limits = LIMITS,
    agent: str = AGENT,
    kinds: frozenset[str] | None = None,
    resolve: Resolve = look_up,
    trust: ssl.SSLContext | None = None,
) -> Fetched:
    """Fetch an address and return what it answers, whatever its status.

    `redirects` are the addresses it led to, the last of them `final_url`; `kinds` are the media types wanted,
    PAGES or another set, None for any. Raises Refused when a rule of ours is against it, Unreachable when the
    site fails; what either says is for the editor.
    """
    journey = _Journey(allow, Budget(limits), agent, resolve, trust or public_authorities())
    target, redirects = Target.of(url, allow), list[str]()
    while True:
        with journey.ask(target) as (answer, address):
            location = location_of(answer)
            if location is None:
                content_type, charset = kind_of(answer, kinds)
                return Fetched(
                    url=url,
                    final_url=target.url,
                    status=answer.status,
                    content_type=content_type,
                    charset=charset,
                    body=body_of(answer, journey.budget),
                    redirects=tuple(redirects),
                    fetched_at=datetime.now(UTC),
                    address=address,
                )
        if len(redirects) == limits.redirects:
            raise refused(TOO_FAR, redirects=limits.redirects)
        target = _onward(target, location, allow)
        redirects.append(target.url)


@dataclass(frozen=True)
class Posted:
    """What a site answered to what was sent: the status counts. `beginning` is all that was read of it."""

    status: int
    retry_after: str
    beginning: bytes


def post(
    url: str,
    body: bytes,
    *,
    headers: Mapping[str, str],
    allow: Allow = NOTHING_EXTRA,
    limits: Limits = LIMITS,
    resolve: Resolve = look_up,
    trust: ssl.SSLContext | None = None,
) -> Posted:
    """Send these bytes to an address, by the rules of `fetch`; a redirect is an answer and not followed.

    Raises Refused when a rule of ours is against it, Unreachable when the site fails to answer.
    """
    asking = {"Accept": "*/*", "Accept-Encoding": "identity", **headers}
    place = (resolve, trust or public_authorities())
    journey = _Journey(allow, Budget(limits), AGENT, *place, method="POST", body=body, headers=asking)
    with journey.ask(Target.of(url, allow)) as (answer, _):
        status, later = status_of(answer), answer.headers.get("Retry-After", "")
        beginning = b""
        with suppress(Refused, Unreachable, OSError, HTTPException, HTTPError):  # the status was the answer
            beginning = answer.read(READ, decode_content=False) or b""
        return Posted(status, later, beginning)


@dataclass(frozen=True)
class _Journey:
    """What stays the same from redirect to redirect."""

    allow: Allow
    budget: Budget
    agent: str
    resolve: Resolve
    trust: ssl.SSLContext
    method: str = "GET"
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=lambda: dict(ASKING))

    @contextmanager
    def ask(self, target: Target) -> Iterator[tuple[HTTPResponse, str]]:
        """Look up, check, connect and ask for one address: its answer, body unread, and who gave it."""
        with told_plainly(target.host):
            found = addresses_of(target.host, resolve=self.resolve, allow=self.allow, budget=self.budget)
            connection = CheckedConnection(target, found, trust=self.trust, budget=self.budget)
            with closing(connection):
                connection.request(
                    self.method,
                    target.path,
                    body=self.body,
                    headers=self._headers(target),
                    preload_content=False,
                )
                with closing(connection.getresponse()) as answer:
                    yield answer, connection.address

    def _headers(self, target: Target) -> dict[str, str]:
        return {
            "Host": target.authority,
            "User-Agent": self.agent,
            "Connection": "close",
            **self.headers,
        }


def _onward(target: Target, location: str, allow: Allow) -> Target:
    onward = target.follow(location, allow)
    if target.scheme == "https" and onward.scheme != "https":
        raise refused(DOWNGRADE)
    return onward
