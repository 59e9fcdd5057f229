"""One's own settings: kept by the person alone, compared with what they saw, and obeyed."""

import pytest

from factcheck.models import Conflict, Event, Preferences
from factcheck.workflow import personal
from tests import factories
from tests.admin.pages import address, says

pytestmark = pytest.mark.django_db
PAGE = "/admin/settings/"
WORK = {"part": "work", "digest": "at_once", "digest_at": "07:30", "time_zone": "Asia/Tokyo", "version": 1}


@pytest.fixture
def person():
    return factories.person("checker")


def test_choices_are_kept(door, person):
    door(person).post(PAGE, WORK)
    mine = Preferences.objects.get(user=person)
    assert (mine.digest, mine.digest_at.hour, mine.time_zone, mine.shortcuts) == (
        "at_once",
        7,
        "Asia/Tokyo",
        False,
    )


def test_looking_makes_no_row(door, person):
    assert door(person).get(PAGE).status_code == 200
    assert not Preferences.objects.exists()


def test_times_are_shown_in_ones_own_zone(door, person):
    factories.suggested()
    Preferences.objects.create(user=person, time_zone="Asia/Tokyo")
    event = Event.objects.last()
    assert "JST" in says(door(person).get(address(event.claim, "history")))
    assert "JST" not in says(door(factories.person("checker")).get(address(event.claim, "history")))


def test_two_windows_do_not_overwrite_each_other(door, person):
    door(person).post(PAGE, WORK)
    answer = door(person).post(PAGE, WORK | {"digest": "never"})
    assert "You changed this in another window." in says(answer)
    assert Preferences.objects.get(user=person).digest == "at_once"


@pytest.mark.parametrize(
    ("field", "value"), [("time_zone", "Mars/Olympus"), ("digest", "hourly"), ("digest_at", "noon")]
)
def test_nonsense_is_refused_and_nothing_typed_is_lost(door, person, field, value):
    answer = door(person).post(PAGE, WORK | {field: value})
    assert "Not kept yet: look at what is marked below." in says(answer)
    assert not Preferences.objects.exists()


def test_a_key_is_changed_switched_off_and_given_back(door, person):
    browser = door(person)
    for key in ("z", ""):
        browser.post(PAGE, {"part": "key", "name": "accept", "key": key})
        assert Preferences.objects.get(user=person).keys == {"accept": key}
    browser.post(PAGE, {"part": "key", "name": "accept", "back": "1"})
    assert Preferences.objects.get(user=person).keys == {}


def test_a_script_is_told_the_same(door, person):
    words = {"part": "key", "name": "accept", "key": "?"}
    answer = door(person).post(PAGE, words, headers={"accept": "application/json"})
    assert answer.status_code == 422
    assert "The question mark always lists the keys of a page." in answer.json()["sentences"][0]


def test_the_list_of_keys_has_an_end(person):
    Preferences.objects.create(user=person, keys={f"key-{number}": "x" for number in range(300)})
    with pytest.raises(Exception, match="as many keys as there can be"):
        personal.change_key(person, "one-more", "y", by=person)


def test_the_public_name_is_kept_with_its_line_in_the_log(door, person):
    words = {"part": "public", "public_name": "A. Checker", "public_role": "", "public_bio": "", "version": 1}
    door(person).post(PAGE, words)
    person.refresh_from_db()
    assert person.byline == "A. Checker"
    assert Event.objects.filter(subject=f"user:{person.pk}").last().verb == "change"


def test_nobody_sets_the_choices_of_another(person):
    for verb in (personal.prefer, personal.present):
        with pytest.raises(Exception, match="belong to somebody else"):
            verb(person, by=factories.person("administrator"), version=1)


def test_a_tie_is_declared_by_the_name_of_its_source(door, person):
    source = factories.source("Ministry")
    words = {"part": "tie", "source": "ministry", "tie": "family", "disclosure": "A cousin works there."}
    door(person).post(PAGE, words)
    assert Conflict.objects.get().source == source
    assert "Ministry" in says(door(person).get(PAGE))


def test_a_source_that_is_not_there_is_refused_with_a_way_on(door, person):
    words = {"part": "tie", "source": "Ministry", "tie": "family", "disclosure": "A cousin works there."}
    answer = door(person).post(PAGE, words)
    assert "The desk has no source “Ministry”. Add it under Sources, then declare it." in says(answer)
    assert "A cousin works there." in answer.content.decode()
