"""Two editors save one claim two hundred times each, and every word of both is there."""

import json
from functools import partial
from itertools import pairwise

import pytest

from factcheck import rules
from factcheck.models import Claim, Event
from factcheck.workflow import claims
from factcheck.workflow.audit import verify_log
from factcheck.workflow.steps import ANY_VERSION
from tests import factories

from .together import together

pytestmark = pytest.mark.django_db(transaction=True)
SAVES = 200


def add_a_line(claim: Claim, editor, line: str) -> None:
    """What a person does: open the form, add a line, save; told of a conflict, open it again."""
    while True:
        seen = Claim.objects.get(pk=claim.pk)
        try:
            claims.edit(seen, by=editor, correction_note=f"{seen.correction_note}{line}\n")
        except rules.Conflict:
            continue
        return


def save_often(claim: Claim, editor) -> None:
    for number in range(SAVES):
        add_a_line(claim, editor, f"{editor.username} {number}")


def test_two_editors_lose_nothing():
    team = factories.Team()
    editors = [team.editor, factories.person("editor")]
    claim = factories.open_claim(team)
    started = claim.version
    assert together(*(partial(save_often, claim, editor) for editor in editors)) == [None, None]
    claim.refresh_from_db()
    lines = claim.correction_note.splitlines()
    for editor in editors:
        own = [line for line in lines if line.startswith(f"{editor.username} ")]
        assert own == [f"{editor.username} {number}" for number in range(SAVES)]
    assert len(lines) == 2 * SAVES
    assert claim.version == started + 2 * SAVES
    logged = story(claim)
    assert len(logged) == 2 * SAVES
    assert all(earlier[1] == later[0] for earlier, later in pairwise(logged))
    assert logged[-1][1] == claim.correction_note
    assert verify_log().faults == []


def story(claim: Claim) -> list[list[str]]:
    """What every save changed, as the log tells it: [old, new]."""
    payloads = Event.objects.filter(claim=claim, verb="edit").values_list("payload", flat=True)
    return [json.loads(payload)["changes"]["correction_note"] for payload in payloads]


def test_without_versions_the_second_save_would_undo_the_first():
    team = factories.Team()
    claim = factories.open_claim(team)
    first, second = Claim.objects.get(pk=claim.pk), Claim.objects.get(pk=claim.pk)
    claims.edit(first, by=team.editor, correction_note="First.", version=ANY_VERSION)
    claims.edit(second, by=team.lead, correction_note=f"{second.correction_note}Second.", version=ANY_VERSION)
    claim.refresh_from_db()
    assert "First." not in claim.correction_note


def test_a_stale_save_is_refused_and_names_who_was_first():
    team = factories.Team()
    claim = factories.open_claim(team)
    stale = Claim.objects.get(pk=claim.pk)
    claims.edit(claim, by=team.editor, correction_note="First.")
    with pytest.raises(rules.Conflict, match=str(team.editor)):
        claims.edit(stale, by=team.lead, correction_note="Second.")
    claim.refresh_from_db()
    assert claim.correction_note == "First."
