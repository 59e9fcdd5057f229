"""A change as partners are told of it: a thin message, signed as Standard Webhooks says (version 1.0.0)."""

import hashlib
import hmac
import json
from base64 import b64decode, b64encode
from collections.abc import Iterable
from typing import Any

PREFIX = "whsec_"


def message(kind: str, at: str, **data: Any) -> str:
    """The body: what happened, when (RFC 3339), and to what. Ask the API what it says now."""
    told = {"type": kind, "timestamp": at, "data": data}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def new_secret(drawn: bytes) -> str:
    """Random bytes as a secret that receivers' libraries read.

    >>> new_secret(b"0123456789abcdef01234567")
    'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3'
    """
    return f"{PREFIX}{b64encode(drawn).decode()}"


def signature(secret: str, webhook_id: str, timestamp: int, body: bytes) -> str:
    """HMAC-SHA256 over id, time and body, with its version before it."""
    signed = f"{webhook_id}.{timestamp}.".encode() + body
    digest = hmac.new(b64decode(secret.removeprefix(PREFIX)), signed, hashlib.sha256).digest()
    return f"v1,{b64encode(digest).decode()}"


def headers(secrets: Iterable[str], webhook_id: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The three headers; a signature for each secret, so that whoever changes over knows one of them."""
    signatures = (signature(secret, webhook_id, timestamp, body) for secret in secrets)
    return {
        "webhook-id": webhook_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(signatures),
    }
