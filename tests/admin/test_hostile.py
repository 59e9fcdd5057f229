"""What no button of the desk sends: numbers that are none, fields of another shape, questions by address."""

import pytest
from django.forms.models import model_to_dict

from factcheck.models import Claim, Event, House, Rating, Source, User
from factcheck.workflow import house
from tests import factories
from tests.admin.pages import address, listing, says, send, step

pytestmark = pytest.mark.django_db
NO_NUMBERS = ("²", "-1", "9" * 5000, "\x00", "")
KEPT = (
    "scale",
    "label",
    "slug",
    "category",
    "value",
    "definition",
    "color_light",
    "color_dark",
    "icon",
    "position",
)
NO_GATES = ("5", "statement", '["reply"]', "[NaN]", "reply\nsides")


@pytest.fixture
def team():
    return factories.Team()


@pytest.mark.parametrize("words", NO_NUMBERS)
def test_evidence_that_is_no_number_is_no_evidence(door, team, words):
    claim = factories.checked_claim(team)
    answer = door(team.lead).get(step(claim, "change_evidence"), {"evidence": words})
    assert answer.status_code == (400 if "\x00" in words else 200)


@pytest.mark.parametrize("words", NO_NUMBERS)
def test_rows_and_moments_that_are_no_numbers_move_nothing(door, team, words):
    claim = factories.checked_claim(team)
    for chosen, seen, status in ((words, 5, 400), (claim.pk, words, 302)):
        sent = {"action": "submit", "_selected_action": [chosen], "index": 0, "seen": seen}
        assert door(team.lead).post(listing(Claim), sent).status_code == status
    assert Claim.objects.get().status == "open"


@pytest.mark.parametrize("words", NO_GATES)
def test_only_gates_that_may_be_are_switched_off(door, words):
    factories.the_house(name="Ours")
    sent = {"version": House.the().version, "name": "Ours", "language": "en", "gates_off": words}
    answer = door(factories.person("administrator")).post(address(House.the()), sent)
    assert "is not one of the available choices" in says(answer)
    assert House.the().gates_off == []


@pytest.mark.parametrize("words", ["", " \n ", "\r\n\r\n"])
def test_an_empty_list_may_be_left_empty(door, words):
    row = factories.source("Microsoft", same_as=["https://example.org/"])
    sent = {"version": row.version, "name": row.name, "kind": row.kind, "same_as": words}
    assert door(factories.person("editor")).post(address(row), sent).status_code == 302
    assert Source.objects.get(pk=row.pk).same_as == []


@pytest.mark.parametrize("words", ['["javascript:alert(1)"]', "[1]", '{"a": 1}'])
def test_what_identifies_a_source_are_addresses(door, words):
    row = factories.source("Microsoft")
    sent = {"version": row.version, "name": row.name, "kind": row.kind, "same_as": words}
    assert "Write web addresses, one on each line" in says(
        door(factories.person("editor")).post(address(row), sent)
    )


@pytest.mark.parametrize("words", ["[1]", "Falsch", '{"de": 5}', "de:", "de: Falsch\nde: Unwahr"])
def test_a_rating_has_one_label_in_each_language(door, words):
    row = factories.rating()
    sent = model_to_dict(row, KEPT) | {"version": row.version}
    answer = door(factories.person("administrator")).post(address(row), sent | {"labels": words})
    assert "Write one line for each language" in says(answer)


def test_words_in_other_languages_are_lines(door):
    row = factories.rating()
    browser = door(factories.person("administrator"))
    sent = model_to_dict(row, KEPT) | {"version": row.version, "labels": "es: Cierto\nar: كاذب"}
    assert "Shorten it to 60" in says(browser.post(address(row), sent | {"labels": f"es: {'x' * 61}"}))
    assert browser.post(address(row), sent).status_code == 302
    row.refresh_from_db()
    assert row.labels == {"es": "Cierto", "ar": "كاذب"}
    assert "ar: كاذب\nes: Cierto</textarea>" in browser.get(address(row)).content.decode()


def test_nobody_guesses_a_password_or_a_line_of_the_log_by_address(door):
    browser = door(factories.person("administrator"))
    assert browser.get(listing(User, "?password__startswith=md5")).status_code == 400
    assert browser.get(listing(Event, "?payload__contains=rating")).status_code == 400


def test_the_log_keeps_private_addresses_and_ties_to_administrators_and_to_oneself(door):
    administrator, colleague = factories.person("administrator"), factories.person("checker")
    colleague.email = "private@example.org"
    house.keep(colleague, by=administrator)
    house.declare(colleague, by=colleague, source=factories.source(), tie="family", disclosure="A cousin.")
    tie, mail = (Event.objects.filter(subject__startswith=kind).last() for kind in ("conflict:", "user:"))
    stranger, boss = door(factories.person("contributor")), door(administrator)
    assert "A cousin." not in says(stranger.get(address(tie), follow=True))
    assert "private@example.org" not in says(stranger.get(address(mail), follow=True))
    assert "A cousin." in says(door(colleague).get(address(tie)))
    assert "private@example.org" in says(boss.get(address(mail)))


def test_whoever_has_lost_every_role_stays_outside(door, team):
    claim = factories.checked_claim(team)
    house.give_roles(team.lead, [], by=factories.person("administrator"))
    for page in ("/admin/", f"/admin/factcheck/article/{claim.article_id}/split/do/", "/admin/jsi18n/"):
        assert door(team.lead).get(page).headers["Location"].startswith("/admin/login/")


def test_what_uses_a_rating_is_not_told_when_it_is_to_be_deleted(door, team):
    claim = factories.submitted_claim(team)
    house.give_roles(team.reviewer, ["reviewer", "administrator"], by=factories.person("administrator"))
    browser = door(team.reviewer)
    unused = says(browser.get(address(factories.rating("true"), "delete"))).replace("True", "…")
    used = says(browser.get(address(claim.verdicts.get().rating, "delete"))).replace("Mixed", "…")
    assert used == unused


def test_a_retired_rating_is_refused_in_words_and_not_lost(door, team):
    claim = factories.checked_claim(team)
    rating = claim.verdicts.get().rating
    Rating.objects.filter(pk=rating.pk).update(retired_at="2026-01-01T00:00Z")
    answer = send(door(team.lead), claim, "write_verdict", rating=rating.pk, summary="Mended.")
    assert "is no longer given: choose a rating of the scale in use." in says(answer)
    assert claim.verdicts.get().rating == rating


def test_a_correction_may_keep_a_rating_that_was_retired_since(door, team):
    claim = factories.reopened_claim(team)
    rating = claim.verdicts.get(role="lead").rating
    Rating.objects.filter(pk=rating.pk).update(retired_at="2026-01-01T00:00Z")
    send(door(team.lead), claim, "write_verdict", rating=rating.pk, summary="Mended.", explanation="So.")
    assert claim.verdicts.get(role="lead").summary == "Mended."
