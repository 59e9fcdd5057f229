"""Addresses of the admin, what its forms send, and what its pages say."""

import html
import re
from typing import Any

from django.forms.models import model_to_dict
from django.test import Client

from factcheck.models import Claim, Event

EDITED = (
    "statement",
    "language",
    "claimant",
    "reporter",
    "claimed_on",
    "independence_reason",
    "primary_reason",
    "sides_reason",
    "correction_kind",
    "correction_note",
)


def address(thing: Any, page: str = "change") -> str:
    return f"/admin/factcheck/{thing._meta.model_name}/{thing.pk}/{page}/"


def listing(table: Any, query: str = "") -> str:
    return f"/admin/factcheck/{table._meta.model_name}/{query}"


def step(claim: Claim, verb: str, query: str = "") -> str:
    return f"/admin/factcheck/claim/{claim.pk}/step/{verb}/{query}"


def send(browser: Client, claim: Claim, verb: str, query: str = "", **words: Any) -> Any:
    """Press the button of a verb on a page that shows the claim as `claim` is."""
    return browser.post(step(claim, verb, query), {"version": claim.version, **words}, follow=True)


def edited(claim: Claim, **words: Any) -> dict[str, Any]:
    """What the form of a claim sends when only these words were changed."""
    facts = {name: value for name, value in model_to_dict(claim, EDITED).items() if value is not None}
    return facts | {"version": claim.version} | words


def bulk(browser: Client, verb: str, *claims: Claim, seen: int | None = None) -> Any:
    """Choose claims in the list and take a step with them."""
    seen = Event.objects.count() if seen is None else seen
    chosen = [claim.pk for claim in claims]
    words = {"action": verb, "_selected_action": chosen, "index": 0, "seen": seen}
    return browser.post(listing(Claim), words, follow=True)


def says(answer: Any) -> str:
    """The words of a page, without its markup."""
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(html.unescape(text).split())
