"""Only addresses that a browser can follow leave the building."""

import json

import pytest

from factcheck.formats import jsonld, partner
from factcheck.formats.addresses import host, web
from tests.formats.documents import SPEAKER, appearance, document, evidence

POISON = [
    "javascript:alert(1)",
    "data:text/html,x",
    "JaVaScRiPt:alert(1)",
    "ftp://x.example/",
    "//x.example/",
]


@pytest.mark.parametrize("address", [*POISON, "http://[broken", "https://", "", None])
def test_what_is_no_web_address_is_nothing(address):
    assert web(address) == host(address) == ""


def test_a_web_address_stays_as_it_is():
    assert web("https://user@x.example:8443/?a=1#b") == "https://user@x.example:8443/?a=1#b"


@pytest.mark.parametrize("address", POISON)
def test_neither_markup_nor_partners_are_given_an_address_that_runs(address):
    poisoned = document(
        claimant={**SPEAKER, "url": address, "same_as": [address]},
        appearances=[appearance(url=address), appearance(kind="outside", article=None, url=address)],
        evidence=[evidence(url=address, archived_url=address)],
    )
    house = jsonld.Publisher("The Desk", "https://desk.example", "https://desk.example/logo.svg")
    node = jsonld.claim_review(poisoned, house, "https://desk.example/fact-checks/x/")
    found = partner.fact_check(poisoned, partner.Imprint("https://desk.example"), ["evidence"])
    assert address not in json.dumps(node)
    assert address not in json.dumps(found)
