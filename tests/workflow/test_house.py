"""What belongs to no claim: only its keepers change it, and the log says what they changed."""

import json

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from factcheck import rules
from factcheck.models import Event, House, PolicyPage, Source, Topic
from factcheck.workflow import house, review, schedule
from tests import factories

pytestmark = pytest.mark.django_db


def refused(act, words: str) -> None:
    """A sentence that says who may, and an unchanged log."""
    lines = Event.objects.count()
    with pytest.raises(PermissionDenied, match=words):
        act()
    assert Event.objects.count() == lines


@pytest.mark.parametrize(
    ("role", "row"),
    [
        ("publisher", Source(name="Ministry", kind="organization")),
        ("checker", Topic(slug="rain", name="Rain")),
        ("editor", House(pk=1, name="Ours")),
    ],
    ids=["a source", "a topic", "the house"],
)
def test_only_its_keepers_change(role, row):
    person = factories.person(role)
    refused(lambda: house.keep(row, by=person), "Ask one of them")


def test_a_keeper_changes_a_row_and_the_log_says_what():
    editor = factories.person("editor")
    topic = house.keep(Topic(slug="rain", name="Rain"), by=editor)
    topic.name = "Weather"
    house.keep(topic, by=editor)
    assert json.loads(Event.objects.last().payload)["changes"] == {"name": ["Rain", "Weather"]}


def test_a_row_that_has_changed_since_is_refused():
    checker = factories.person("checker")
    source = house.keep(Source(name="Ministry", kind="organization"), by=checker)
    source.name = "Ministry of Works"
    house.keep(source, by=checker, version=1)
    source.name = "Board of Works"
    with pytest.raises(rules.Conflict, match="Your text is kept"):
        house.keep(source, by=checker, version=1)
    assert Source.objects.get().name == "Ministry of Works"


def test_nobody_hires_but_administrators():
    editor = factories.person("editor")
    refused(lambda: house.hire("friend", by=editor, roles=["publisher"]), "administrators")


def test_nobody_gives_themselves_a_role():
    checker = factories.person("checker")
    refused(lambda: house.give_roles(checker, ["publisher"], by=checker), "administrators")


def test_people_declare_their_own_ties_and_do_not_drop_them():
    checker, source = factories.person("checker"), factories.source()
    tie = house.declare(checker, by=checker, source=source, tie="family", disclosure="My brother.")
    refused(lambda: house.drop(tie, by=checker), "administrators")


def test_nobody_declares_another_persons_tie():
    checker, other, source = factories.person("checker"), factories.person("checker"), factories.source()
    tie = {"source": source, "tie": "other", "disclosure": "Worked there."}
    refused(lambda: house.declare(checker, by=other, **tie), "administrators")


def test_a_page_with_gaps_is_not_adopted():
    page = PolicyPage(slug="funding", title="Funding", body="We are paid by [fill in].")
    with pytest.raises(ValidationError, match="Fill them in first"):
        house.adopt(page, by=factories.person("administrator"))


def test_what_is_in_use_is_not_dropped():
    checker = factories.person("checker")
    document = factories.document()
    with pytest.raises(ValidationError, match="is in use and stays"):
        house.drop(document.publisher, by=checker)


def test_a_desk_account_that_was_switched_off_has_no_rights():
    desk = schedule.desk()
    desk.is_active = False
    assert not rules.has(desk, "split")
    assert not rules.is_desk(desk)


def test_a_topic_that_a_claim_names_is_not_dropped():
    editor = factories.person("editor")
    topic = house.keep(Topic(slug="rain", name="Rain"), by=editor)
    factories.suggested().topics.set([topic])
    with pytest.raises(ValidationError, match="is in use and stays"):
        house.drop(topic, by=editor)


def test_a_stale_form_does_not_overwrite_a_rating():
    administrator, rating = factories.person("administrator"), factories.rating()
    rating.label = "Half true"
    house.keep(rating, by=administrator, version=1)
    with pytest.raises(rules.Conflict):
        house.keep(rating, by=administrator, version=1)


def test_a_comment_that_sends_back_is_hidden_from_who_may_still_rate():
    team = factories.Team()
    review.send_back(factories.submitted_claim(team), by=team.editor, note="False is too harsh.")
    assert Event.objects.last().conceals_verdict
