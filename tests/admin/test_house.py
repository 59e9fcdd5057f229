"""The house's own tables and its people, at the admin."""

import pytest

from factcheck.models import Conflict, Event, House, PolicyPage, RatingScale, User
from factcheck.workflow import house
from tests import factories
from tests.admin.pages import address, listing, says, send, step

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"  # noqa: S105 - of a person who exists in a test
HIRED = {
    "username": "ada",
    "first_name": "Ada",
    "password": PASSWORD,
    "is_active": "on",
    "roles": ["checker"],
}


@pytest.fixture
def administrator():
    return factories.person("administrator")


def test_an_administrator_hires(door, administrator, client):
    door(administrator).post(listing(User, "add/"), HIRED)
    ada = User.objects.get(username="ada")
    assert [group.name for group in ada.groups.all()] == ["checker"]
    assert client.login(username="ada", password=PASSWORD)
    assert {"hire", "give_roles"} <= set(
        Event.objects.filter(subject=f"user:{ada.pk}").values_list("verb", flat=True)
    )


def test_a_weak_password_is_refused(door, administrator):
    answer = door(administrator).post(listing(User, "add/"), HIRED | {"password": "ada"})
    assert "This password is too short." in says(answer)
    assert not User.objects.filter(username="ada").exists()


def test_roles_are_given_and_taken(door, administrator):
    person = factories.person("checker")
    words = {"username": person.username, "version": 1, "is_active": "on", "roles": ["reviewer", "publisher"]}
    door(administrator).post(address(person), words)
    assert {group.name for group in person.groups.all()} == {"reviewer", "publisher"}
    assert Event.objects.filter(subject=f"user:{person.pk}").last().verb == "give_roles"


def test_passwords_stay_out_of_the_log(door, administrator):
    person = factories.person("checker")
    words = {
        "username": person.username,
        "version": 1,
        "is_active": "on",
        "roles": ["checker"],
        "password": PASSWORD,
    }
    door(administrator).post(address(person), words)
    person.refresh_from_db()
    assert person.check_password(PASSWORD)
    assert not Event.objects.filter(payload__contains="argon2").exists()
    assert not Event.objects.filter(payload__contains=person.password).exists()


def test_nobody_makes_a_superuser_here(door, administrator):
    person = factories.person("checker")
    words = {
        "username": person.username,
        "version": 1,
        "is_active": "on",
        "is_superuser": "on",
        "is_staff": "on",
    }
    door(administrator).post(address(person), words)
    person.refresh_from_db()
    assert person.is_superuser is False


def test_administrators_do_not_lock_themselves_out(door, administrator):
    words = {"username": administrator.username, "version": 1, "is_active": "on", "roles": ["checker"]}
    answer = door(administrator).post(address(administrator), words)
    assert "Somebody else has to take this role off you, or let you go." in says(answer)
    assert administrator.groups.get().name == "administrator"


def test_only_administrators_see_the_people(door):
    person = factories.person("editor", "publisher", "reviewer")
    assert door(person).get(listing(User)).status_code == 403
    assert door(person).get(address(person)).status_code == 403


def test_the_account_of_the_desk_is_left_alone(door, administrator):
    account = User.objects.get(username="desk")
    assert (
        door(administrator).post(address(account), {"username": "desk", "is_active": ""}).status_code == 403
    )


def test_everybody_declares_their_own_ties(door):
    person, other = factories.person("checker"), factories.person("checker")
    words = {
        "source": factories.source("Ministry").pk,
        "tie": "family",
        "disclosure": "A cousin.",
        "user": other.pk,
    }
    door(person).post(listing(Conflict, "add/"), words)
    assert Conflict.objects.get().user == person


def test_a_policy_with_gaps_is_not_adopted(door, administrator):
    factories.policies()
    page = PolicyPage.objects.first()
    PolicyPage.objects.filter(pk=page.pk).update(body="We are [fill in].", adopted_at=None)
    words = {"action": "adopt", "_selected_action": [page.pk], "index": 0}
    answer = door(administrator).post(listing(PolicyPage), words, follow=True)
    page.refresh_from_db()
    assert "still has places marked [fill in]" in says(answer)
    assert page.adopted_at is None


def test_one_scale_is_in_use(door, administrator):
    factories.rating()
    other = RatingScale.objects.create(slug="other", name="Other")
    words = {"action": "use", "_selected_action": [other.pk], "index": 0}
    door(administrator).post(listing(RatingScale), words)
    assert RatingScale.objects.get(in_use=True) == other


def test_the_house_is_one_row(door, administrator):
    words = {"name": "The Desk", "language": "en", "gates_off": ["reply"], "ask_second": "on"}
    words |= {"complaint_days": "10"}
    browser = door(administrator)
    browser.post(listing(House, "add/"), words)
    assert House.objects.get().name == "The Desk"
    assert House.objects.get().gates_off == ["reply"]
    assert browser.get(listing(House, "add/")).status_code == 403
    assert "The Desk" in says(browser.get("/admin/"))


def test_a_close_tie_is_shown_beside_the_name_and_cannot_be_chosen(door):
    team = factories.Team()
    claim = factories.checked_claim(team)
    late = factories.person("checker")
    house.declare(late, by=late, source=claim.claimant, tie="family", disclosure="A cousin.")
    page = door(team.editor).get(step(claim, "assign"))
    option = f'<option value="{late.pk}" disabled>{late}: family tie to Microsoft</option>'
    assert page.content.decode().count(option) == 1
    answer = send(door(team.editor), claim, "assign", user=late.pk, role="lead")
    assert "declared a close tie to Microsoft" in says(answer)
