"""Close ties keep people off a claim; other ties are disclosed."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from factcheck.models import Claim, Conflict
from factcheck.workflow import checking, claims, house, publishing, review
from tests import factories

pytestmark = pytest.mark.django_db

DISCLOSURE = "Our checker owns shares of Microsoft."


@pytest.fixture
def team():
    return factories.Team()


def declare(user, tie="financial", name="Microsoft"):
    source = factories.source(name)
    return house.declare(user, by=user, source=source, tie=tie, disclosure=DISCLOSURE)


@pytest.mark.parametrize("tie", Conflict.BLOCKING)
@pytest.mark.parametrize("field", ["claimant", "reporter"])
def test_a_close_tie_blocks_an_assignment(team, tie, field):
    claim = factories.open_claim(team)
    claims.edit(claim, by=team.lead, **{field: factories.source("Microsoft")})
    tied = factories.person("reviewer")
    declare(tied, tie)
    with pytest.raises(ValidationError, match="declared a close tie to Microsoft"):
        claims.assign(claim, by=team.editor, user=tied, role="reviewer")
    assert not claim.assignments.filter(user=tied).exists()


def test_a_close_tie_keeps_a_checker_from_taking_a_claim_on(team):
    claim = claims.unassign(factories.checked_claim(team), by=team.editor, user=team.lead)
    tied = factories.person("checker")
    declare(tied, "family")
    with pytest.raises(ValidationError, match="choose somebody else"):
        claims.take_on(claim, by=tied)


def test_another_tie_is_disclosed_to_readers(team):
    claim = factories.checked_claim(team)
    declare(team.lead, "other")
    checking.submit(claim, by=team.lead)
    review.second(claim, by=team.reviewer, rating=factories.rating())
    factories.policies()
    review.approve(claim, by=team.reviewer)
    publishing.publish(claim, by=team.publisher)
    gates = {g["code"]: g["sentence"] for g in factories.fact_check(claim).data["envelope"]["gates"]}
    assert gates["conflicts"] == DISCLOSURE


@pytest.mark.parametrize("verb", ["submit", "approve", "publish"])
def test_a_tie_declared_late_stops_the_claim_until_somebody_else_is_assigned(team, verb):
    make = {"submit": "checked_claim", "approve": "seconded_claim", "publish": "approved_claim"}[verb]
    claim = getattr(factories, make)(team)
    idle = factories.person("editor")
    claims.assign(claim, by=team.editor, user=idle, role="editor")
    declare(idle, "party")
    take = {
        "submit": (checking.submit, team.lead),
        "approve": (review.approve, team.reviewer),
        "publish": (publishing.publish, team.publisher),
    }
    function, by = take[verb]
    with pytest.raises(ValidationError, match=rf"{idle} has a close tie to Microsoft \(party\)"):
        function(Claim.objects.get(pk=claim.pk), by=by)
    claims.unassign(claim, by=team.editor, user=idle)
    function(Claim.objects.get(pk=claim.pk), by=by)


def test_somebody_with_a_close_tie_does_not_sign(team):
    claim = factories.seconded_claim(team)
    tied = factories.person("reviewer")
    declare(tied)
    with pytest.raises(ValidationError, match="declared a close tie to Microsoft"):
        review.approve(claim, by=tied)


def test_somebody_with_a_close_tie_does_not_decide(team):
    claim = factories.disputed_claim(team)
    declare(team.editor)
    with pytest.raises(ValidationError, match="declared a close tie to Microsoft"):
        review.decide(claim, by=team.editor, rating=factories.rating("false"), note="Clear.")


def test_people_declare_their_own_ties(team):
    with pytest.raises(PermissionDenied, match="is for administrators"):
        house.declare(
            team.lead, by=team.editor, source=factories.source("IBM"), tie="other", disclosure=DISCLOSURE
        )
    chief = factories.person("administrator")
    house.declare(team.lead, by=chief, source=factories.source("IBM"), tie="other", disclosure=DISCLOSURE)
    assert team.lead.conflicts.get().source.name == "IBM"
