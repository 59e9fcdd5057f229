"""Which internet addresses may be called: public ones, by our own table.

`ipaddress.is_global` will not do: Python 3.11 passes multicast, NAT64, 6to4 and others that lead back inside.
The table follows the IANA special-purpose registries (RFC 6890, RFC 8190): whatever is set aside is refused,
and so is every form of IPv6 address that carries an IPv4 address in it.
"""

from collections.abc import Set
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

PORTS = frozenset({80, 443})

# What lies outside is refused at once: ::, ::1, v4-compatible and v4-mapped addresses, NAT64 (64:ff9b::/96,
# RFC 6052; 64:ff9b:1::/48, RFC 8215), discard-only (100::/64, RFC 6666), segment routing (5f00::/16,
# RFC 9602), unique local (fc00::/7, RFC 4193), link-local, site-local (fec0::/10, RFC 3879) and multicast.
GLOBAL_UNICAST_6 = IPv6Network("2000::/3")  # RFC 4291, 2.4

SET_ASIDE = tuple(
    ip_network(network)
    for network in (
        "0.0.0.0/8",  # this network, RFC 1122: on Linux 0.0.0.0 is this machine
        "10.0.0.0/8",  # private, RFC 1918
        "100.64.0.0/10",  # shared by carriers, RFC 6598; one cloud keeps its metadata here
        "127.0.0.0/8",  # this machine, RFC 1122
        "168.63.129.16/32",  # public on paper, but Azure's machines reach their host here
        "169.254.0.0/16",  # link-local, RFC 3927; where most clouds keep their metadata
        "172.16.0.0/12",  # private, RFC 1918
        "192.0.0.0/24",  # protocol assignments, RFC 6890
        "192.0.2.0/24",  # documentation, RFC 5737
        "192.31.196.0/24",  # AS112, RFC 7535
        "192.52.193.0/24",  # AMT relays, RFC 7450
        "192.88.99.0/24",  # 6to4 relays, RFC 7526
        "192.168.0.0/16",  # private, RFC 1918
        "192.175.48.0/24",  # AS112, RFC 7534
        "198.18.0.0/15",  # benchmarking, RFC 2544
        "198.51.100.0/24",  # documentation, RFC 5737
        "203.0.113.0/24",  # documentation, RFC 5737
        "224.0.0.0/4",  # multicast, RFC 5771
        "240.0.0.0/4",  # reserved, RFC 1112, and broadcast, RFC 919
        "2001::/23",  # protocol assignments, RFC 2928: Teredo (RFC 4380), benchmarking, ORCHID and others
        "2001:db8::/32",  # documentation, RFC 3849
        "2002::/16",  # 6to4, RFC 3056: carries an IPv4 address
        "2620:4f:8000::/48",  # AS112, RFC 7534
        "3ffe::/16",  # the former 6bone, RFC 3701
        "3fff::/20",  # documentation, RFC 9637
    )
)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether this is the address of some machine on the public internet."""
    if isinstance(address, IPv6Address) and (address.scope_id or address not in GLOBAL_UNICAST_6):
        return False
    return not any(address in network for network in SET_ASIDE)


@dataclass(frozen=True)
class Allow:
    """What may be called besides public addresses on ports 80 and 443: single addresses and further ports."""

    addresses: Set[str] = frozenset()
    ports: Set[int] = frozenset()

    def opens(self, port: int) -> bool:
        """Whether this port may be called."""
        return port in PORTS or port in self.ports

    def reaches(self, address: str) -> bool:
        """Whether this address, as a look-up returned it, may be called.

        >>> Allow(addresses={"127.0.0.1"}).reaches("127.0.0.1")
        True
        >>> Allow(addresses={"127.0.0.1"}).reaches("::ffff:127.0.0.1")
        False
        """
        try:
            found = ip_address(address)
        except ValueError:
            return False
        return is_public(found) or found in {ip_address(extra) for extra in self.addresses}


NOTHING_EXTRA = Allow()


def is_allowed(address: str) -> bool:
    """Whether an address may be called when nothing extra is allowed.

    >>> is_allowed("1.1.1.1"), is_allowed("169.254.169.254"), is_allowed("64:ff9b::a9fe:a9fe")
    (True, False, False)
    """
    return NOTHING_EXTRA.reaches(address)
