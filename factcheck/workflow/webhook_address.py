"""Where a webhook may lead and what it may be told of, in words for its partner."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError

from factcheck.models import EventType, WebhookEndpoint
from factcheck.net.addresses import NOTHING_EXTRA, Allow
from factcheck.net.safe_fetch import Refused
from factcheck.net.target import Target

HTTPS = "Write an address that begins with https://."
NOT_PUBLIC = "This address does not lead to the public internet. Write one that does."
UNKNOWN_TYPE = "Choose from: {known}."


def checked_address(url: str, allow: Allow = NOTHING_EXTRA) -> str:
    """The address, if it may be called: https (http while developing), no password, a public host."""
    try:
        target = Target.of(url, allow)
    except Refused as refusal:
        raise ValidationError({"url": first_sentence(refusal)}) from refusal
    if target.scheme != "https" and not settings.DEBUG:
        raise ValidationError({"url": HTTPS})
    if _is_number(target.host) and not allow.reaches(target.host):
        raise ValidationError({"url": NOT_PUBLIC})
    return target.url


def checked_types(types: list[str]) -> list[str]:
    """The types, each once, in our order."""
    if set(types) - set(EventType.values):
        raise ValidationError({"types": UNKNOWN_TYPE.format(known=", ".join(EventType.values))})
    return [kind for kind in EventType.values if kind in types]


def host_of(row: WebhookEndpoint) -> str:
    """Where it leads, without the path, in which a password of theirs may stand."""
    return urlsplit(row.url).hostname or ""


def first_sentence(refusal: Exception) -> str:
    """What is wrong; what comes after it is for people who want a page."""
    return f"{str(refusal).split('. ')[0].rstrip('.')}."


def _is_number(host: str) -> bool:
    """Whether the host is an address and no name."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
