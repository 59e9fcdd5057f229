"""Every verb writes one line, and the line says what changed."""

import pytest

from factcheck.models import Event
from factcheck.workflow import checking, claims, publishing, review, schedule
from tests import factories
from tests.rules import cast

from .reading import last_line, lines

pytestmark = pytest.mark.django_db

TOMORROW = {"publish_at": factories.timezone.now() + factories.timedelta(days=1)}
ONE_LINE = {
    "accept": ("suggested", claims.accept, "lead", {}),
    "decline": ("open", claims.decline, "editor", {"reason": "trivial"}),
    "restore": ("declined", claims.restore, "editor", {}),
    "submit": ("open", checking.submit, "lead", {}),
    "recall": ("in review", checking.recall, "lead", {}),
    "send_back": ("in review", review.send_back, "reviewer", {"note": "More."}),
    "schedule": ("approved", schedule.schedule, "publisher", TOMORROW),
    "unschedule": ("scheduled", schedule.unschedule, "publisher", {}),
    "publish": ("approved", publishing.publish, "publisher", {}),
    "reopen": ("published", publishing.reopen, "editor", {"note": "News."}),
    "discard": ("open, with a live edition", publishing.discard, "lead", {}),
    "suspend": ("published", publishing.suspend, "publisher", {"note": "Forged?"}),
    "withdraw": ("suspended", publishing.withdraw, "publisher", {"note": "Forged."}),
    "reinstate": ("suspended", publishing.reinstate, "publisher", {"note": "Genuine."}),
    "reveal": ("in review", review.reveal, "reviewer", {}),
}


@pytest.mark.parametrize("verb", ONE_LINE)
def test_each_verb_writes_one_line_in_its_name(verb):
    stage, function, name, facts = ONE_LINE[verb]
    people = cast.Cast()
    claim = cast.at(stage, people)
    before = lines()
    function(claim, by=people.everybody()[name], **facts)
    assert lines() == before + 1
    assert last_line(claim)[0] == verb


@pytest.mark.parametrize(
    ("verb", "stage", "function", "name"),
    [
        ("second", "in review", review.second, "reviewer"),
        ("decide", "disputed", review.decide, "editor"),
        ("approve", "in review, mended and submitted by the reviewer", review.approve, "lead"),
    ],
)
def test_each_verb_of_review_writes_one_line_too(verb, stage, function, name):
    people = cast.Cast()
    claim = cast.at(stage, people)
    facts = {} if verb == "approve" else {"rating": factories.rating()}
    before = lines()
    function(claim, by=people.everybody()[name], note="Why.", **facts)
    assert (lines(), last_line(claim)[0]) == (before + 1, verb)


def test_a_change_of_words_is_logged_field_by_field():
    team = factories.Team()
    claim = factories.open_claim(team)
    old, microsoft = claim.statement, factories.source("Microsoft")
    claims.edit(claim, by=team.lead, statement="It rained.", claimant=microsoft, language="en")
    assert last_line(claim) == ("edit", {"statement": [old, "It rained."], "claimant": [None, microsoft.pk]})


def test_a_step_is_logged_with_the_status_it_left():
    team = factories.Team()
    claim = claims.decline(factories.open_claim(team), by=team.editor, reason="opinion", note="A wish.")
    assert last_line(claim)[1] == {"decline_reason": ["", "opinion"], "status": ["open", "declined"]}
    assert '"note":"A wish."' in Event.objects.latest("number").payload


def test_a_change_of_evidence_is_logged_by_its_document():
    team = factories.Team()
    claim = factories.open_claim(team)
    report = factories.document()
    evidence = checking.attach(claim, by=team.lead, document=report, stance="context")
    checking.change_evidence(evidence, by=team.lead, stance="refutes", passage="In 2008.")
    assert last_line(claim)[1] == {
        f"{report}: stance": ["context", "refutes"],
        f"{report}: passage": ["", "In 2008."],
    }


def test_the_log_says_who_led_before():
    team = factories.Team()
    claim, heir = factories.open_claim(team), factories.person("checker")
    claims.assign(claim, by=team.editor, user=heir, role="lead")
    assert last_line(claim)[1] == {"lead": [str(team.lead), str(heir)]}


def test_lines_that_would_betray_a_verdict_are_marked():
    factories.disputed_claim(factories.Team())
    hidden = Event.objects.filter(conceals_verdict=True).values_list("verb", flat=True)
    assert list(hidden) == ["write_verdict", "second"]


def test_submitting_and_rating_betray_no_rating_in_the_lines_that_are_open():
    factories.seconded_claim(factories.Team())
    opened = Event.objects.filter(conceals_verdict=False).values_list("payload", flat=True)
    assert not [payload for payload in opened if '"rating"' in payload]
