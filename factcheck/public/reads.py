"""How often articles are read: what counts as a read, how it is noted, and how the number is told.

A read is noted as one line in a file, never in the database: the article's id, and nothing of the reader.
The worker adds the lines up.
"""

import logging
import os
import platform
import re
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from factcheck.text.tally import file_name, line

log = logging.getLogger(__name__)

BROWSER = "Mozilla/"
ROBOT = re.compile(
    r"(?<!cu)bot\b|crawl|spider|slurp|scrap|fetch|preview|monitor|check|scan|archive|feed|index|embed|headless"
    r"|lighthouse|prerender|pagespeed|gtmetrix|pingdom|uptime|facebookexternalhit|whatsapp|telegram|google-"
    r"|googleother|mediapartners|bingpreview|chatgpt|claude|gpt|perplexity|bytespider|phantom|selenium"
    r"|playwright|puppeteer|https?://",
    re.IGNORECASE,
)
"""Words by which robots name themselves. A browser says none of them, and gives no address of its own."""
AHEAD = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
"""Headers that browsers send with a page that nobody has asked for yet."""
READ = frozenset({HTTPStatus.OK, HTTPStatus.NOT_MODIFIED})
EXACT_BELOW = 1000


@dataclass(frozen=True)
class Told:
    """The number of reads as readers are told it: exact below a thousand, then its first three figures."""

    times: int
    rounded: bool


def told(times: int | None) -> Told | None:
    """
    What readers are told; nothing of an article that nobody has read. Rounding lets caches keep the page.

    >>> told(999), told(1382), told(25_499)
    (Told(times=999, rounded=False), Told(times=1380, rounded=True), Told(times=25400, rounded=True))
    """
    if not times:
        return None
    step = 1 if times < EXACT_BELOW else int(10 ** (len(str(times)) - 3))
    return Told(times - times % step, rounded=step > 1)


def is_read(request: HttpRequest, status: int) -> bool:
    """Whether a person's browser opened a page, as it looks: no robot, not ahead of time, no staff."""
    if request.method != "GET" or status not in READ or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return False
    agent = request.headers.get("User-Agent", "")
    if not agent.startswith(BROWSER) or ROBOT.search(agent):
        return False
    return not any(request.headers.get(name) for name in AHEAD) and (
        request.headers.get("Sec-Fetch-Dest", "document") == "document"
    )


def note(public_id: str) -> None:
    """Note one read. Whatever is wrong with the disk, the reader has the page."""
    folder = Path(settings.READS_DIR)
    path = folder / file_name(f"{platform.node()}-{os.getpid()}", timezone.now())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("ab", buffering=0) as file:
            file.write(line(public_id))
    except OSError:
        log.exception("a read could not be noted")
