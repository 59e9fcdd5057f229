"""What several tests of the way out stand on."""

import json
import ssl
from pathlib import Path

import pytest
import trustme

from .sites import Canary

ADDRESSES = json.loads(Path(__file__).with_name("addresses.json").read_text(encoding="utf-8"))
LOOPBACK = ("127.0.0.1", "::1")


@pytest.fixture
def canaries():
    """Listeners on this machine, where a forbidden address could end up; at the end nobody has called."""
    listening = [Canary(host) for host in LOOPBACK]
    yield listening
    visits = [canary.visits() for canary in listening]
    for canary in listening:
        canary.listener.close()
    assert visits == [0] * len(visits)


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """A certificate authority for this run."""
    return trustme.CA()


@pytest.fixture
def trust(authority) -> ssl.SSLContext:
    """What `safe_fetch` trusts by default, with this run's authority in place of the public ones."""
    context = ssl.create_default_context(cadata=authority.cert_pem.bytes().decode())
    assert context.check_hostname
    assert context.verify_mode == ssl.CERT_REQUIRED
    return context


@pytest.fixture
def certified(authority):
    """Server contexts with a certificate for a name."""

    def context(*names: str, **dates) -> ssl.SSLContext:
        server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert(*names, **dates).configure_cert(server)
        return server

    return context
