"""Networks of readers and partners, named so that no address is kept."""

import hashlib
import ipaddress

NETWORK = 8  # bytes of an IPv6 address that all addresses of one household or server have in common


def fingerprint(address: str) -> str:
    """A name for an address that does not tell it; an IPv6 address counts with its whole network."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return hashlib.sha256(address.encode()).hexdigest()
    if isinstance(known, ipaddress.IPv6Address):
        packed = known.ipv4_mapped.packed if known.ipv4_mapped else known.packed[:NETWORK]
    else:
        packed = known.packed
    return hashlib.sha256(packed).hexdigest()
