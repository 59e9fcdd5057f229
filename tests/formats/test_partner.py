"""A published document as the object that partners read: the same keys always, and no word by accident."""

from copy import deepcopy

import pytest

from factcheck.api.examples import DOCUMENT, GONE, IMPRINT
from factcheck.formats import partner
from factcheck.formats.upgrade import UnknownSchema

HIDDEN = "nobody outside may read this"


@pytest.fixture
def document() -> dict:
    return deepcopy(DOCUMENT)


def spoiled(part):
    """The document with one more key wherever there could be one."""
    if isinstance(part, list):
        return [spoiled(each) for each in part]
    return (
        {name: spoiled(each) for name, each in part.items()} | {"new": HIDDEN}
        if isinstance(part, dict)
        else part
    )


def test_what_a_later_document_adds_does_not_leave_by_accident(document):
    found = partner.fact_check(spoiled(document), IMPRINT, ["evidence", "editions"])
    assert found == partner.fact_check(document, IMPRINT, ["evidence", "editions"])
    assert HIDDEN not in str(found)


def test_a_tombstone_has_the_keys_of_the_living(document):
    assert list(partner.tombstone(GONE, IMPRINT)) == list(partner.fact_check(document, IMPRINT))


def test_what_is_unknown_is_null_and_never_missing(document):
    document["content"] |= {"claimant": None, "reported_by": None, "claimed_on": None, "quote": None}
    document["envelope"] |= {"previous_verdict": None, "claimant_page": None}
    found = partner.fact_check(document, IMPRINT)
    claim = found["claim"]
    assert claim["claimant"] is claim["reported_by"] is claim["date"] is claim["quote"] is None
    assert found["previous_verdict"] is None


def test_places_found_after_signing_are_told_too(document):
    found_later = document["content"]["appearances"][0] | {"kind": "outside", "article": None}
    document["envelope"]["further_appearances"] = [found_later]
    places = partner.fact_check(document, IMPRINT)["claim"]["appearances"]
    assert [place["kind"] for place in places] == ["text", "outside"]


def test_addresses_are_absolute(document):
    found = partner.fact_check(document, IMPRINT)
    assert found["url"] == "https://newsroom.example/fact-checks/microsoft-pivoted-to-azure-in-2014/"
    assert found["articles"][0]["url"].startswith("https://newsroom.example/articles/")


def test_a_licence_is_null_until_the_house_names_one():
    assert partner.Imprint("https://newsroom.example").license() is None
    assert partner.Imprint("https://newsroom.example", "CC0").license() == {"name": "CC0", "url": None}


def test_a_suspension_gives_no_reason_but_the_neutral_one():
    suspended = partner.Tombstone(**{**vars(GONE), "status": "suspended", "notice": ""})
    assert partner.tombstone(suspended, IMPRINT)["reason"] == partner.UNDER_REVIEW


def test_a_document_of_an_unknown_schema_is_not_guessed_at(document):
    with pytest.raises(UnknownSchema):
        partner.fact_check(document | {"schema": 99}, IMPRINT)
