"""The secret of a partner's key: random, with a checksum, so that a leak is recognised and a slip refused."""

import hashlib
import secrets
import string
import zlib

PREFIX = "fck_live_"
BASE62 = string.digits + string.ascii_uppercase + string.ascii_lowercase
RANDOM, CHECKSUM = 30, 6
TOLD = len(PREFIX) + 4
"""So many characters of a secret may be shown: enough to tell two keys apart, far too few to guess one."""


def new_secret() -> str:
    """Thirty random characters (178 bits) behind our prefix, and six that check them."""
    drawn = "".join(secrets.choice(BASE62) for _ in range(RANDOM))
    return f"{PREFIX}{drawn}{checksum(drawn)}"


def is_well_formed(secret: str) -> bool:
    """Whether we could have made it. Whoever guesses or mistypes costs no look into the database."""
    drawn, check = secret[len(PREFIX) : -CHECKSUM], secret[-CHECKSUM:]
    return secret.startswith(PREFIX) and len(drawn) == RANDOM and check == checksum(drawn)


def checksum(drawn: str) -> str:
    """CRC-32 in six digits of base 62.

    >>> checksum("0" * 30)
    '2C8GjS'
    """
    number, digits = zlib.crc32(drawn.encode()), ""
    for _ in range(CHECKSUM):
        number, digit = divmod(number, len(BASE62))
        digits = BASE62[digit] + digits
    return digits


def digest(secret: str) -> str:
    """What is kept of a secret. It is random and long, so no salt and no slow hash are needed."""
    return hashlib.sha256(secret.encode()).hexdigest()
