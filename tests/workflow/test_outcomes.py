"""What came of a fact-check: noted on the desk, told to readers and partners with no new edition."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from factcheck import rules
from factcheck.formats import partner
from factcheck.models import Change, FactCheck
from factcheck.workflow import asking
from tests import factories

ASKED = {"party": "claimant", "asked_on": date(2020, 6, 12)}
DONE = {"result": "corrected", "answered_on": date(2020, 6, 15), "link": "https://wire.example/corrected"}


@pytest.fixture
def claim(team):
    return factories.published_claim(team)


def outcomes(claim):
    return factories.fact_check(claim).data["envelope"]["outcomes"]


def test_the_last_line_about_each_party_is_what_stands(claim, team):
    asking.record_outcome(claim, by=team.lead, **ASKED, result="waiting")
    asking.record_outcome(claim, by=team.editor, **ASKED, **DONE, note="In its next issue.")
    asking.record_outcome(claim, by=team.lead, party="outlet", asked_on=date(2020, 6, 12), result="no_answer")
    first, second = outcomes(claim)
    assert (first["result"], first["answered_on"], first["note"]) == (
        "corrected",
        "2020-06-15",
        "In its next issue.",
    )
    assert (second["party"], second["result"]) == ("outlet", "no_answer")
    assert claim.outcomes.count() == 3


def test_readers_and_partners_are_told_at_once_and_there_is_no_new_edition(claim, team, client):
    before = factories.fact_check(claim)
    asking.record_outcome(claim, by=team.lead, **ASKED, **DONE)
    after = factories.fact_check(claim)
    assert (after.number, after.seq) == (before.number, before.seq + 1)
    assert Change.objects.get(seq=after.seq).kind == "envelope"
    page = client.get(after.get_absolute_url()).content.decode()
    assert "What came of it" in page
    assert 'href="https://wire.example/corrected"' in page
    [line] = partner.fact_check(after.data, partner.Imprint("https://desk.example"))["outcomes"]
    assert (line["result"], line["link"]) == ("corrected", "https://wire.example/corrected")


def test_an_outcome_stays_with_the_next_edition(claim, team):
    asking.record_outcome(claim, by=team.lead, **ASKED, **DONE)
    factories.correct(claim, team)
    assert [line["result"] for line in outcomes(claim)] == ["corrected"]


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"result": "corrected"}, "answered_on"),
        ({"result": "corrected", "answered_on": date(2020, 6, 1)}, "__all__"),
        ({"result": "waiting", "link": "javascript:alert(1)"}, "link"),
        ({"result": "perhaps"}, "result"),
        ({"result": "waiting", "note": "x" * 301}, "note"),
    ],
)
def test_a_line_that_cannot_be_is_refused_at_its_field(claim, team, words, field):
    with pytest.raises(ValidationError) as refusal:
        asking.record_outcome(claim, by=team.lead, **{**ASKED, **words})
    assert field in refusal.value.message_dict
    assert outcomes(claim) == []


def test_nobody_else_writes_the_ledger(claim, team):
    with pytest.raises(PermissionDenied):
        asking.record_outcome(claim, by=team.reviewer, **ASKED, result="waiting")


def test_what_is_not_published_has_no_outcome(team):
    with pytest.raises(rules.Conflict):
        asking.record_outcome(factories.open_claim(team), by=team.lead, **ASKED, result="waiting")
    assert not FactCheck.objects.exists()
