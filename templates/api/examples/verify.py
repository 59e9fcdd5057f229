"""Is a webhook really from the newsroom? Standard Webhooks (https://www.standardwebhooks.com)."""

import base64
import hashlib
import hmac
import time

TOLERANCE = 5 * 60  # seconds: an older message may be one that somebody recorded


def is_genuine(secret, headers, body):
    """Whether `body` (bytes, as received) was signed with `secret` ("whsec_…") and is not old."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    name, sent = headers["webhook-id"], headers["webhook-timestamp"]
    if abs(time.time() - int(sent)) > TOLERANCE:
        return False
    expected = hmac.new(key, f"{name}.{sent}.".encode() + body, hashlib.sha256).digest()
    # While a secret is being replaced there are two signatures; one of them is enough.
    given = (each.partition(",") for each in headers["webhook-signature"].split())
    return any(
        version == "v1" and hmac.compare_digest(base64.b64decode(signature), expected)
        for version, _, signature in given
    )
